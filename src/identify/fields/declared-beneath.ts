const itemValue = [
  'item.customsValue.amount',
  'item.customsValue.currency',
  'item.itemPrice.amount',
  'item.itemPrice.currency',
];

/** What derived fields are worked out from, beside the number of items. */
const beneath: Readonly<Record<string, readonly string[]>> = {
  'item.value': itemValue,
  'item.unitValue': [...itemValue, 'item.netMassKg'],
  'item.grossToNet': ['item.grossMassKg', 'item.netMassKg'],
  'item.hs2': ['item.commodityCode'],
  'item.hs4': ['item.commodityCode'],
  'item.hs6': ['item.commodityCode'],
  itemCount: [],
  totalValue: itemValue,
};

/** The paths of the declared fields that tell a field's value: its own, unless it is derived. */
export function declaredBeneath(path: string): readonly string[] {
  return Object.hasOwn(beneath, path) ? (beneath[path] ?? []) : [path];
}
