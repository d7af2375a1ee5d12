import { lodgedOnce, type Scheme } from './scheme.ts';

/** O01: goods of a far country carried through a neighbour and declared as made there, free of duty. */
export const falsePreference: Scheme = {
  kind: 'false-preference',
  indicator: 'O01',
  riskArea: 'origin',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent, originWeights }) => dutyPercent >= 15 && originWeights.has('CN'),
    origin: () => 'CN',
    dispatch: ({ freeTrade, hub }) => freeTrade === true && hub === true,
  },
  act: (draft) => {
    for (const item of draft.items) {
      item.origin = draft.dispatchCountry;
      item.claimsFreeTrade = true;
    }
    return lodgedOnce(draft);
  },
};
