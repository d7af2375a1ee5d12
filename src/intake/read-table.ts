import { keyOfEntry } from '../domain/list-entry.ts';
import { isRow, type ListRow, type TableType } from '../domain/named-list.ts';
import type { Problem } from '../domain/problem.ts';
import { type NamedRow, namedRows } from './csv/named-rows.ts';
import type { Limits } from './limits.ts';
import { problemAt, quoted } from './problems.ts';
import { readLists } from './read-lists.ts';

export type TableFile = { readonly source: string; readonly limits: Limits; readonly holds: TableType };

/**
 * The rows of a reference table from CSV with the columns `value` and `is`, and `validFrom` and `validTo` where rows are
 * valid for a time: the key, what is looked up under it, and UTC days, both included. A number is written with a point. A
 * key stands once from one day on. Whatever line is no row is a problem, and the rest is read.
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array>,
  file: TableFile,
): Promise<{ readonly rows: readonly ListRow[]; readonly problems: readonly Problem[] }> {
  const rows: ListRow[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for await (const named of namedRows(bytes, ['value', 'is'], file)) {
    const read = named.kind === 'broken' ? named : rowOf(named, file.holds, seen);
    if ('problems' in read) problems.push(...read.problems);
    else rows.push(read.row);
  }
  return { rows, problems };
}

function rowOf(
  { place, cellOf }: NamedRow & { kind: 'row' },
  holds: TableType,
  seen: Set<string>,
): { readonly row: ListRow } | { readonly problems: readonly Problem[] } {
  const [value, is, validFrom, validTo] = [
    cellOf('value'),
    cellOf('is'),
    cellOf('validFrom'),
    cellOf('validTo'),
  ];
  const missing = Object.entries({ value, is }).filter(([, cell]) => cell === '');
  if (missing.length > 0)
    return {
      problems: missing.map(([column]) => problemAt(place, [column], 'missing', 'Every row has one.')),
    };
  const told = holds === 'number' ? numberOf(is) : is;
  const isFit = told !== undefined && (holds !== 'day' || /^\d{4}-\d{2}-\d{2}$/.test(is));
  if (!isFit) {
    const wanted = { number: 'a number, as in 12.5,', day: 'a day, as in 2026-03-01,', text: 'text' }[holds];
    return {
      problems: [problemAt(place, ['is'], 'wrong-type', `Give ${wanted} instead of ${quoted(is)}.`)],
    };
  }
  // What holds of the rows of any list is asked of each as the only one of its own, at its own line.
  const last = { ...place, pathOf: (steps: readonly (string | number)[]) => String(steps.at(-1) ?? '') };
  const read = readLists({ table: [{ value, is: told, validFrom, validTo }] }, last);
  if (!read.ok) return { problems: read.problems };
  const [row] = read.value.table ?? [];
  if (row === undefined || !isRow(row)) return { problems: [] };
  const key = keyOfEntry(row);
  if (seen.has(key)) {
    const message = `${quoted(value)}, from the same day on, already stands further up.`;
    return { problems: [problemAt(place, ['value'], 'duplicate-value', message)] };
  }
  seen.add(key);
  return { row };
}

function numberOf(text: string): number | undefined {
  const number = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
