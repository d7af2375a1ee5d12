import { totalValueOf } from '../draft.ts';
import { lodgedOnce, type Scheme } from './scheme.ts';

/** V03: one low price per kilogram on unlike goods, because the invoice was written to order. */
export const flatPrice: Scheme = {
  kind: 'flat-price',
  indicator: 'V03',
  riskArea: 'undervaluation',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ dutyPercent }) => dutyPercent >= 10,
    load: 'mixed',
  },
  act: (draft, { stream }) => {
    const netKg = draft.items.reduce((sum, item) => sum + item.netKg, 0);
    const price = Math.round((totalValueOf(draft) / netKg) * stream.between(0.3, 0.6) * 100) / 100;
    for (const item of draft.items) item.valueUsd = item.netKg * Math.max(0.05, price);
    return lodgedOnce(draft);
  },
};
