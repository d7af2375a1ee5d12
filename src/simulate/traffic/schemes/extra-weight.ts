import { declareLess } from './declare-less.ts';
import { lodgedOnce, type Scheme } from './scheme.ts';

/** W01: more goods than declared. The gross mass is known to the carrier, so that it stays true. */
export const extraWeight: Scheme = {
  kind: 'extra-weight',
  indicator: 'W01',
  riskArea: 'weight',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent, packageKind }) => dutyPercent >= 5 && packageKind !== 'NE',
  },
  act: (draft, { stream }) => {
    const factor = stream.between(0.45, 0.75);
    for (const item of draft.items) declareLess(item, factor);
    return lodgedOnce(draft);
  },
};
