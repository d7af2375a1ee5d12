import { lodgedOnce, type Scheme } from './scheme.ts';

/** V01: an invoice made out for a part of the price, on goods that bear duty. */
export const undervaluation: Scheme = {
  kind: 'undervaluation',
  indicator: 'V01',
  riskArea: 'undervaluation',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'established', suits: ({ dutyPercent }) => dutyPercent >= 10 },
  act: (draft, { stream }) => {
    const factor = stream.between(0.3, 0.68);
    for (const item of draft.items) item.valueUsd *= factor * stream.between(0.9, 1.1);
    return lodgedOnce(draft);
  },
};
