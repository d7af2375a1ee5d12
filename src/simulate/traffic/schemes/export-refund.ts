import { totalValueOf } from '../draft.ts';
import { everyItem, type Scheme } from './scheme.ts';

/** V08 on exports: a price too high, so that more value added tax is refunded than was paid. */
export const exportRefund: Scheme = {
  kind: 'export-refund',
  indicator: 'V08',
  riskArea: 'over-valuation',
  recordsPerAct: 1,
  recruits: { flow: 'export', who: 'established', suits: () => true },
  act: (draft, { stream, world }) => {
    const trueValue = totalValueOf(draft);
    const factor = stream.between(1.9, 3.8);
    for (const item of draft.items) item.valueUsd *= factor;
    const evaded = ((totalValueOf(draft) - trueValue) * world.scenario.vatPercent) / 100;
    return [{ draft, delayMs: 0, items: everyItem(draft), evaded }];
  },
};
