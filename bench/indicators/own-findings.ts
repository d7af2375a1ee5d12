import { commodityPrefix } from '../../src/domain/codes.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { GoodsItem } from '../../src/domain/goods-item.ts';
import { instantOf, type Moment } from '../../src/domain/moment.ts';
import type { NamedLists } from '../../src/domain/rule-book.ts';

/** How many inspections the rate of all weighs before any of one kind of goods or country. */
const priorInspections = 10;
/** So many violations make a list, where their rate is so many times that of all: assumptions, made beforehand. */
const leastViolations = 3;
const timesUsual = 1.5;

/** What a list is of, and of which violations; all where no risk area is named. */
type LearntList = {
  readonly name: string;
  readonly of: (declaration: Declaration, item: GoodsItem) => string | undefined;
  readonly riskArea?: string;
};

const hs6 = (_: Declaration, { commodityCode }: GoodsItem) => commodityPrefix(commodityCode, 6);
const hs4 = (_: Declaration, { commodityCode }: GoodsItem) => commodityPrefix(commodityCode, 4);
const dispatch = ({ exportCountry }: Declaration) => exportCountry;
const origin = (_: Declaration, { originCountry }: GoodsItem) => originCountry;

const learntLists: readonly LearntList[] = [
  { name: 'RISKY_GOODS', of: hs6 },
  { name: 'RISK_COUNTRIES', of: dispatch },
  { name: 'COUNTERFEIT_ORIGINS', of: origin, riskArea: 'ipr' },
  { name: 'COVER_LOADS', of: hs4, riskArea: 'narcotics' },
  { name: 'DRUG_ROUTE_COUNTRIES', of: dispatch, riskArea: 'narcotics' },
];

type Found = { readonly declaration: Declaration; readonly finding: Finding };
type Tally = { inspected: number; violations: number };

/**
 * What officers found on imports, and the lists an administration makes of it: what was in violation clearly more often
 * than all that was inspected. The inspected are those the past policy chose, so the lists are as lopsided as it was.
 */
export class OwnFindings {
  readonly #found: Found[] = [];

  add(declaration: Declaration, finding: Finding): void {
    if (declaration.flow === 'import') this.#found.push({ declaration, finding });
  }

  /** The lists as of a moment; of what was found later they know nothing. A list that nothing stands on is not there. */
  listsAt(moment: Moment): NamedLists {
    const now = instantOf(moment);
    const heard = this.#found.filter(({ finding }) => instantOf(finding.inspectedAt) <= now);
    return Object.fromEntries(
      learntLists.flatMap((list) => {
        const values = oftenInViolation(heard, list);
        return values.length === 0 ? [] : [[list.name, values]];
      }),
    );
  }
}

function oftenInViolation(heard: readonly Found[], list: LearntList): readonly string[] {
  const all: Tally = { inspected: 0, violations: 0 };
  const tallies = new Map<string, Tally>();
  for (const { declaration, finding } of heard) {
    const isViolation =
      finding.result === 'violation' &&
      (list.riskArea === undefined || (finding.riskAreas ?? []).includes(list.riskArea));
    count(all, isViolation);
    for (const [value, items] of itemsByValue(declaration, list)) {
      const tally = tallies.get(value) ?? { inspected: 0, violations: 0 };
      tallies.set(value, tally);
      count(tally, isViolation && (finding.item === undefined || items.has(finding.item)));
    }
  }
  const usual = all.violations / Math.max(1, all.inspected);
  const rateOf = ({ inspected, violations }: Tally) =>
    (violations + priorInspections * usual) / (inspected + priorInspections);
  return [...tallies]
    .filter(([, tally]) => tally.violations >= leastViolations && rateOf(tally) > timesUsual * usual)
    .map(([value]) => value)
    .sort();
}

function itemsByValue(declaration: Declaration, { of }: LearntList): ReadonlyMap<string, Set<number>> {
  const items = new Map<string, Set<number>>();
  for (const item of declaration.items) {
    const value = of(declaration, item);
    if (value !== undefined) items.set(value, (items.get(value) ?? new Set()).add(item.sequence));
  }
  return items;
}

function count(tally: Tally, isViolation: boolean): void {
  tally.inspected += 1;
  if (isViolation) tally.violations += 1;
}
