import { lodgedOnce, type Scheme } from './scheme.ts';

/** P01: a firm founded for a few large consignments, gone before anyone audits it. */
export const missingTrader: Scheme = {
  kind: 'missing-trader',
  indicator: 'P01',
  riskArea: 'parties',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'phantom',
    suits: ({ dutyPercent, usdPerKg, shipmentKg }) => dutyPercent >= 10 && usdPerKg * shipmentKg >= 25_000,
    load: 'several',
  },
  act: (draft, { stream }) => {
    const factor = stream.between(0.45, 0.85);
    for (const item of draft.items) item.valueUsd *= factor;
    return lodgedOnce(draft);
  },
};
