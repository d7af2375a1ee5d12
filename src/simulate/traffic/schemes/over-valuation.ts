import { lodgedOnce, type Scheme } from './scheme.ts';

/** V08: a price far too high on goods free of duty, to move money abroad. No revenue is lost. */
export const overValuation: Scheme = {
  kind: 'over-valuation',
  indicator: 'V08',
  riskArea: 'over-valuation',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent }) => dutyPercent === 0,
    load: 'single',
  },
  act: (draft, { stream }) => {
    const factor = stream.between(2.2, 5);
    for (const item of draft.items) item.valueUsd *= factor;
    return lodgedOnce(draft);
  },
};
