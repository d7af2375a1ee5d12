import type { ListChange } from '../domain/list-entry.ts';
import type { Problem } from '../domain/problem.ts';
import { brokenRowProblem } from './csv/broken-row-problem.ts';
import { type BrokenRow, csvRows, type Row } from './csv/csv-rows.ts';
import { otherSeparator } from './csv/other-separator.ts';
import type { Limits } from './limits.ts';
import { linesOf } from './lines.ts';
import { problemAt, quoted } from './problems.ts';
import { readJsonText } from './read-json-text.ts';
import type { ChangeReader } from './read-list-change.ts';

/** A line of an upload: the change it asks for, or what is wrong with it. */
export type ChangeLine =
  | { readonly kind: 'change'; readonly line: number; readonly change: ListChange }
  | { readonly kind: 'rejected'; readonly line: number; readonly problems: readonly Problem[] };

type Upload = { readonly source: string; readonly limits: Limits; readonly reader: ChangeReader };

/** Changes of a list, one JSON object a line; blank lines are passed over. */
export async function* changesFromNdjson(
  bytes: AsyncIterable<Uint8Array>,
  { source, limits, reader }: Upload,
): AsyncGenerator<ChangeLine> {
  for await (const { bytes: text, number: line } of linesOf(bytes, limits.recordBytes)) {
    const place = { source, line };
    if (text === undefined) {
      yield rejected(line, [problemAt(place, [], 'record-too-large', tooLong(limits))]);
      continue;
    }
    if (text.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)) continue;
    const json = readJsonText(text, place);
    const read = json.ok ? reader.read(json.value, place) : json;
    yield read.ok ? { kind: 'change', line, change: read.value } : rejected(line, read.problems);
  }
}

/** Changes of a list as CSV, separated by commas; the first row names the columns, of which `value` must be one. */
export async function* changesFromCsv(
  bytes: AsyncIterable<Uint8Array>,
  upload: Upload,
): AsyncGenerator<ChangeLine> {
  let columns: readonly string[] | undefined;
  for await (const row of csvRows(bytes, ',', upload.limits.recordBytes)) {
    if (columns !== undefined) yield changeOfRow(row, columns, upload);
    else {
      columns = row.cells.map((cell) => cell.trim());
      const problems = problemsOfHeader(row, columns, upload);
      if (problems.length === 0) continue;
      yield rejected(row.line, problems);
      return;
    }
  }
}

function problemsOfHeader(
  row: Row | BrokenRow,
  columns: readonly string[],
  { source, reader }: Upload,
): readonly Problem[] {
  const place = { source, line: row.line };
  if (row.kind === 'broken') return [brokenRowProblem(row, source)];
  const unknown = columns.flatMap((column, index) => {
    const isKnown = reader.keys.includes(column) && columns.indexOf(column) === index;
    if (isKnown) return [];
    const message = `Columns are ${reader.keys.join(', ')}, each once; ${quoted(column)} is not one of them.`;
    return [problemAt({ ...place, pathOf: () => column }, [], 'unknown-column', message)];
  });
  if (columns.includes('value')) return unknown;
  const message = `The first row names the columns, and one of them is value.${otherSeparator(columns)}`;
  return [...unknown, problemAt({ ...place, pathOf: () => 'value' }, [], 'missing-column', message)];
}

function changeOfRow(
  row: Row | BrokenRow,
  columns: readonly string[],
  { source, reader }: Upload,
): ChangeLine {
  if (row.kind === 'broken') return rejected(row.line, [brokenRowProblem(row, source)]);
  const members = Object.fromEntries(
    columns.map((column, index) => [column, cellOf(column, row.cells[index] ?? '', reader)]),
  );
  const place = {
    source,
    line: row.line,
    pathOf: (steps: readonly (string | number)[]) => String(steps[0] ?? ''),
  };
  const read = reader.read(members, place);
  return read.ok ? { kind: 'change', line: row.line, change: read.value } : rejected(row.line, read.problems);
}

/**
 * A cell as the value it stands for: a number only where the list holds numbers, or where a table, of which no more is
 * known, begins with what looks like one.
 */
function cellOf(column: string, text: string, { kind, table }: ChangeReader): unknown {
  switch (column) {
    case 'remove':
      return { true: true, false: false, '1': true, '0': false }[text] ?? text;
    case 'value':
      return kind === 'number' && isNumber.test(text.trim()) ? Number(text) : text;
    case 'is': {
      const holds = table ?? (isPlainNumber.test(text.trim()) ? 'number' : 'text');
      return holds === 'number' && isNumber.test(text.trim()) ? Number(text) : text;
    }
    case 'names':
    case 'identifiers':
      return text
        .split('|')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    default:
      return text;
  }
}

const isNumber = /^-?\d+(\.\d+)?$/;
/** What begins with a nought and goes on is a code. */
const isPlainNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/;

function tooLong({ recordBytes }: Limits): string {
  return `The line is longer than ${recordBytes} bytes, which no entry is.`;
}

function rejected(line: number, problems: readonly Problem[]): ChangeLine {
  return { kind: 'rejected', line, problems };
}
