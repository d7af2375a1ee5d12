import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CurrencyCode } from '../domain/codes.ts';
import { defaultLimits } from './limits.ts';
import { type RateLine, type RatesFile, readExchangeRates } from './read-exchange-rates.ts';
import { bytesOf, collected } from './testing/byte-streams.ts';

function read(content: string | Uint8Array, form: RatesFile['form']): Promise<readonly RateLine[]> {
  const file = { source: 'r', limits: defaultLimits, reference: 'USD' as CurrencyCode, form };
  return collected(readExchangeRates(bytesOf(content), file));
}

/** A line in short: `EUR 2026-03-01 1.1`, or the problems it came to. */
function short(line: RateLine): string {
  if (line.kind === 'rate') return Object.values(line.rate).join(' ');
  return line.problems.map((each) => `${each.line ?? ''}:${each.path}:${each.code}`).join(' ');
}

it.each([
  ['2026-03-01,EUR,1.1', 'EUR 2026-03-01 1.1'],
  ['2026-03-02,UZS,8e-5', 'UZS 2026-03-02 0.00008'],
  ['2026-03-01,EUR,1.2', '4:day:duplicate-value'],
  ['2026-03-01,EUX,1.2', '5:currency:unknown-currency'],
  ['2026-02-30,EUR,1.2', '6:day:not-a-date'],
  ['2026-03-04,EUR,"1,2"', '7:rate:not-a-number'],
  ['2026-03-04,EUR,0', '8:rate:out-of-range'],
  ['2026-03-04,USD,2', '9:rate:out-of-range'],
  ['2026-03-04,,', '10:currency:missing 10:rate:missing'],
  ['2026-03-04,EUR', '11::not-csv'],
  ['2026-03-04,EUR,1.3', 'EUR 2026-03-04 1.3'],
])('CSV: %s', async (row, expected) => {
  const rows = [
    'day,currency,rate',
    '2026-03-01,EUR,1.1',
    '2026-03-02,UZS,8e-5',
    '2026-03-01,EUR,1.2',
    '2026-03-01,EUX,1.2',
    '2026-02-30,EUR,1.2',
    '2026-03-04,EUR,"1,2"',
    '2026-03-04,EUR,0',
    '2026-03-04,USD,2',
    '2026-03-04,,',
    '2026-03-04,EUR',
    '2026-03-04,EUR,1.3',
  ];
  const lines = await read(rows.join('\n'), 'csv');
  expect(lines).toHaveLength(rows.length - 1);
  expect(short(lines[rows.indexOf(row) - 1]!)).toBe(expected);
});

it('tells of a CSV that lacks a column, and reads nothing of it', async () => {
  expect((await read('currency,date,rate\nEUR,2026-03-01,1.1\n', 'csv')).map(short)).toEqual([
    '1:day:missing-column',
  ]);
});

it('reads packed NDJSON, and keeps the neighbours of bad lines', async () => {
  const lines = [
    '{"currency":"EUR","day":"2026-03-01","rate":1.1}',
    '',
    '{"currency":"EUR","day":"2026-03-02","rate":"1.1","note":"x"}',
    '[1]',
    '{"currency":',
    '{"currency":"EUR","day":"2026-03-03","rate":1.3}',
  ];
  expect((await read(gzipSync(lines.join('\n')), 'ndjson')).map(short)).toEqual([
    'EUR 2026-03-01 1.1',
    '3:/note:unknown-key 3:/rate:not-a-number',
    '4::wrong-type',
    '5::not-json',
    'EUR 2026-03-03 1.3',
  ]);
});

it('never throws, whatever the bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, isCsv) => {
      for (const line of await read(bytes, isCsv ? 'csv' : 'ndjson'))
        if (line.kind === 'rejected') expect(line.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});
