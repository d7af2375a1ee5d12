import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { declarationJson } from './running/declaration.ts';
import { sharedData, tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const harmonizedSystem = `${sharedData}reference/harmonized-system.csv`;

function written(name: string, content: string): string {
  writeFileSync(folder.file(name), content);
  return folder.file(name);
}

const nomenclature = written(
  'nomenclature.csv',
  'section,hscode,description,parent,level\nXVI,85,Electrical machinery,TOTAL,2\nXVI,8517,Telephone sets,85,4\n',
);
const later = written(
  'later.csv',
  'hscode,description\n85,Electrical machinery\n8517,Telephones\n851713,Smartphones\n',
);

/** Brings a file in among the lists of another file, which it makes. */
async function imported(table: string, file: string, lists: string, ...more: readonly string[]) {
  const run = await tamga([
    'reference-data',
    'import',
    table,
    '--in',
    file,
    '--lists',
    lists,
    '--out',
    lists,
    ...more,
  ]);
  expect([run.code, run.stderr]).toEqual([0, '']);
  return JSON.parse(readFileSync(lists, 'utf8'));
}

describe('reference data among lists of a file', () => {
  test('a nomenclature stands beside what was there, and the next begins on its day', async () => {
    const lists = written('lists.json', JSON.stringify({ HIGH_RISK: ['XA'] }));
    expect(await imported('nomenclature', nomenclature, lists)).toEqual({
      HIGH_RISK: ['XA'],
      nomenclature: [
        { is: 'Electrical machinery', value: '85' },
        { is: 'Telephone sets', value: '8517' },
      ],
    });
    const both = await imported('nomenclature', later, lists, '--from', '2027-01-01');
    expect(both.nomenclature).toEqual([
      { is: 'Electrical machinery', validTo: '2026-12-31', value: '85' },
      { is: 'Electrical machinery', validFrom: '2027-01-01', value: '85' },
      { is: 'Telephone sets', validTo: '2026-12-31', value: '8517' },
      { is: 'Telephones', validFrom: '2027-01-01', value: '8517' },
      { is: 'Smartphones', validFrom: '2027-01-01', value: '851713' },
    ]);
    const again = await imported('nomenclature', later, lists, '--from', '2027-01-01');
    expect(again).toEqual(both);
  });

  test('exchange rates join those before; a tariff takes the place of the one before', async () => {
    const lists = folder.file('rates.json');
    const first = written('one.csv', 'currency,day,rate\nEUR,2026-03-01,1.2\nEUR,2026-03-02,1.3\n');
    const second = written('two.csv', 'currency,day,rate\nEUR,2026-03-02,1.25\nEUR,2026-03-03,1.3\n');
    await imported('exchange-rates', first, lists);
    const { 'exchange-rates': rates } = await imported('exchange-rates', second, lists);
    expect(rates.map(({ is }: { readonly is: number }) => is)).toEqual([1.2, 1.25, 1.3]);
    await imported('tariff-rates', written('t1.csv', 'value,is\n85,5\n61,12\n'), lists);
    const after = await imported(
      'tariff-rates',
      written('t2.csv', 'value,is,validFrom\n85,0,2026-01-01\n'),
      lists,
    );
    expect(after['tariff-rates']).toEqual([{ is: 0, validFrom: '2026-01-01', value: '85' }]);
    expect(after['exchange-rates']).toEqual(rates);
  });

  test('a correlation is kept by the day of its change', async () => {
    const lists = folder.file('correlation.json');
    const change = written(
      'hs2028.csv',
      'from,to,share\n851713,851719,0.4\n851713,851713,0.6\n901380,901390,\n',
    );
    const { correlation } = await imported('correlation', change, lists, '--from', '2028-01-01');
    expect(correlation).toEqual([
      { is: 0.6, validFrom: '2028-01-01', value: '851713|851713' },
      { is: 0.4, validFrom: '2028-01-01', value: '851713|851719' },
      { is: 0, validFrom: '2028-01-01', value: '901380|901390' },
    ]);
    const earlier = written('hs2022.csv', 'from,to\n300220,300241\n');
    const both = await imported('correlation', earlier, lists, '--from', '2022-01-01');
    expect(both.correlation).toHaveLength(4);
    const args = ['--in', change, '--lists', lists, '--out', lists];
    const run = await tamga(['reference-data', 'import', 'correlation', ...args]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('--from')]);
  });

  test.each([
    ['nomenclature', 'hscode,description\n85,Electrical machinery\n8A,Nothing\n', ':3 hscode'],
    ['nomenclature', 'hscode,description\n', 'no rows'],
    ['nomenclature', 'code,text\n85,Electrical machinery\n', 'missing-column'],
    ['nomenclature', `hscode,description\n85,${'x'.repeat(600)}\n`, 'too-long'],
    ['exchange-rates', 'currency,day,rate\nEUR,2026-03-01,1.2\nEUR,2026-03-02,\n', ':3 rate'],
    ['tariff-rates', 'value,is\n85,5\n61,five\n', ':3 is'],
    ['tariff-rates', '', 'no rows'],
    ['nomenclature', 'hscode;description\n85;Electrical machinery\n', 'separated by semicolons'],
    ['nomenclature', 'hscode\tdescription\n85\tElectrical machinery\n', 'separated by tabs'],
    [
      'nomenclature',
      'hscode,description\n85,"Electrical mach',
      ':2: A quote opens in this row and is never closed',
    ],
    [
      'nomenclature',
      'hscode,description\n85,Electrical machinery\n85',
      ':3: The row has more or fewer cells',
    ],
  ])('%s: a bad or empty file changes nothing: %j', async (table, content, words) => {
    const before = '{"HIGH_RISK":["XA"]}';
    const lists = written('kept.json', before);
    const file = written('bad.csv', content);
    const args = ['reference-data', 'import', table, '--in', file, '--lists', lists, '--out', lists];
    const run = await tamga(args);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(words);
    expect(readFileSync(lists, 'utf8')).toBe(before);
  });

  test('a file that ends between two lines does not halve a table', async () => {
    const lists = folder.file('halved.json');
    const lines = Array.from({ length: 120 }, (_, index) => `${1_000 + index},Goods ${index}`);
    const of = (count: number) =>
      written(`of-${count}.csv`, ['hscode,description', ...lines.slice(0, count), ''].join('\n'));
    await imported('nomenclature', of(120), lists);
    const before = readFileSync(lists, 'utf8');
    for (const more of [[], ['--from', '2027-01-01']]) {
      const args = ['--in', of(60), '--lists', lists, '--out', lists, ...more];
      const run = await tamga(['reference-data', 'import', 'nomenclature', ...args]);
      expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('has 60 rows, and the table 120')]);
      expect(readFileSync(lists, 'utf8')).toBe(before);
    }
    expect((await imported('nomenclature', of(95), lists)).nomenclature).toHaveLength(95);
    await imported('nomenclature', of(120), lists);
    expect((await imported('nomenclature', of(60), lists, '--fewer')).nomenclature).toHaveLength(60);
  });

  test('every table there is can be seen, with what rests on it', async () => {
    const lists = folder.file('seen.json');
    await imported('tariff-rates', written('t3.csv', 'value,is\n85,5\n'), lists);
    await imported('offices', written('offices.csv', 'value,is\n27001,Tashkent\n'), lists);
    const run = await tamga(['reference-data', 'list', '--lists', lists, '--json']);
    const rows = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toContainEqual(
      expect.objectContaining({ name: 'tariff-rates', rows: 1, version: expect.stringMatching(/^sha256:/) }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ name: 'offices', rows: 1, fields: [] }));
    expect(rows.find(({ name }) => name === 'nomenclature')).toMatchObject({
      rows: 0,
      fields: expect.arrayContaining(['item.text.fit', 'item.code.isKnown']),
    });
    expect(rows.find(({ name }) => name === 'tariff-rates').fields).toContain(
      'item.lookup.tariffRatePercent',
    );
    expect(rows.filter(({ name }) => /ISO|Rec 20/.test(name)).every((row) => row.rows > 100)).toBe(true);
  });
});

describe('reference data in a store', () => {
  const data = folder.file('data');

  test('a table is the next version of its list by one recorded act, decides, and the record stands', async () => {
    const profile = {
      id: 'TEXT',
      name: 'Says something else',
      riskArea: 'misclassification',
      when: { field: 'item.code.isKnown', op: 'eq', value: false },
      then: { lane: 'red' },
    };
    const profiles = written('profiles.json', JSON.stringify([profile]));
    const before = await tamga(['profiles', 'import', profiles, '--activate', '--data', data]);
    expect(before.stderr).toContain('data-not-loaded');
    const run = async (file: string) => {
      const done = await tamga([
        'reference-data',
        'import',
        'nomenclature',
        '--in',
        file,
        '--data',
        data,
        '--json',
      ]);
      expect(done.code).toBe(0);
      return JSON.parse(done.stdout);
    };
    expect(await run(nomenclature)).toMatchObject({ rows: 2, version: 1, ruleBook: expect.any(String) });
    const unchanged = await run(nomenclature);
    expect(unchanged).toMatchObject({ rows: 2, version: 1 });
    expect(unchanged).not.toHaveProperty('ruleBook');
    expect(await run(later)).toMatchObject({ rows: 3, version: 2 });
    const again = await tamga(['profiles', 'import', profiles, '--activate', '--data', data]);
    expect(again.stderr).not.toContain('data-not-loaded');
    const input = written(
      'in.ndjson',
      ['D-1 8517130000', 'D-2 8518000000']
        .map((each) => each.split(' '))
        .map(([id = '', commodityCode]) =>
          JSON.stringify(declarationJson(id, { items: [{ sequence: 1, commodityCode }] })),
        )
        .join('\n'),
    );
    expect((await tamga(['import', '--in', input, '--data', data])).code).toBe(0);
    // One after the other: each starts the database and stops it.
    for (const id of ['D-1', 'D-2']) expect((await tamga(['replay', id, '--data', data])).code, id).toBe(0);
    const verified = await tamga(['audit', 'verify', '--data', data]);
    expect([verified.code, verified.stderr]).toEqual([0, expect.any(String)]);
    const listed = await tamga(['reference-data', 'list', '--data', data]);
    expect(listed.stdout).toContain('nomenclature: 3 rows, version 2');
  });

  test.skipIf(!existsSync(harmonizedSystem))(
    'the public file of the Harmonized System is taken whole',
    async () => {
      const lists = folder.file('hs.json');
      const { nomenclature: rows } = await imported('nomenclature', harmonizedSystem, lists);
      expect(rows).toHaveLength(6_939);
    },
  );
});
