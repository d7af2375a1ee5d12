import { expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { readNomenclature } from './read-nomenclature.ts';
import { bytesOf } from './testing/byte-streams.ts';

const nomenclature = (text: string) =>
  readNomenclature(bytesOf(text), { source: 'tariff.csv', limits: defaultLimits });
const told = ({ problems }: Awaited<ReturnType<typeof nomenclature>>) =>
  problems.map(({ line, path, code }) => `${line} ${path} ${code}`.trim());

it('reads the lines of a nomenclature, whatever columns stand beside', async () => {
  const text = [
    'section,hscode,description,parent,level',
    'I,01,Animals; live,TOTAL,2',
    'I,0101,"Horses, asses; live",01,4',
    'I,0101210010,- - - Thoroughbreds,010121,10',
    'TOTAL,TOTAL,Total of all commodities,TOTAL,5',
    '',
  ].join('\r\n');
  expect(await nomenclature(text)).toEqual({
    rows: [
      { code: '01', text: 'Animals; live' },
      { code: '0101', text: 'Horses, asses; live' },
      { code: '0101210010', text: 'Thoroughbreds' },
    ],
    problems: [],
  });
});

it('tells what is wrong line by line, and reads the rest', async () => {
  const text = [
    'hscode,description',
    '1,Too short',
    '01.01,With a point',
    '01,',
    '02,Meat',
    '02,Meat again',
    '03,One cell,too many',
    '04,"A stray "quote',
    '05,-',
    `06,${'x'.repeat(5_000)}`,
    '07,Vegetables',
  ].join('\n');
  const read = await nomenclature(text);
  expect(read.rows.map(({ code }) => code)).toEqual(['02', '07']);
  expect(told(read)).toEqual([
    '2 hscode not-a-commodity-code',
    '3 hscode not-a-commodity-code',
    '4 description missing',
    '6 hscode duplicate-value',
    '7  not-csv',
    '8  not-csv',
    '9 description missing',
    '10 description too-long',
  ]);
});

it.each([
  ['code,description\n01,Animals', ['1 hscode missing-column']],
  ['01\n02', ['1 hscode missing-column', '1 description missing-column']],
  ['"stray "quote\n01,Animals', ['1  not-csv']],
  ['', []],
])('needs its columns: %j', async (text, problems) => {
  const read = await nomenclature(text);
  expect(read.rows).toEqual([]);
  expect(told(read)).toEqual(problems);
});
