import type { KnownDeclaration, KnownItem } from '../../domain/known.ts';
import type { Money } from '../../domain/money.ts';

/**
 * How many items say the same as one before them: the same goods, masses, quantities, origin and amounts, whatever
 * their numbers and national boxes. Items that name neither a code nor goods are left out.
 */
export function repeatedItems({ items }: KnownDeclaration): number {
  if (items.length < 2) return 0;
  const said = items.flatMap((item) => saidBy(item) ?? []);
  return said.length - new Set(said).size;
}

function saidBy(item: KnownItem): string | undefined {
  const { commodityCode, description, originCountry, netMassKg, grossMassKg, quantity, packages } = item;
  if (commodityCode === undefined && description === undefined) return undefined;
  return JSON.stringify([
    ...[commodityCode, description, originCountry, netMassKg, grossMassKg, packages],
    ...[quantity?.value, quantity?.unit, ...of(item.itemPrice), ...of(item.customsValue)],
  ]);
}

/** The amount as a number: 10 and 10.00 say the same. */
function of(money: Money | undefined): readonly unknown[] {
  return [money && Number(money.amount), money?.currency];
}
