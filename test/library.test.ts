import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { declarationJson } from './running/declaration.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const read = (name: string) => JSON.parse(readFileSync(folder.file(name), 'utf8'));
const write = (name: string, value: unknown) => writeFileSync(folder.file(name), JSON.stringify(value));
const rows = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('what is exported decides as it is, and its examples match nothing', async () => {
  const [profiles, lists] = [folder.file('profiles.json'), folder.file('lists.json')];
  const exported = await tamga(['library', 'export', '--out', profiles, '--lists', lists]);
  expect([exported.code, exported.stderr]).toEqual([0, '']);
  expect(read('profiles.json').length).toBeGreaterThanOrEqual(60);
  const declaration = { ...declarationJson('L-1'), flow: 'import', exportCountry: 'AE' };
  const input = `${JSON.stringify(declaration)}\n`;
  const before = await tamga(['match', '--profiles', profiles, '--lists', lists, '--in', '-'], input);
  expect([
    before.code,
    rows(before.stdout)[0].matches.map(({ profile }: { profile: string }) => profile),
  ]).toEqual([0, []]);
  expect(before.stderr).toContain('data-not-loaded');
  write('lists.json', { ...read('lists.json'), HUB_COUNTRIES: ['AE'] });
  const filled = await tamga(['match', '--profiles', profiles, '--lists', lists, '--in', '-'], input);
  expect(rows(filled.stdout)).toMatchObject([{ matches: [{ profile: 'LIB-O02' }] }]);
});

test('chosen by indicators, and by what a rule book is ready for', async () => {
  const out = folder.file('some.json');
  await tamga(['library', 'export', '--indicators', 'K01, X02', '--out', out]);
  expect(read('some.json').map(({ id }: { id: string }) => id)).toEqual(['LIB-K01', 'LIB-X02']);
  write('lists.json', { EXCISE_HEADINGS: ['2402'], RISK_COUNTRIES: ['AF'] });
  await tamga([
    'library',
    'export',
    '--ready-for',
    folder.path,
    '--out',
    out,
    '--lists',
    folder.file('left.json'),
  ]);
  const ids = read('some.json').map(({ id }: { id: string }) => id);
  expect(ids).toContain('LIB-R05');
  expect(ids).toContain('LIB-K01');
  expect(ids).not.toContain('LIB-T03');
  const withHistory = ['--ready-for', folder.path, '--loaded', 'history', '--out', out];
  await tamga(['library', 'export', ...withHistory]);
  expect(read('some.json').map(({ id }: { id: string }) => id)).toContain('LIB-T03');
  expect(read('left.json')).toEqual({});
});

test('told beside a rule book, and without any', async () => {
  write('lists.json', { RISK_COUNTRIES: ['AF'] });
  const alone = rows((await tamga(['library', 'list', '--json'])).stdout);
  expect(alone).toHaveLength(71);
  expect(alone[0]).not.toHaveProperty('ready');
  const told = rows((await tamga(['library', 'list', '--json', '--rule-book', folder.path])).stdout);
  const byIndicator = new Map(told.map((row) => [row.indicator, row]));
  expect(byIndicator.get('R05')).toMatchObject({ ready: true, lacks: [] });
  expect(byIndicator.get('O02')).toMatchObject({
    ready: false,
    lacks: [{ kind: 'list', name: 'HUB_COUNTRIES', state: 'not-there' }],
  });
  expect((await tamga(['library', 'list', '--rule-book', folder.path])).stdout).toContain('HUB_COUNTRIES');
});

test('what there is not, and what cannot be meant', async () => {
  const unknown = await tamga(['library', 'export', '--indicators', 'V99', '--out', folder.file('no.json')]);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('V99')]);
  const both = await tamga(['library', 'list', '--rule-book', folder.path, '--data', 'x']);
  expect(both.code).toBe(2);
});
