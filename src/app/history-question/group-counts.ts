import type { Columns } from '../../identify/columns/columns.ts';
import type { MatchedRows } from '../../identify/columns/match-in-columns.ts';
import type { Count } from './count.ts';
import type { Grouping } from './grouping.ts';
import type { Summing } from './summing.ts';

/** Counts the groups of some columns; a row that is in a group twice counts once. */
export class GroupCounts {
  readonly #grouping: Grouping;
  readonly #countOf: (group: number) => Count;
  readonly #lastOwner: Int32Array;
  readonly #lastItem: Int32Array;

  constructor(grouping: Grouping, countOfName: (name: string | null) => Count) {
    this.#grouping = grouping;
    const counts: (Count | undefined)[] = new Array(grouping.groups);
    this.#countOf = (group) => {
      const count = counts[group] ?? countOfName(grouping.nameOf(group));
      counts[group] = count;
      return count;
    };
    this.#lastOwner = new Int32Array(grouping.groups);
    this.#lastItem = new Int32Array(grouping.groups);
  }

  /** Counts how many declarations of each group there are at all. */
  countAll(all: MatchedRows, columns: Columns): void {
    this.#eachOwner(all, columns, (count) => {
      count.ofDeclarations += 1;
    });
  }

  count(matched: MatchedRows, columns: Columns, summing: Summing | undefined): void {
    this.#eachOwner(matched, columns, (count, owner) => {
      count.declarations += 1;
      if (summing?.scope === 'header') count.sums.add(summing.valueAt(owner), summing.currencyAt(owner));
    });
    this.#eachItem(matched, columns, (count, item) => {
      count.items += 1;
      if (summing?.scope === 'item') count.sums.add(summing.valueAt(item), summing.currencyAt(item));
    });
  }

  /** Each declaration once for each group that it, or an item of it, is in. */
  #eachOwner(rows: MatchedRows, { itemStarts }: Columns, visit: (count: Count, owner: number) => void): void {
    this.#lastOwner.fill(-1);
    if (this.#grouping.scope === 'header') {
      for (const owner of rows.declarations) this.#visitOwner(owner, owner, visit);
      return;
    }
    let owner = 0;
    for (const item of rows.items) {
      while ((itemStarts[owner + 1] as number) <= item) owner += 1;
      this.#visitOwner(item, owner, visit);
    }
  }

  #visitOwner(row: number, owner: number, visit: (count: Count, owner: number) => void): void {
    const groups = this.#grouping.ofRow(row);
    for (let at = 0; at < groups.length; at++) {
      const group = groups[at] as number;
      if (this.#lastOwner[group] === owner) continue;
      this.#lastOwner[group] = owner;
      visit(this.#countOf(group), owner);
    }
  }

  #eachItem(rows: MatchedRows, { itemStarts }: Columns, visit: (count: Count, item: number) => void): void {
    this.#lastItem.fill(-1);
    const isOfItem = this.#grouping.scope === 'item';
    let owner = 0;
    for (const item of rows.items) {
      while ((itemStarts[owner + 1] as number) <= item) owner += 1;
      const groups = this.#grouping.ofRow(isOfItem ? item : owner);
      for (let at = 0; at < groups.length; at++) {
        const group = groups[at] as number;
        if (this.#lastItem[group] === item) continue;
        this.#lastItem[group] = item;
        visit(this.#countOf(group), item);
      }
    }
  }
}
