import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { columnView } from './column-view.ts';
import type { Columns } from './columns.ts';
import { conditionFilter, demandsIn } from './condition-filter.ts';
import { ownerRows } from './owner-rows.ts';
import { everyRow, itemsOf } from './row-source.ts';
import { filtered, kept, type Weighed, weighed } from './weighed-filter.ts';
import { asksItems, wholeConditionOf } from './whole-condition.ts';

/** What a profile matches: rows of declarations and, where it asks about items, rows of the items that satisfied it. */
export type MatchedRows = { readonly declarations: Int32Array; readonly items: Int32Array };

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
/** The declarations of ascending rows of items, each once. */
export function distinctOwners(items: Int32Array, itemStarts: Int32Array): Int32Array {
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
