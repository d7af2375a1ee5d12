import { totalValueOf } from '../draft.ts';
import { everyItem, type Scheme } from './scheme.ts';

/** T03: excise goods declared for transit that never leave the country. */
export const exciseTransit: Scheme = {
  kind: 'excise-transit',
  indicator: 'T03',
  riskArea: 'transit',
  recordsPerAct: 1,
  recruits: { flow: 'transit', who: 'transit', suits: ({ isExcise }) => isExcise, load: 'single' },
  act: (draft, { stream, world }) => {
    const vat = world.scenario.vatPercent / 100;
    const duty = draft.items.reduce(
      (sum, { valueUsd, goods }) => sum + (valueUsd * goods.dutyPercent) / 100,
      0,
    );
    const evaded = duty + (totalValueOf(draft) + duty) * vat;
    for (const item of draft.items) item.valueUsd *= stream.between(0.3, 0.9);
    return [{ draft, delayMs: 0, items: everyItem(draft), evaded }];
  },
};
