import type { Problem, ProblemCode } from '../../domain/problem.ts';
import type { Limits } from '../limits.ts';
import { asWarning, type Place, problemAt, type Step } from '../problems.ts';
import { readDeclaration } from '../read-declaration.ts';
import type { IntakeRecord } from '../record.ts';
import { type BrokenRow, csvRows } from './csv-rows.ts';
import type { Mapping } from './mapping.ts';
import { groupRows, type RowGroup } from './row-groups.ts';
import { declarationFromRows } from './rows.ts';

type CsvOptions = { readonly source: string; readonly limits: Limits; readonly mapping: Mapping };

/**
 * Declarations from the rows of a CSV file, by a mapping. Rows with the same id that stand together are the
 * items of one declaration; an id that comes back later is a problem, since its first rows are long gone.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  options: CsvOptions,
): AsyncGenerator<IntakeRecord> {
  const { mapping, limits } = options;
  const rows = csvRows(bytes, mapping.delimiter, limits.recordBytes);
  try {
    const head = await rows.next();
    if (head.done === true) return;
    const columns = head.value.cells;
    const { fatal, warnings } =
      head.value.kind === 'row' ? checkColumns(columns, options) : unreadableHead(head.value, options);
    if (fatal.length > 0) {
      yield { kind: 'rejected', line: head.value.line, problems: fatal };
      return;
    }
    const groups = groupRows(rows, idColumnOf(columns, mapping), limits.recordBytes);
    yield* recordsOf(groups, columns, warnings, options);
  } finally {
    await rows.return(undefined);
  }
}

async function* recordsOf(
  groups: AsyncIterable<RowGroup | BrokenRow>,
  columns: readonly string[],
  warnings: readonly Problem[],
  options: CsvOptions,
): AsyncGenerator<IntakeRecord> {
  const seen = new Set<string>();
  let remarks = warnings;
  for await (const group of groups) {
    if (group.kind === 'broken') {
      yield {
        kind: 'rejected',
        line: group.line,
        raw: group.raw,
        problems: [problemOf(group, columns, options)],
      };
      continue;
    }
    yield withRemarks(finishGroup(group, columns, seen, options), remarks);
    remarks = [];
  }
}

function idColumnOf(columns: readonly string[], mapping: Mapping): number {
  return columns.findIndex((column) => {
    const target = mapping.columns.get(column);
    return target?.scope === 'header' && target.steps.length === 1 && target.steps[0] === 'id';
  });
}

type ColumnCheck = { readonly fatal: readonly Problem[]; readonly warnings: readonly Problem[] };

function checkColumns(columns: readonly string[], { source, mapping }: CsvOptions): ColumnCheck {
  const place: Place = { source, line: 1, pathOf: columnPath };
  const missing = [...mapping.columns.keys()].filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !mapping.columns.has(column) && !mapping.ignore.has(column));
  const fatal = missing.map((column) =>
    problemAt(
      place,
      [column],
      'missing-column',
      `The mapping names column ${JSON.stringify(column)}, and the file has none.`,
    ),
  );
  if (missing.length === 0 && idColumnOf(columns, mapping) === -1) {
    fatal.push(problemAt(place, [], 'missing-column', 'The mapping sends no column to "id".'));
  }
  const warnings = unknown.map((column) =>
    asWarning(
      problemAt(
        place,
        [column],
        'unknown-column',
        `Column ${JSON.stringify(column)} is neither mapped nor ignored.`,
      ),
    ),
  );
  return { fatal, warnings };
}

/** Without its header no row of a file has a meaning. */
function unreadableHead(head: BrokenRow, options: CsvOptions): ColumnCheck {
  return { fatal: [problemOf(head, [], options)], warnings: [] };
}

function finishGroup(
  group: RowGroup,
  columns: readonly string[],
  seen: Set<string>,
  options: CsvOptions,
): IntakeRecord {
  const { source, limits, mapping } = options;
  const { id, rows } = group;
  const line = rows[0]?.line ?? 1;
  const raw = rows.map((row) => row.raw).join('\n');
  const refused = (problem: Problem): IntakeRecord => ({ kind: 'rejected', line, raw, problems: [problem] });
  const place: Place = { source, line, pathOf: columnPath };
  if (seen.has(id)) {
    const message = `Declaration ${JSON.stringify(id)} was already read further up; put its rows together.`;
    return refused(problemAt(place, [columns[idColumnOf(columns, mapping)] ?? ''], 'duplicate-id', message));
  }
  if (id !== '') seen.add(id);
  if (group.isTooLarge) return refused(problemAt(place, [], 'record-too-large', tooLargeMessage(limits)));
  const { value, problems, pathOf } = declarationFromRows(rows, columns, mapping, source);
  const parsed = readDeclaration(value, { source, line, pathOf }, limits.nesting);
  const all = [
    ...group.broken.map((row) => problemOf(row, columns, options)),
    ...problems,
    ...(parsed.ok ? [] : parsed.problems),
  ];
  if (!parsed.ok || all.length > 0) return { kind: 'rejected', line, raw, problems: all };
  return { kind: 'declaration', line, declaration: parsed.value, warnings: parsed.warnings };
}

function withRemarks(record: IntakeRecord, remarks: readonly Problem[]): IntakeRecord {
  if (remarks.length === 0) return record;
  if (record.kind === 'rejected') return { ...record, problems: [...remarks, ...record.problems] };
  return { ...record, warnings: [...remarks, ...record.warnings] };
}

const codeByFault = {
  'stray-quote': 'not-csv',
  'open-quote': 'not-csv',
  'wrong-width': 'not-csv',
  'not-utf8': 'not-utf8',
  'too-large': 'record-too-large',
} as const satisfies Record<BrokenRow['fault'], ProblemCode>;

function problemOf(row: BrokenRow, columns: readonly string[], { source, limits }: CsvOptions): Problem {
  const message = {
    'open-quote':
      'A quote opens in this row and is never closed; close it, or see whether the file is cut short.',
    'stray-quote':
      'A quote is not closed, or stands inside a cell; write it twice, and quotes around the cell.',
    'wrong-width': `The row has ${row.cells.length} columns, and the header ${columns.length}; look for a stray delimiter or quote.`,
    'not-utf8': 'The row is not UTF-8; convert the file and send it again.',
    'too-large': tooLargeMessage(limits),
  }[row.fault];
  return problemAt({ source, line: row.line, pathOf: columnPath }, [], codeByFault[row.fault], message);
}

function tooLargeMessage({ recordBytes }: Limits): string {
  return `The rows of one record are larger than ${recordBytes} bytes; raise the limit or split it.`;
}

/** A CSV file's places are its columns. */
function columnPath(steps: readonly Step[]): string {
  return steps.length === 0 ? '' : String(steps[steps.length - 1]);
}
