import type { CodeCorrelation } from '../../domain/code-correlation.ts';
import type { CurrencyCode } from '../../domain/codes.ts';
import { keyOfEntry } from '../../domain/list-entry.ts';
import { type Day, dayBefore } from '../../domain/moment.ts';
import { elementOf, type ListRow, type NamedList, rowOf, type TableType } from '../../domain/named-list.ts';
import type { Problem } from '../../domain/problem.ts';
import { tableTypeOf } from '../../identify/lookups/table-type-of.ts';
import { defaultLimits } from '../../intake/limits.ts';
import { readCorrelation } from '../../intake/read-correlation.ts';
import { readLists } from '../../intake/read-lists.ts';
import { readNomenclature } from '../../intake/read-nomenclature.ts';
import { readTable } from '../../intake/read-table.ts';
import { openInput } from '../input.ts';
import { rowOfRate } from '../known/knowledge-files.ts';
import { readRateRows } from '../rates-file.ts';
import { UsageError } from '../usage-error.ts';

export type ReferenceFile = {
  readonly table: string;
  readonly file: string;
  readonly name: string;
  readonly holds?: TableType;
  /** The first day on which it is valid. */
  readonly from?: Day;
  readonly currency: CurrencyCode;
  /** Whether the file may hold far fewer rows than the table that it takes the place of. */
  readonly fewer?: boolean;
};

/** The rows of a file, and what a list is to hold that held something before. */
export type ReadTable = { readonly rows: number; readonly listFrom: (before: NamedList) => NamedList };

/** From so many rows on, a file with less than this share of the rows before is taken for one that was cut short. */
const fewestBefore = 100;
const leastShare = 0.75;

/** Reads a file of reference data. One bad line makes it unusable, and so does one without rows: nothing is half brought in. */
export async function readReferenceFile(wanted: ReferenceFile): Promise<ReadTable> {
  const { table, file, name, from } = wanted;
  if (!['nomenclature', 'correlation'].includes(table) && from !== undefined)
    throw new UsageError(
      '--from goes with a nomenclature or a correlation; other rows have days of their own.',
    );
  if (table === 'correlation' && from === undefined)
    throw new UsageError('Give --from as well: the first day of the version that the codes went over into.');
  const { rows, problems } = await rowsOf(wanted);
  if (problems.length > 0) throw new UsageError(`${file} cannot be used; nothing was changed.`, problems);
  if (rows.length === 0) throw new UsageError(`${file} has no rows; nothing was changed.`);
  // Texts of a list are shorter than those of some files.
  const checked = readLists({ [name]: rows }, { source: file });
  if (!checked.ok) throw new UsageError(`${file} cannot be used; nothing was changed.`, checked.problems);
  switch (table) {
    case 'exchange-rates':
      return { rows: rows.length, listFrom: (before) => replacedBy(before, rows) };
    case 'nomenclature':
      return {
        rows: rows.length,
        listFrom: (before) => {
          assertNotCutShort(before, rows, wanted);
          return from === undefined ? rows : endedBy(before, rows, from);
        },
      };
    case 'correlation':
      return { rows: rows.length, listFrom: (before) => onThatDay(before, rows, from) };
    default:
      return {
        rows: rows.length,
        listFrom: (before) => {
          assertNotCutShort(before, rows, wanted);
          return rows;
        },
      };
  }
}

/** A file that ends between two lines is a good file of fewer rows. */
function assertNotCutShort(
  before: NamedList,
  rows: readonly ListRow[],
  { file, fewer }: ReferenceFile,
): void {
  const standing = before.filter((element) => rowOf(element).validTo === undefined).length;
  if (fewer === true || standing < fewestBefore || rows.length >= leastShare * standing) return;
  throw new UsageError(
    `${file} has ${rows.length} rows, and the table ${standing}: it seems to be cut short, and nothing was changed. ` +
      'Give --fewer if that is how many there are.',
  );
}

type Rows = { readonly rows: readonly ListRow[]; readonly problems: readonly Problem[] };

async function rowsOf({ table, file, name, holds, from, currency }: ReferenceFile): Promise<Rows> {
  switch (table) {
    case 'exchange-rates':
      return { rows: (await readRateRows(file, currency)).map(rowOfRate), problems: [] };
    case 'nomenclature': {
      const { source, bytes } = openInput(file);
      const { rows, problems } = await readNomenclature(bytes, { source, limits: defaultLimits });
      const valid = from === undefined ? {} : { validFrom: from };
      return { rows: rows.map(({ code, text }) => ({ value: code, is: text, ...valid })), problems };
    }
    case 'correlation': {
      const { source, bytes } = openInput(file);
      const { rows, problems } = await readCorrelation(bytes, { source, limits: defaultLimits });
      return { rows: rows.map((row) => correlationRow(row, from)), problems };
    }
    default: {
      const { source, bytes } = openInput(file);
      const type = tableTypeOf(name) ?? holds ?? 'text';
      return await readTable(bytes, { source, limits: defaultLimits, holds: type });
    }
  }
}

function correlationRow({ from: code, to, share = 0 }: CodeCorrelation, day: Day | undefined): ListRow {
  return { value: `${code}|${to}`, is: share, ...(day !== undefined && { validFrom: day }) };
}

/** The rows of other days, and those of a file for its day. */
function onThatDay(before: NamedList, rows: readonly ListRow[], day: Day | undefined): NamedList {
  return [...before.filter((element) => rowOf(element).validFrom !== day), ...rows];
}

/** The rows before, with those of a file in place of the ones with the same value and first day. */
function replacedBy(before: NamedList, rows: readonly ListRow[]): NamedList {
  const all = new Map<string, ListRow>();
  for (const row of [...before.map(rowOf), ...rows]) all.set(keyOfEntry(row), row);
  return [...all.values()].map(elementOf);
}

/** What was valid up to a day, and the rows of a file from then on; what was to begin later gives way. */
function endedBy(before: NamedList, rows: readonly ListRow[], from: Day): NamedList {
  const last = dayBefore(from);
  const ended = before
    .map(rowOf)
    .filter(({ validFrom = '' }) => validFrom < from)
    .map((row) => (row.validTo === undefined || row.validTo > last ? { ...row, validTo: last } : row));
  return [...ended, ...rows].map(elementOf);
}
