import { commodityPrefix } from '../../domain/codes.ts';
import { totalValueOf } from '../../domain/declaration.ts';
import { grossToNetOf, itemValueOf, unitValueOf } from '../../domain/goods-item.ts';
import { amountAsNumber, type Money } from '../../domain/money.ts';
import { checkFields } from './check-fields.ts';
import type { Field } from './field.ts';

const itemFields: readonly Pick<Field, 'path' | 'type' | 'read'>[] = [
  { path: 'item.value', type: 'number', read: (_, item) => item && asNumber(itemValueOf(item)) },
  { path: 'item.unitValue', type: 'number', read: (_, item) => item && unitValueOf(item) },
  { path: 'item.grossToNet', type: 'number', read: (_, item) => item && grossToNetOf(item) },
  { path: 'item.hs2', type: 'text', read: (_, item) => commodityPrefix(item?.commodityCode, 2) },
  { path: 'item.hs4', type: 'text', read: (_, item) => commodityPrefix(item?.commodityCode, 4) },
  { path: 'item.hs6', type: 'text', read: (_, item) => commodityPrefix(item?.commodityCode, 6) },
];

const headerFields: readonly Pick<Field, 'path' | 'type' | 'read'>[] = [
  { path: 'itemCount', type: 'number', read: (declaration) => declaration.items.length },
  { path: 'totalValue', type: 'number', read: (declaration) => asNumber(totalValueOf(declaration)) },
];

/** Fields that are worked out from a declaration. */
export const derivedFields: readonly Field[] = [
  ...headerFields.map((field): Field => ({ ...field, scope: 'header', many: false })),
  ...itemFields.map((field): Field => ({ ...field, scope: 'item', many: false })),
  ...checkFields,
];

function asNumber(money: Money | undefined): number | undefined {
  return money && amountAsNumber(money);
}
