import { decimalOf, plus } from '../../domain/decimal.ts';
import { itemValueOf } from '../../domain/goods-item.ts';
import type { KnownItem } from '../../domain/known.ts';
import { decimalIn } from './box-values.ts';
import { numberOf } from './mass-totals.ts';
import { amountPer, quotient } from './quotient.ts';

/** What the customs value adds to the price, as a share of the price, in one currency (V05). */
export function freightShareOf({ customsValue, itemPrice }: KnownItem): number | undefined {
  if (customsValue === undefined || customsValue.currency !== itemPrice?.currency) return undefined;
  const price = decimalOf(itemPrice.amount);
  const added = plus(decimalOf(customsValue.amount), { ...price, units: -price.units });
  return quotient(numberOf(added), numberOf(price));
}

/** Net kg of a package (W02), to be held against the band of the same name. */
export function kgPerPackageOf({ netMassKg, packages }: KnownItem): number | undefined {
  return quotient(netMassKg, packages);
}

/** Net kg of a supplementary unit (C06), to be held against the band of the same name. */
export function kgPerUnitOf({ netMassKg, quantity }: KnownItem): number | undefined {
  return quotient(netMassKg, quantity?.value);
}

/**
 * Mass of a cubic metre in kg (W05): gross mass by the volume that the national box `volumeM3` says the packages take,
 * else net mass by a supplementary unit in cubic metres.
 */
export function densityKgPerM3Of({
  attributes,
  grossMassKg,
  netMassKg,
  quantity,
}: KnownItem): number | undefined {
  const volume = decimalIn(attributes, 'volumeM3');
  if (volume !== undefined) return quotient(grossMassKg, numberOf(volume));
  return quantity?.unit === 'MTQ' ? quotient(netMassKg, quantity.value) : undefined;
}

/** Value of a gross kg in its currency (N02). */
export function valuePerGrossKgOf(item: KnownItem): number | undefined {
  return amountPer(itemValueOf(item), item.grossMassKg);
}
