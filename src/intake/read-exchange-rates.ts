import { isUtf8 } from 'node:buffer';
import { isCurrency } from '../domain/code-lists.ts';
import type { CurrencyCode } from '../domain/codes.ts';
import type { ExchangeRate } from '../domain/exchange-rates.ts';
import { type Day, parseMoment } from '../domain/moment.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { type BrokenRow, csvRows, type Row } from './csv/csv-rows.ts';
import { UnreadableStream, unpacked } from './decompress.ts';
import type { Limits } from './limits.ts';
import { linesOf } from './lines.ts';
import { type Place, problemAt, quoted } from './problems.ts';
import { readJsonText } from './read-json-text.ts';

export type RatesFile = {
  readonly source: string;
  readonly limits: Limits;
  /** What one unit of a currency is expressed in. */
  readonly reference: CurrencyCode;
  readonly form: 'csv' | 'ndjson';
};

/** A rate, or what is wrong with the line it should stand in. */
export type RateLine =
  | { readonly kind: 'rate'; readonly rate: ExchangeRate }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

const keys = ['currency', 'day', 'rate'] as const;
type Members = Readonly<Record<string, unknown>>;

/**
 * Exchange rates as a stream: CSV under the columns `currency,day,rate` in any order, or NDJSON of the same keys. The
 * rate is how many units of the reference currency one unit is worth. A currency may have one rate a day.
 */
export async function* readExchangeRates(
  bytes: AsyncIterable<Uint8Array>,
  file: RatesFile,
): AsyncGenerator<RateLine> {
  const plain = unpacked(bytes, file.source, file.limits);
  const seen = new Set<string>();
  try {
    yield* file.form === 'csv' ? fromCsv(plain, file, seen) : fromNdjson(plain, file, seen);
  } catch (error) {
    if (!(error instanceof UnreadableStream)) throw error;
    yield { kind: 'rejected', problems: [error.problem] };
  }
}

async function* fromNdjson(
  bytes: AsyncIterable<Uint8Array>,
  file: RatesFile,
  seen: Set<string>,
): AsyncGenerator<RateLine> {
  for await (const { bytes: text, number: line } of linesOf(bytes, file.limits.recordBytes)) {
    const place = { source: file.source, line };
    if (text === undefined) yield refused(place, 'record-too-large', 'The line is longer than any rate.');
    else if (isUtf8(text) && Buffer.from(text).toString('utf8').trim() === '') continue;
    else {
      const json = readJsonText(text, place);
      if (!json.ok) yield { kind: 'rejected', problems: json.problems };
      else if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
        yield refused(
          place,
          'wrong-type',
          `Give { "currency", "day", "rate" } instead of ${quoted(json.value)}.`,
        );
      else yield readRate(json.value as Members, place, file, seen);
    }
  }
}

async function* fromCsv(
  bytes: AsyncIterable<Uint8Array>,
  file: RatesFile,
  seen: Set<string>,
): AsyncGenerator<RateLine> {
  let columns: readonly string[] | undefined;
  for await (const row of csvRows(bytes, ',', file.limits.recordBytes)) {
    if (columns !== undefined) yield rateOfRow(row, columns, file, seen);
    else {
      columns = row.cells.map((cell) => cell.trim());
      const [problem] = keys.flatMap((key) => (columns?.includes(key) === true ? [] : [key]));
      if (row.kind === 'row' && problem === undefined) continue;
      const place = { source: file.source, line: row.line, pathOf: () => problem ?? '' };
      yield refused(place, 'missing-column', `The first row names the columns: ${keys.join(', ')}.`);
      return;
    }
  }
}

function rateOfRow(
  row: Row | BrokenRow,
  columns: readonly string[],
  file: RatesFile,
  seen: Set<string>,
): RateLine {
  const place: Place = {
    source: file.source,
    line: row.line,
    pathOf: (steps) => String(steps[0] ?? ''),
  };
  if (row.kind === 'broken') {
    const code = row.fault === 'not-utf8' ? 'not-utf8' : 'not-csv';
    return refused(
      place,
      code,
      `The row cannot be read (${row.fault}); every row has the columns of the first.`,
    );
  }
  const members = Object.fromEntries(
    columns.map((column, index) => [column, row.cells[index]?.trim() ?? '']),
  );
  const text = members.rate ?? '';
  const rate = /^\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
  return readRate({ ...members, rate }, place, file, seen);
}

function readRate(members: Members, place: Place, { reference }: RatesFile, seen: Set<string>): RateLine {
  const problems: Problem[] = [];
  const report = (key: string, code: ProblemCode, message: string): void =>
    void problems.push(problemAt(place, [key], code, message));
  const { currency, day, rate } = members;
  for (const key of Object.keys(members).filter((each) => !keys.some((known) => known === each)))
    report(key, 'unknown-key', `Known are ${keys.join(', ')}.`);
  for (const key of keys)
    if (isAbsent(members[key])) report(key, 'missing', 'A rate has a currency, a day and a rate.');
  if (!isAbsent(currency) && !(typeof currency === 'string' && isCurrency(currency)))
    report('currency', 'unknown-currency', `ISO 4217 knows no currency ${quoted(currency)}.`);
  if (!isAbsent(day) && !isDay(day))
    report('day', 'not-a-date', `Give a day, as in 2026-03-01, instead of ${quoted(day)}.`);
  if (!isAbsent(rate) && typeof rate !== 'number')
    report('rate', 'not-a-number', `Give a number instead of ${quoted(rate)}.`);
  if (typeof rate === 'number' && !(rate > 0 && Number.isFinite(rate)))
    report('rate', 'out-of-range', `A rate is above zero, and ${rate} is none.`);
  if (currency === reference && typeof rate === 'number' && rate !== 1)
    report('rate', 'out-of-range', `${reference} is what rates are expressed in, and worth 1.`);
  const key = `${String(currency)} ${String(day)}`;
  if (problems.length === 0 && seen.has(key))
    report('day', 'duplicate-value', `${key} has a rate already; leave one of them.`);
  if (problems.length > 0) return { kind: 'rejected', problems };
  seen.add(key);
  return {
    kind: 'rate',
    rate: { currency: currency as CurrencyCode, day: day as Day, rate: rate as number },
  };
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && value.length === 10 && 'moment' in parseMoment(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function refused(place: Place, code: ProblemCode, message: string): RateLine {
  return { kind: 'rejected', problems: [problemAt(place, [], code, message)] };
}
