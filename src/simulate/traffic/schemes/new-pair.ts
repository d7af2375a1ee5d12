import { lodgedOnce, type Scheme } from './scheme.ts';

/** P07: a few brokers bring goods of high duty through for importers they never served before. */
export const newPair: Scheme = {
  kind: 'new-pair',
  indicator: 'P07',
  riskArea: 'parties',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'broker', suits: ({ dutyPercent }) => dutyPercent >= 15 },
  act: (draft, { stream, world }) => {
    const factor = stream.between(0.4, 0.75);
    for (const item of draft.items) {
      item.valueUsd *= factor;
      if (stream.chance(0.25)) item.description = stream.pick(world.scenario.vagueDescriptions);
    }
    return lodgedOnce(draft);
  },
};
