import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { declarationJson, profileJson } from './running/declaration.ts';
import { repository, sharedData, tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const wcoSample = `${sharedData}wco-declarations/samples/TT_EX009a__TT_EX009a.xml`;
const publicRows = `${sharedData}customs-declarations/valid.csv`;
const mapping = `${repository}examples/customs-declarations/mapping.json`;

function written(name: string, content: string | Buffer): string {
  writeFileSync(folder.file(name), content);
  return folder.file(name);
}

function ndjson(...values: readonly unknown[]): string {
  return values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');
}

function lines(text: string): readonly unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('convert', () => {
  test('keeps the neighbours of a bad record, and tells of it with line, path and code', async () => {
    const bad = { ...declarationJson('C-2'), items: [{ sequence: 1, netMassKg: -5 }] };
    const input = ndjson(declarationJson('C-1'), bad, '{"id":', declarationJson('C-4'));
    const rejects = folder.file('rejects.ndjson');
    const run = await tamga(['convert', '--in', '-', '--rejects', rejects, '--json'], input);
    expect(run.code).toBe(3);
    expect(lines(run.stdout)).toMatchObject([{ id: 'C-1' }, { id: 'C-4' }]);
    expect(lines(run.stderr)).toMatchObject([
      { source: 'stdin', line: 2, path: '/items/0/netMassKg', code: 'negative' },
      { source: 'stdin', line: 3, code: 'not-json' },
    ]);
    expect(lines(readFileSync(rejects, 'utf8'))).toMatchObject([
      { line: 2, raw: JSON.stringify(bad) },
      { line: 3, raw: '{"id":' },
    ]);
  });

  test('reads gzip as it is, and writes to a file', async () => {
    const file = written('packed.ndjson.gz', gzipSync(ndjson(declarationJson('G-1'))));
    const out = folder.file('unpacked.ndjson');
    expect((await tamga(['convert', '--in', file, '--out', out])).code).toBe(0);
    expect(lines(readFileSync(out, 'utf8'))).toMatchObject([{ id: 'G-1' }]);
  });

  test('reads several files one after another, each with its own lines, and none where one is not there', async () => {
    const [first, second] = ['C-1', 'C-2'].map((id) =>
      written(`${id}.ndjson`, ndjson(declarationJson(id), '{"id":')),
    ) as [string, string];
    const out = folder.file('several.ndjson');
    const run = await tamga(['convert', '--in', first, second, '--out', out, '--json']);
    expect(run.code).toBe(3);
    expect(lines(readFileSync(out, 'utf8'))).toMatchObject([{ id: 'C-1' }, { id: 'C-2' }]);
    expect(lines(run.stderr)).toMatchObject([
      { source: first, line: 2 },
      { source: second, line: 2 },
    ]);
    const none = folder.file('none.ndjson');
    const refused = await tamga(['convert', '--in', first, folder.file('nowhere'), '--out', none]);
    expect([refused.code, existsSync(none)]).toEqual([2, false]);
  });

  test.skipIf(!existsSync(wcoSample))('reads a WCO message', async () => {
    const run = await tamga(['convert', '--in', wcoSample]);
    expect(run.code).toBe(0);
    expect(lines(run.stdout)).toMatchObject([
      { flow: 'export', exportCountry: 'GB', destinationCountry: 'PK' },
    ]);
  });

  test.skipIf(!existsSync(publicRows))('reads the public rows by the mapping that ships', async () => {
    const run = await tamga([
      'convert',
      '--in',
      publicRows,
      '--mapping',
      mapping,
      '--out',
      folder.file('public.ndjson'),
    ]);
    expect(run.code).toBe(0);
    // The rows name "ZZ" for an unknown country; that is worth a remark, and nothing else is.
    for (const line of run.stderr.split('\n').filter(Boolean)) expect(line).toContain('[unknown-country]');
    const declarations = lines(readFileSync(folder.file('public.ndjson'), 'utf8'));
    expect(declarations).toHaveLength(8_134);
    expect(declarations[0]).toMatchObject({
      id: '56839011',
      lodgedAt: '2021-01-01T00:00:00Z',
      office: '40',
      items: [
        { commodityCode: '760711', netMassKg: 901.2, itemPrice: { amount: '415092.72', currency: 'KRW' } },
      ],
    });
  });
});

describe('match and decide', () => {
  const profiles = written(
    'profiles.json',
    JSON.stringify([profileJson('P-85', '85'), profileJson('P-64', '64', { lane: 'red' })]),
  );
  const input = ndjson(
    declarationJson('M-1'),
    declarationJson('M-2', { items: [{ sequence: 7, commodityCode: '640399' }] }),
  );

  test('say which profiles match with which items', async () => {
    const run = await tamga(['match', '--profiles', profiles, '--in', '-'], input);
    expect(lines(run.stdout)).toEqual([
      { declarationId: 'M-1', matches: [{ profile: 'P-85', items: [1] }] },
      { declarationId: 'M-2', matches: [{ profile: 'P-64', items: [7] }] },
    ]);
  });

  test('give the same bytes for the same files and seed', async () => {
    const once = await tamga(['decide', '--profiles', profiles, '--in', '-', '--seed', '3'], input);
    const twice = await tamga(['decide', '--profiles', profiles, '--in', '-', '--seed', '3'], input);
    expect([once.code, once.stdout]).toEqual([0, twice.stdout]);
    expect(lines(once.stdout)).toMatchObject([
      { declarationId: 'M-1' },
      { declarationId: 'M-2', lane: 'red', selectedBy: 'profile' },
    ]);
  });

  test.each([
    ['an unknown field', { field: 'item.hs5', op: 'eq', value: '1' }, '/0/when/field', 'unknown-field'],
    ['an unknown operator', { field: 'office', op: 'like', value: '1' }, '/0/when/op', 'unknown-operator'],
    ['a text compared with a number', { field: 'office', op: 'lt', value: 3 }, '/0/when/value', 'value-type'],
    ['an unknown list', { field: 'office', op: 'inList', value: 'none' }, '/0/when/value', 'unknown-list'],
  ])('stop at a profile with %s before they read', async (_, when, path, code) => {
    const file = written('bad.json', JSON.stringify([{ ...profileJson('P', '1'), when }]));
    const run = await tamga(['decide', '--profiles', file, '--in', '-', '--json'], input);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(JSON.parse(run.stderr.split('\n')[0] ?? '')).toMatchObject({ path, code });
  });

  test('refuse two profiles of one id', async () => {
    const file = written('twice.json', JSON.stringify([profileJson('P', '1'), profileJson('P', '2')]));
    const run = await tamga(['match', '--profiles', file, '--in', '-', '--json'], input);
    expect([run.code, JSON.parse(run.stderr.split('\n')[0] ?? '')]).toMatchObject([
      2,
      { path: '/1/id', code: 'duplicate-id' },
    ]);
  });
});

describe('arguments that cannot be used', () => {
  test.each([
    ['a file that is not there', ['convert', '--in', 'nowhere.json']],
    ['no input', ['convert']],
    ['an unknown command', ['frobnicate']],
    ['an unknown format', ['convert', '--in', '-', '--format', 'pdf']],
    ['a port that is none', ['start', '--port', '70000']],
    ['an unknown schema', ['schema', 'ship']],
  ])('%s: exit 2, one sentence and no stack trace', async (_, args) => {
    const run = await tamga(args);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(run.stderr.trim()).not.toBe('');
  });
});

describe('schema', () => {
  test.each([
    'declaration',
    'decision',
    'finding',
    'problem',
    'risk-profile',
    'settings',
    'Declaration',
    'RiskProfile',
  ])('%s is JSON Schema', async (name) => {
    const run = await tamga(['schema', name]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      $schema: expect.stringContaining('2020-12'),
      type: 'object',
    });
  });
});

describe('generate', () => {
  test('gives the same traffic for the same seed, and reads back without a problem', async () => {
    const scenario = `${repository}examples/scenarios/uzbekistan-like.json`;
    const args = ['generate', '--scenario', scenario, '--declarations', '500', '--seed', '7'];
    const [once, twice, other] = await Promise.all([
      tamga(args),
      tamga(args),
      tamga([...args.slice(0, -1), '8']),
    ]);
    expect([once.stdout === twice.stdout, once.stdout === other.stdout]).toEqual([true, false]);
    const back = await tamga(['convert', '--in', '-', '--format', 'ndjson'], once.stdout);
    expect([back.code, back.stderr]).toEqual([0, '']);
    expect(isDeepStrictEqual(lines(back.stdout), lines(once.stdout))).toBe(true);
  });
});
