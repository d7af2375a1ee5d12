import { commodityPrefix } from '../../domain/codes.ts';
import { itemValueOf, unitValueOf } from '../../domain/goods-item.ts';
import type { KnownDeclaration } from '../../domain/known.ts';
import { quotient } from './quotient.ts';

/** How many different headings (HS4) the items have; undefined where none has one. */
export function distinctHeadings({ items }: KnownDeclaration): number | undefined {
  const headings = new Set(items.map(({ commodityCode }) => commodityPrefix(commodityCode, 4)));
  headings.delete(undefined);
  return headings.size === 0 ? undefined : headings.size;
}

/**
 * The coefficient of variation of the value per net kg over the items, in one currency: their standard deviation by
 * their mean. Near nought, unlike goods have one price (V03). Undefined below two different headings, and where no
 * item or not every value has the same currency.
 */
export function unitValueVariation({ items }: KnownDeclaration): number | undefined {
  const headings = new Set<string>();
  const currencies = new Set<string | undefined>();
  const values: number[] = [];
  for (const item of items) {
    const heading = commodityPrefix(item.commodityCode, 4);
    const value = unitValueOf(item);
    if (heading === undefined || value === undefined) continue;
    headings.add(heading);
    currencies.add(itemValueOf(item)?.currency);
    values.push(value);
  }
  return headings.size < 2 || currencies.size !== 1 ? undefined : variationOf(values);
}

function variationOf(values: number[]): number | undefined {
  // Sorted, because sums of binary fractions depend on their order, and that of the items means nothing.
  values.sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values[0] === values.at(-1)) return quotient(0, mean);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return quotient(Math.sqrt(squares / values.length), mean);
}
