import type { NamedLists } from '../../../domain/rule-book.ts';
import type { Columns } from '../../../identify/columns/columns.ts';
import { type MatchedRows, matchesInColumns } from '../../../identify/columns/match-in-columns.ts';
import { columnsNeeded } from '../../../identify/columns/whole-condition.ts';
import { supersededPath } from '../recorded-fields.ts';
import { Count } from './count.ts';
import { GroupCounts } from './group-counts.ts';
import { groupingBy } from './grouping.ts';
import {
  type CountedGroup,
  type HistoryAnswer,
  type HistoryQuestion,
  mostKeptGroups,
  profileOf,
} from './question.ts';
import { columnsOfSum, GroupSums, type Summing, type Sums, summingOf } from './summing.ts';

const usualGroups = 20;

/** The paths of the columns a question reads. */
export function columnsOfQuestion(question: HistoryQuestion): readonly string[] {
  const { by, sum } = question;
  const paths = [
    ...columnsNeeded(profileOf(question)),
    supersededPath,
    ...(by === undefined ? [] : [by]),
    ...(sum === undefined ? [] : columnsOfSum(sum)),
  ];
  return [...new Set(paths)];
}

/** Counts what a question asks for over columns that may come in several parts, one after another. */
export class QuestionTally {
  readonly #question: HistoryQuestion;
  readonly #lists: NamedLists;
  readonly #whole = new Count();
  readonly #groups = new Map<string | null, Count>();
  readonly #mostGroups: number;

  constructor(question: HistoryQuestion, lists: NamedLists, mostGroups = mostKeptGroups) {
    this.#question = question;
    this.#lists = lists;
    this.#mostGroups = mostGroups;
  }

  /** Whether there are more groups than are counted, so that there is no answer. */
  get hasTooManyGroups(): boolean {
    return this.#groups.size > this.#mostGroups;
  }

  /** Takes in some declarations with all their items. */
  add(columns: Columns): void {
    const { by, sum, when: _, ...terms } = this.#question;
    const all = newest(matchesInColumns(profileOf(terms), this.#lists, columns), columns);
    const matched = newest(matchesInColumns(profileOf(this.#question), this.#lists, columns), columns);
    const summing = sum === undefined ? undefined : summingOf(sum, columns);
    this.#whole.declarations += matched.declarations.length;
    this.#whole.items += matched.items.length;
    this.#whole.ofDeclarations += all.declarations.length;
    if (summing !== undefined) addUp(summing, matched, this.#whole.sums);
    if (by === undefined) return;
    const groups = new GroupCounts(groupingBy(by, columns), columns);
    groups.countAll(all);
    groups.count(matched, summing);
    groups.addTo((name) => this.#group(name));
  }

  #group(name: string | null): Count {
    let count = this.#groups.get(name);
    if (count === undefined) {
      count = new Count();
      this.#groups.set(name, count);
    }
    return count;
  }

  answer(): HistoryAnswer {
    const { by, sum, top = usualGroups } = this.#question;
    const hasSums = sum !== undefined;
    const whole = this.#whole.told(hasSums);
    if (by === undefined) return whole;
    const satisfied = [...this.#groups].filter(([, { declarations }]) => declarations > 0).sort(moreFirst);
    const groups = satisfied
      .slice(0, top)
      .map(([value, count]): CountedGroup => ({ value, ...count.told(hasSums) }));
    return { ...whole, groups, groupsLeftOut: satisfied.length - groups.length };
  }
}

/** By declarations; then by name, so that the same history gives the same answer. */
function moreFirst([a, first]: [string | null, Count], [b, second]: [string | null, Count]): number {
  const more = second.declarations - first.declarations;
  return more !== 0 ? more : (a ?? '') < (b ?? '') ? -1 : 1;
}

/** The rows whose declaration is the newest version; of a match that asks about no item, all its items. */
function newest({ declarations, items }: MatchedRows, columns: Columns): MatchedRows {
  const column = columns.column(supersededPath);
  const superseded = column?.kind === 'number' ? column.values : undefined;
  const { itemStarts } = columns;
  const kept = superseded === undefined ? declarations : notIn(superseded, declarations);
  if (items.length === 0) return { declarations: kept, items: allItemsOf(kept, itemStarts) };
  return { declarations: kept, items: kept === declarations ? items : itemsOfKept(items, kept, itemStarts) };
}

function notIn(superseded: Float64Array, declarations: Int32Array): Int32Array {
  const kept = new Int32Array(declarations.length);
  let count = 0;
  for (let at = 0; at < declarations.length; at++) {
    const row = declarations[at] as number;
    if (superseded[row] === 1) continue;
    kept[count] = row;
    count += 1;
  }
  return kept.subarray(0, count);
}

/** Those of ascending items that are of some declarations, also ascending. */
function itemsOfKept(items: Int32Array, declarations: Int32Array, itemStarts: Int32Array): Int32Array {
  const kept = new Int32Array(items.length);
  let count = 0;
  let owner = 0;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as number;
    while (owner < declarations.length && endOf(declarations[owner] as number, itemStarts) <= item)
      owner += 1;
    const row = declarations[owner];
    if (row === undefined || (itemStarts[row] as number) > item) continue;
    kept[count] = item;
    count += 1;
  }
  return kept.subarray(0, count);
}

function endOf(declaration: number, itemStarts: Int32Array): number {
  return itemStarts[declaration + 1] as number;
}

function allItemsOf(declarations: Int32Array, itemStarts: Int32Array): Int32Array {
  let count = 0;
  for (const row of declarations) count += (itemStarts[row + 1] as number) - (itemStarts[row] as number);
  const items = new Int32Array(count);
  let next = 0;
  for (const row of declarations) {
    const end = itemStarts[row + 1] as number;
    for (let item = itemStarts[row] as number; item < end; item++) {
      items[next] = item;
      next += 1;
    }
  }
  return items;
}

function addUp({ scope, valueAt, currencyAt }: Summing, matched: MatchedRows, sums: Sums): void {
  const rows = scope === 'item' ? matched.items : matched.declarations;
  const added = new GroupSums();
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    added.add(0, valueAt(row), currencyAt(row));
  }
  added.addTo(0, sums);
}
