import { canonicalJson } from '../../domain/canonical-json.ts';
import { type Declaration, partyRoles, versionOf } from '../../domain/declaration.ts';
import { type GoodsItem, itemValueOf } from '../../domain/goods-item.ts';
import type { Known } from '../../domain/known.ts';
import { amountAsNumber } from '../../domain/money.ts';
import type { ReceivedDeclaration } from './own-past.ts';

/** What can differ between two versions. */
export const changes = ['commodityCode', 'value', 'originCountry', 'mass', 'parties'] as const;
type Change = (typeof changes)[number];

/** How often a declaration was amended, and what differs from the version before. */
export function previousVersionFacts(
  declaration: Declaration,
  earlier: readonly ReceivedDeclaration[],
): Known {
  const version = versionOf(declaration);
  const before = earlier
    .map((received) => received.declaration)
    .filter((other) => versionOf(other) < version)
    .sort((a, b) => versionOf(a) - versionOf(b));
  const previous = before.at(-1);
  return {
    versions: Math.max(before.length, version - 1),
    changed: previous === undefined ? undefined : changesBetween(previous, declaration),
  };
}

function changesBetween(before: Declaration, after: Declaration): readonly string[] {
  return changes.filter((change) => aspectOf(before, change) !== aspectOf(after, change));
}

/** All that a declaration says about one thing, as a text that is the same where that is the same. */
function aspectOf(declaration: Declaration, change: Change): string {
  if (change === 'parties') {
    return canonicalJson(partyRoles.map((role) => declaration[role] ?? null));
  }
  const items = [...declaration.items].sort((a, b) => a.sequence - b.sequence);
  const said = items.map((item) => [item.sequence, saidOf[change](item)]);
  return canonicalJson(change === 'mass' ? [declaration.totalGrossMassKg ?? null, said] : said);
}

const saidOf: Readonly<Record<Exclude<Change, 'parties'>, (item: GoodsItem) => unknown>> = {
  commodityCode: ({ commodityCode }) => commodityCode ?? null,
  originCountry: ({ originCountry }) => originCountry ?? null,
  mass: ({ netMassKg, grossMassKg }) => [netMassKg ?? null, grossMassKg ?? null],
  value: (item) => {
    const value = itemValueOf(item);
    return value === undefined ? null : [amountAsNumber(value), value.currency];
  },
};
