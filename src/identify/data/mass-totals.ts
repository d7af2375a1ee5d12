import { type Decimal, decimalOfNumber, decimalText, plus, zero } from '../../domain/decimal.ts';
import type { KnownDeclaration, KnownItem } from '../../domain/known.ts';

/** The exact sum of a number over the items; undefined where an item has none. */
export function sumOverItems(
  items: readonly KnownItem[],
  numberOf: (item: KnownItem) => number | undefined,
): Decimal | undefined {
  let sum = zero;
  for (const item of items) {
    const number = numberOf(item);
    if (number === undefined) return undefined;
    sum = plus(sum, decimalOfNumber(number));
  }
  return sum;
}

/** The gross mass of a declaration in kg: as declared in all, else that of all items together. */
export function grossMassOf({ totalGrossMassKg, items }: KnownDeclaration): Decimal | undefined {
  if (totalGrossMassKg !== undefined) return decimalOfNumber(totalGrossMassKg);
  return sumOverItems(items, ({ grossMassKg }) => grossMassKg);
}

/** The decimal as the nearest number; infinite where it is beyond them. */
export function numberOf(decimal: Decimal): number {
  return Number(decimalText(decimal));
}
