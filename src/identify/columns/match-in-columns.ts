import { type Condition, fieldsOf } from '../../domain/condition.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { columnView } from './column-view.ts';
import type { Columns } from './columns.ts';
import { conditionFilter, demandsIn } from './condition-filter.ts';
import { GrowingArray } from './growing-array.ts';
import { ownerRows } from './owner-rows.ts';
import { keepsEvery, type RowFilter } from './row-filter.ts';
import { everyRow, itemsOf, type RowSource } from './row-source.ts';

/** What a profile matches: rows of declarations and, where it asks about items, rows of the items that satisfied it. */
export type MatchedRows = { readonly declarations: Int32Array; readonly items: Int32Array };

/** The paths of the fields that must be there as columns before a profile can be asked; its own terms count too. */
export function columnsNeeded(profile: RiskProfile): readonly string[] {
  return fieldsOf(wholeConditionOf(profile));
}

/**
 * The rows that a checked profile matches, ascending, among the declarations from one row to before another. It
 * means what it means to a single declaration, the terms of the profile included; a field without a column is
 * absent everywhere.
 */
export function matchesInColumns(
  profile: RiskProfile,
  lists: NamedLists,
  columns: Columns,
  from = 0,
  to = columns.declarations,
): MatchedRows {
  const demands = demandsIn({ condition: wholeConditionOf(profile), isTrue: true });
  const ofHeader = columnView(columns, 'header', lists);
  if (!asksItems(profile.when)) {
    const filters = demands.map((demand) => weighed(conditionFilter(demand, ofHeader), from, to));
    return { declarations: kept(filtered(everyRow(from, to), filters)), items: new Int32Array(0) };
  }
  const ofItem = columnView(columns, 'item', lists);
  const { itemStarts } = columns;
  const [first, end] = [itemStarts[from] ?? 0, itemStarts[to] ?? 0];
  const before: Weighed[] = [];
  const after: Weighed[] = [];
  for (const demand of demands) {
    const early = asksItems(demand.condition)
      ? undefined
      : weighed(conditionFilter(demand, ofHeader), from, to);
    if (early !== undefined && early.share <= fewDeclarations) before.push(early);
    else after.push(weighed(conditionFilter(demand, ofItem), first, end));
  }
  const declarations = filtered(everyRow(from, to), before);
  const source = before.length === 0 ? everyRow(first, end) : itemsOf(declarations, itemStarts);
  const items = kept(filtered(source, after));
  return { declarations: distinctOwners(items, itemStarts), items };
}

/** Where at most this share of the declarations is left, only their items are looked at, and else all items. */
const fewDeclarations = 0.25;
const sampleRows = 1_024;

/** A filter with the share of the rows it keeps, by a sample of them. */
type Weighed = { readonly filter: RowFilter; readonly share: number };

function weighed(filter: RowFilter, from: number, to: number): Weighed {
  const step = Math.max(1, Math.floor((to - from) / sampleRows));
  const count = Math.min(sampleRows, to - from);
  const rows = Int32Array.from({ length: count }, (_, index) => from + index * step);
  return { filter, share: count === 0 ? 1 : filter(rows, count) / count };
}

/** The rows of a source that every filter keeps; the filter that keeps the fewest is asked first. */
function filtered(source: RowSource, filters: readonly Weighed[]): RowSource {
  const inOrder = filters.toSorted((a, b) => a.share - b.share);
  const filter = keepsEvery(inOrder.map((each) => each.filter));
  return (take) => source((rows, count) => take(rows, filter(rows, count)));
}

function kept(source: RowSource): Int32Array {
  const found = new GrowingArray((length) => new Int32Array(length));
  source((rows, count) => found.pushAll(rows, count));
  return found.taken();
}

function distinctOwners(items: Int32Array, itemStarts: Int32Array): Int32Array {
  const owners = ownerRows(items, items.length, itemStarts, new Int32Array(items.length));
  return owners.slice(0, distinctOf(owners));
}

/** Moves the different ones of ascending rows to the front; answers how many they are. */
function distinctOf(rows: Int32Array): number {
  let kept = 0;
  let last = -1;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (row !== last) {
      rows[kept] = row;
      kept += 1;
      last = row;
    }
  }
  return kept;
}

/** Whether a condition is judged item by item. */
function asksItems(condition: Condition): boolean {
  return fieldsOf(condition).some((path) => path.startsWith('item.'));
}

/** The condition of a profile with its own terms before it. */
function wholeConditionOf({ flow, offices, validFrom, validTo, when }: RiskProfile): Condition {
  const terms: Condition[] = [];
  if (flow !== undefined) terms.push({ field: 'flow', op: 'eq', value: flow });
  if (offices !== undefined) terms.push(officesTerm(offices));
  if (validFrom !== undefined)
    terms.push({ field: 'lodgedAt', op: 'gte', value: `${validFrom.slice(0, 10)}T00:00:00Z` });
  if (validTo !== undefined)
    terms.push({ field: 'lodgedAt', op: 'lte', value: `${validTo.slice(0, 10)}T23:59:59.999Z` });
  return { all: [...terms, when] };
}

/** The office '' of a profile means the declarations that name none. */
function officesTerm(offices: readonly string[]): Condition {
  const among: Condition = { field: 'office', op: 'in', value: offices };
  return offices.includes('') ? { any: [among, { field: 'office', op: 'missing' }] } : among;
}
