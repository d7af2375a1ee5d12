import { lodgedOnce, type Scheme } from './scheme.ts';

/** W02: undeclared packages, their goods spread over the weight of the declared ones. */
export const heavyPackages: Scheme = {
  kind: 'heavy-packages',
  indicator: 'W02',
  riskArea: 'weight',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent, kgPerPackage, packageKind }) =>
      dutyPercent >= 5 && kgPerPackage <= 60 && packageKind !== 'NE',
  },
  act: (draft, { stream }) => {
    const factor = stream.between(0.3, 0.5);
    for (const item of draft.items) {
      item.packages = Math.max(1, Math.round(item.packages * factor));
      item.valueUsd *= stream.between(0.5, 0.8);
    }
    return lodgedOnce(draft);
  },
};
