import type { Scheme } from './scheme.ts';

/** I02: another's mark on goods at the price of goods without one. */
export const counterfeitBrand: Scheme = {
  kind: 'counterfeit-brand',
  indicator: 'I02',
  riskArea: 'ipr',
  recordsPerAct: 1,
  recruits: { flow: 'import', who: 'established', suits: ({ brands }) => brands.length > 0 },
  act: (draft, { stream }) => {
    const items: number[] = [];
    for (const [index, item] of draft.items.entries()) {
      if (item.goods.brands.length === 0) continue;
      const brand = stream.pick(item.goods.brands);
      item.valueUsd *= stream.between(0.55, 1.05) / (item.brand?.priceFactor ?? 1);
      item.brand = brand;
      item.description = `${item.goods.text}, ${brand.name}`;
      items.push(index + 1);
    }
    // The price is the true one of such goods, so that no duty is lost.
    return [{ draft, delayMs: 0, items, evaded: 0 }];
  },
};
