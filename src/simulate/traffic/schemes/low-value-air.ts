import { lodgedOnce, type Scheme } from './scheme.ts';

/** N02: goods worth less than their flight. What else is in the box is the reason they fly. */
export const lowValueAir: Scheme = {
  kind: 'low-value-air',
  indicator: 'N02',
  riskArea: 'narcotics',
  recordsPerAct: 1,
  recruits: {
    flow: 'import',
    who: 'established',
    suits: ({ usdPerKg, airFactor }) => usdPerKg <= 30 && airFactor > 0,
    mode: '4',
  },
  act: (draft, { stream }) => {
    for (const item of draft.items) item.valueUsd = item.netKg * stream.between(0.25, 1.05);
    return lodgedOnce(draft);
  },
};
