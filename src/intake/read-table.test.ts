import { describe, expect, it } from 'vitest';
import type { TableType } from '../domain/named-list.ts';
import { defaultLimits } from './limits.ts';
import { readTable } from './read-table.ts';

async function read(text: string, holds: TableType = 'number') {
  const bytes = (async function* () {
    yield new TextEncoder().encode(text);
  })();
  return await readTable(bytes, { source: 't.csv', limits: defaultLimits, holds });
}

it('reads rows with and without days, columns in any order', async () => {
  expect(await read('is,value,validTo,validFrom\n5,6109,2026-12-31,2026-01-01\n0.5,85,,\n')).toEqual({
    rows: [
      { value: '6109', is: 5, validFrom: '2026-01-01', validTo: '2026-12-31' },
      { value: '85', is: 0.5 },
    ],
    problems: [],
  });
  expect((await read('value,is\n01,007\n', 'text')).rows).toEqual([{ value: '01', is: '007' }]);
});

describe('a bad line is told of with its place, and the rest is read', () => {
  it.each<[string, string, TableType, string, string]>([
    ['no number', '6109,5%', 'number', 'is', 'wrong-type'],
    ['an infinite number', '6109,1e999', 'number', 'is', 'wrong-type'],
    ['no day', 'T1,1 March', 'day', 'is', 'wrong-type'],
    ['no key', ',5', 'number', 'value', 'missing'],
    ['nothing to look up', '6109,', 'text', 'is', 'missing'],
    ['a key twice', '85,7', 'number', 'value', 'duplicate-value'],
    ['a text too long', `6109,${'x'.repeat(513)}`, 'text', 'is', 'too-long'],
    ['a day there is not', '6109,5,2026-02-30', 'number', 'validFrom', 'impossible-date'],
    [
      'a period that ends before it begins',
      '6109,5,2026-03-01,2026-02-01',
      'number',
      'validTo',
      'empty-period',
    ],
    ['a cell too many', '6109,5,,,,x', 'number', '', 'not-csv'],
  ])('%s', async (_, line, holds, path, code) => {
    const cells = [...line.split(','), '', ''].slice(0, Math.max(4, line.split(',').length));
    const good = holds === 'day' ? '2026-01-01' : '1';
    const { rows, problems } = await read(
      `value,is,validFrom,validTo\n85,${good},,\n${cells.join(',')}\n86,${good},,\n`,
      holds,
    );
    expect(rows.map(({ value }) => value)).toEqual(['85', '86']);
    expect(problems).toMatchObject([{ source: 't.csv', line: 3, path: path, code }]);
  });

  it('a table whose head names other columns has no rows', async () => {
    expect(await read('code,rate\n85,1\n')).toMatchObject({
      rows: [],
      problems: [{ code: 'missing-column' }, { code: 'missing-column' }],
    });
  });
});
