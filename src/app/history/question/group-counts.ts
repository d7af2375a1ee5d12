import type { Columns } from '../../../identify/columns/columns.ts';
import type { MatchedRows } from '../../../identify/columns/match-in-columns.ts';
import type { Count } from './count.ts';
import type { Grouping } from './grouping.ts';
import { GroupSums, type Summing } from './summing.ts';

/** Counts the groups of some columns. A row that is in a group twice counts once. */
export class GroupCounts {
  readonly #grouping: Grouping;
  readonly #columns: Columns;
  readonly #ofDeclarations: Int32Array;
  readonly #declarations: Int32Array;
  readonly #items: Int32Array;
  readonly #sums = new GroupSums();
  /** By group, the row that was counted last. */
  readonly #last: Int32Array;

  constructor(grouping: Grouping, columns: Columns) {
    this.#grouping = grouping;
    this.#columns = columns;
    const newCounts = () => new Int32Array(grouping.groups);
    this.#ofDeclarations = newCounts();
    this.#declarations = newCounts();
    this.#items = newCounts();
    this.#last = newCounts();
  }

  /** Counts how many declarations of each group there are at all. */
  countAll(all: MatchedRows): void {
    this.#countDeclarations(all, this.#ofDeclarations, undefined);
  }

  count(matched: MatchedRows, summing: Summing | undefined): void {
    this.#countDeclarations(matched, this.#declarations, summing?.scope === 'header' ? summing : undefined);
    this.#countItems(matched, summing?.scope === 'item' ? summing : undefined);
  }

  /** Adds what was counted to the counts of the groups by their names; null is that of what is absent. */
  addTo(countOf: (name: string | null) => Count): void {
    const { groups, nameOf } = this.#grouping;
    for (let group = 0; group < groups; group++) {
      const ofDeclarations = this.#ofDeclarations[group] as number;
      if (ofDeclarations === 0) continue;
      const count = countOf(group === 0 ? null : nameOf(group));
      count.ofDeclarations += ofDeclarations;
      count.declarations += this.#declarations[group] as number;
      count.items += this.#items[group] as number;
      this.#sums.addTo(group, count.sums);
    }
  }

  /** Each declaration once for each group that it, or an item of it, is in. */
  #countDeclarations(rows: MatchedRows, counts: Int32Array, summing: Summing | undefined): void {
    const { scope, members, starts } = this.#grouping;
    const { itemStarts } = this.#columns;
    const last = this.#last.fill(-1);
    const asked = scope === 'item' ? rows.items : rows.declarations;
    let owner = -1;
    for (let at = 0; at < asked.length; at++) {
      const row = asked[at] as number;
      if (scope === 'header') owner = row;
      else while ((itemStarts[owner + 1] as number) <= row) owner += 1;
      const end = starts === undefined ? row + 1 : (starts[row + 1] as number);
      let place = starts === undefined ? row : (starts[row] as number);
      const isAbsent = place === end;
      if (isAbsent) place -= 1;
      for (; place < end; place++) {
        const group = isAbsent ? 0 : (members[place] as number);
        if (last[group] === owner) continue;
        last[group] = owner;
        counts[group] = (counts[group] as number) + 1;
        if (summing !== undefined) this.#sums.add(group, summing.valueAt(owner), summing.currencyAt(owner));
      }
    }
  }

  /** Each item once for each group that it, or its declaration, is in. */
  #countItems({ items }: MatchedRows, summing: Summing | undefined): void {
    const { scope, members, starts } = this.#grouping;
    const { itemStarts } = this.#columns;
    const counts = this.#items;
    const last = this.#last.fill(-1);
    let owner = -1;
    for (let at = 0; at < items.length; at++) {
      const item = items[at] as number;
      while ((itemStarts[owner + 1] as number) <= item) owner += 1;
      const row = scope === 'item' ? item : owner;
      const end = starts === undefined ? row + 1 : (starts[row + 1] as number);
      let place = starts === undefined ? row : (starts[row] as number);
      const isAbsent = place === end;
      if (isAbsent) place -= 1;
      for (; place < end; place++) {
        const group = isAbsent ? 0 : (members[place] as number);
        if (last[group] === item) continue;
        last[group] = item;
        counts[group] = (counts[group] as number) + 1;
        if (summing !== undefined) this.#sums.add(group, summing.valueAt(item), summing.currencyAt(item));
      }
    }
  }
}
