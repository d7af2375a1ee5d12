import { isRow, type ListRow, type ListValue, type NamedList } from '../../domain/named-list.ts';
import { type Period, periodOf } from '../conditions/list-periods.ts';

/** What a table says under one key for some days; of rows that are valid on one day the first holds. */
type TableRow = { readonly is: ListValue; readonly days: Period; readonly next: TableRow | undefined };

/** The rows of a reference table by their keys. Elements without `is` are no rows of it. */
export class LookupTable {
  readonly #rows = new Map<string, TableRow>();
  #longestKey = 0;

  constructor(list: NamedList) {
    // Rows are put before those of their key that give way to them.
    const rows = list.filter((element) => isRow(element)).sort(byPrecedence);
    for (const row of rows) {
      if (row.is === undefined || typeof row.value !== 'string') continue;
      this.#rows.set(row.value, { is: row.is, days: periodOf(row), next: this.#rows.get(row.value) });
      this.#longestKey = Math.max(this.#longestKey, row.value.length);
    }
  }

  /** The keys there are, whenever they are valid. */
  get keys(): Iterable<string> {
    return this.#rows.keys();
  }

  /** What stands under a key on a day, counted from 1970; undefined where nothing does. */
  at(key: string, day: number): ListValue | undefined {
    for (let row = this.#rows.get(key); row !== undefined; row = row.next)
      if (day >= row.days[0] && day <= row.days[1]) return row.is;
    return undefined;
  }

  /** What stands under the longest beginning of a code that has something on that day, after what goes before it. */
  atLongestBeginning(before: string, code: string, day: number): ListValue | undefined {
    const most = Math.min(code.length, this.#longestKey - before.length);
    for (let length = most; length > 0; length--) {
      const is = this.at(before + code.slice(0, length), day);
      if (is !== undefined) return is;
    }
    return undefined;
  }
}

/** What gives way comes first: what began earlier, then what ends earlier; the rest is told apart by what it says. */
function byPrecedence(a: ListRow, b: ListRow): number {
  return (
    byText(a.validFrom ?? '', b.validFrom ?? '') ||
    byText(a.validTo ?? '9999-12-31', b.validTo ?? '9999-12-31') ||
    byText(JSON.stringify(a.is) ?? '', JSON.stringify(b.is) ?? '')
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const known = new WeakMap<NamedList, LookupTable>();

/** A list as a table; made once, however many fields and profiles look things up in it. */
export function tableOf(list: NamedList): LookupTable {
  let table = known.get(list);
  if (table === undefined) {
    table = new LookupTable(list);
    known.set(list, table);
  }
  return table;
}
