import { hasDated, listedValue } from '../../domain/named-list.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import { columnView } from './column-view.ts';
import type { Columns } from './columns.ts';
import { conditionFilter, type Demand, demandsIn } from './condition-filter.ts';
import { distinctOwners, type MatchedRows, matchesInColumns } from './match-in-columns.ts';
import {
  type Postings,
  type PostingsByPath,
  type RankRange,
  ranksBeginning,
  ranksEqual,
} from './postings.ts';
import { itemsOf, postedRows } from './row-source.ts';
import { filtered, kept, weighed } from './weighed-filter.ts';
import { asksItems, wholeConditionOf } from './whole-condition.ts';

/** Where postings would still leave more than this share of the rows, a scan is faster: it reads memory in its order. */
const largestShare = 0.02;

/**
 * What `matchesInColumns` answers, by reading only the rows of the profile's rarest texts where postings tell
 * them.
 */
export function matchesThroughPostings(
  profile: RiskProfile,
  lists: NamedLists,
  columns: Columns,
  postings: PostingsByPath,
): MatchedRows {
  const demands = demandsIn({ condition: wholeConditionOf(profile), isTrue: true });
  const way = rarest(demands.flatMap((demand) => wayOf(demand, lists, postings) ?? []));
  const isOfItems = asksItems(profile.when);
  const ofItems = way === undefined ? 0 : way.isOfItem ? columns.items : columns.declarations;
  if (way === undefined || way.rows > ofItems * largestShare)
    return matchesInColumns(profile, lists, columns);
  const view = columnView(columns, isOfItems ? 'item' : 'header', lists);
  const filters = demands
    .filter((demand) => demand !== way.demand)
    .map((demand) =>
      weighed(conditionFilter(demand, view), 0, isOfItems ? columns.items : columns.declarations),
    );
  const posted = postedRows(way.postings, way.ranges);
  const source = isOfItems && !way.isOfItem ? itemsOf(posted, columns.itemStarts) : posted;
  const found = ascending(kept(filtered(source, filters)));
  return isOfItems
    ? { declarations: distinctOwners(found, columns.itemStarts), items: found }
    : { declarations: found, items: new Int32Array(0) };
}

/** A way to the rows that satisfy a demand, without looking at the others. */
type Way = {
  readonly demand: Demand;
  readonly isOfItem: boolean;
  readonly postings: Postings;
  readonly ranges: readonly RankRange[];
  readonly rows: number;
};

function wayOf(demand: Demand, lists: NamedLists, byPath: PostingsByPath): Way | undefined {
  const { condition, isTrue } = demand;
  if (!isTrue || !('field' in condition)) return undefined;
  const postings = byPath(condition.field);
  const ranges = postings && rangesOf(condition, lists, postings);
  if (postings === undefined || ranges === undefined) return undefined;
  const rows = ranges.reduce((sum, [from, end]) => sum + rowsIn(postings, from, end), 0);
  return { demand, isOfItem: fieldAt(condition.field)?.scope === 'item', postings, ranges, rows };
}

function rowsIn({ starts }: Postings, from: number, end: number): number {
  return (starts[end] ?? 0) - (starts[from] ?? 0);
}

/** The ranks of the texts that satisfy a predicate; undefined where they do not stand together. */
function rangesOf(
  predicate: Extract<Demand['condition'], { readonly field: string }>,
  lists: NamedLists,
  postings: Postings,
): readonly RankRange[] | undefined {
  switch (predicate.op) {
    case 'eq':
      return typeof predicate.value === 'string' ? exactly(postings, [predicate.value]) : undefined;
    case 'in':
      return exactly(postings, predicate.value);
    case 'inList': {
      const list = lists[predicate.value] ?? [];
      return hasDated(list) ? undefined : exactly(postings, list.map(listedValue));
    }
    case 'startsWith': {
      const starts = typeof predicate.value === 'string' ? [predicate.value] : predicate.value;
      // Absent texts are coded as '', with which every text begins.
      return starts.includes('') ? undefined : starts.map((start) => ranksBeginning(postings, start));
    }
    default:
      return undefined;
  }
}

function exactly(postings: Postings, values: readonly (string | number)[]): readonly RankRange[] {
  return values.flatMap((value) =>
    typeof value === 'string' && value !== '' ? [ranksEqual(postings, value)] : [],
  );
}

function rarest(ways: readonly Way[]): Way | undefined {
  return ways.reduce<Way | undefined>(
    (best, way) => (best === undefined || way.rows < best.rows ? way : best),
    undefined,
  );
}

/** Rows in their order, each once: two beginnings may overlap, and a row may have several texts. */
function ascending(rows: Int32Array): Int32Array {
  const sorted = rows.sort();
  return sorted.filter((row, at) => row !== sorted[at - 1]);
}
