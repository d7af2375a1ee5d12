import { lodgedOnce, type Scheme } from './scheme.ts';

/** C03: words that would fit anything, over a value that fits nothing. */
export const vagueDescription: Scheme = {
  kind: 'vague-description',
  indicator: 'C03',
  riskArea: 'misclassification',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent }) => dutyPercent >= 10,
    load: 'several',
  },
  act: (draft, { stream, world }) => {
    for (const item of draft.items) {
      item.description = stream.pick(world.scenario.vagueDescriptions);
      item.brand = undefined;
      item.valueUsd *= stream.between(0.45, 0.8);
    }
    return lodgedOnce(draft);
  },
};
