import type { CommodityCode, CountryCode } from './codes.ts';
import { amountAsNumber, type Money } from './money.ts';

/** A document, licence, permit or certificate that an item names. */
export type ItemDocument = { readonly type: string; readonly id?: string };

/** A supplementary unit: how many of what (UN/ECE Rec 20). */
export type Quantity = { readonly value: number; readonly unit: string };

/** One goods item of a declaration. */
export type GoodsItem = {
  readonly sequence: number;
  readonly commodityCode?: CommodityCode;
  readonly description?: string;
  readonly originCountry?: CountryCode;
  readonly preference?: string;
  readonly netMassKg?: number;
  readonly grossMassKg?: number;
  readonly quantity?: Quantity;
  readonly packages?: number;
  readonly itemPrice?: Money;
  /** When absent, the item price serves as the value. */
  readonly customsValue?: Money;
  readonly dutyRatePercent?: number;
  readonly dutyType?: string;
  readonly documents?: readonly ItemDocument[];
  readonly attributes?: Readonly<Record<string, string>>;
};

/** What the item is worth: its customs value, else its price. */
export function itemValueOf(item: GoodsItem): Money | undefined {
  return item.customsValue ?? item.itemPrice;
}

/**
 * Value per net kilogram, in the value's currency; undefined when either is absent, the mass is zero, or so small that
 * no number holds what comes of it.
 */
export function unitValueOf(item: GoodsItem): number | undefined {
  const value = itemValueOf(item);
  if (value === undefined || item.netMassKg === undefined || item.netMassKg === 0) return undefined;
  return finite(amountAsNumber(value) / item.netMassKg);
}

/** Gross mass over net mass; undefined when either is absent, or the net mass is zero or next to it. */
export function grossToNetOf(item: GoodsItem): number | undefined {
  if (item.grossMassKg === undefined || item.netMassKg === undefined || item.netMassKg === 0)
    return undefined;
  return finite(item.grossMassKg / item.netMassKg);
}

function finite(ratio: number): number | undefined {
  return Number.isFinite(ratio) ? ratio : undefined;
}
