import { expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { readCorrelation } from './read-correlation.ts';
import { bytesOf } from './testing/byte-streams.ts';

const correlation = (text: string) =>
  readCorrelation(bytesOf(text), { source: 'tables.csv', limits: defaultLimits });

it('reads a correlation, with shares and without', async () => {
  expect(await correlation('from,to,share\n851712,851713,0.8\n851712,851714,\n0101,0101,1')).toEqual({
    rows: [
      { from: '851712', to: '851713', share: 0.8 },
      { from: '851712', to: '851714' },
      { from: '0101', to: '0101', share: 1 },
    ],
    problems: [],
  });
  expect((await correlation('from,to\n851712,851713')).rows).toEqual([{ from: '851712', to: '851713' }]);
});

it('tells what is wrong with the lines of a correlation', async () => {
  const read = await correlation(
    ['from,to,share', 'x,851713,', '851712,,', '01,02,0', '01,02,1.5', '01,02,80%', '01,02,', '01,02,'].join(
      '\n',
    ),
  );
  expect(read.rows).toEqual([{ from: '01', to: '02' }]);
  expect(read.problems.map(({ line, path, code }) => `${line} ${path} ${code}`)).toEqual([
    '2 from not-a-commodity-code',
    '3 to not-a-commodity-code',
    '4 share out-of-range',
    '5 share out-of-range',
    '6 share out-of-range',
    '8 to duplicate-value',
  ]);
});
