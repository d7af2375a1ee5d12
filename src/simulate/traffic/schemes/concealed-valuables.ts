import { declareLess } from './declare-less.ts';
import { lodgedOnce, type Scheme } from './scheme.ts';

/** H01: telephones, jewellery, medicines: half of a light and precious load is declared. */
export const concealedValuables: Scheme = {
  kind: 'concealed-valuables',
  indicator: 'H01',
  riskArea: 'high-value',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ usdPerKg, packageKind }) => usdPerKg >= 60 && packageKind !== 'NE',
  },
  act: (draft, { stream }) => {
    for (const item of draft.items) declareLess(item, stream.between(0.35, 0.65));
    return lodgedOnce(draft);
  },
};
