import type { GoodsItem, Money } from '../../../src/server/api.ts';

/** What an item is worth: its customs value, else its price. */
export function itemValue(item: GoodsItem): Money | undefined {
  return item.customsValue ?? item.itemPrice;
}

/** The value of a net kilogram, rounded for the eye; undefined where mass or value is missing. */
export function valuePerKg(
  item: GoodsItem,
): { readonly value: number; readonly currency: string } | undefined {
  const worth = itemValue(item);
  if (worth === undefined || item.netMassKg === undefined || item.netMassKg === 0) return undefined;
  return { value: Number((Number(worth.amount) / item.netMassKg).toPrecision(4)), currency: worth.currency };
}
