import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarationJson, profileJson } from './running/declaration.ts';
import { repository, tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const scenarios = `${repository}examples/scenarios`;

function written(name: string, ...values: readonly unknown[]): string {
  writeFileSync(
    folder.file(name),
    values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join(''),
  );
  return folder.file(name);
}

type Impact = {
  readonly profile: string;
  readonly matches: number;
  readonly shareOfFlow: { readonly n: number };
  readonly hitRate: { readonly matches: { readonly n: number; readonly violations: number } };
};
type Shown = {
  readonly profiles: readonly Impact[];
  readonly history: Readonly<Record<string, unknown>>;
  readonly together: unknown;
};

const shoes = { items: [{ sequence: 1, commodityCode: '640399' }] };
const profiles = written(
  'profiles.ndjson',
  profileJson('P-85', '85'),
  profileJson('P-64', '64', { lane: 'red' }),
);
const inForce = written('in-force.json', profileJson('P-ALL', '6', { lane: 'yellow' }));
const history = written(
  'history.ndjson',
  declarationJson('H-1'),
  declarationJson('H-2', shoes),
  declarationJson('H-3', { ...shoes, lodgedAt: '2026-03-09T10:00:00Z' }),
);
const finding = (declarationId: string, result: string) => ({
  declarationId,
  inspectedAt: '2026-03-10T10:00:00Z',
  officers: ['a'],
  measures: ['scan'],
  result,
});
const findings = written('findings.ndjson', finding('H-2', 'violation'), finding('H-9', 'compliant'));

describe('a back-test over files', () => {
  test('says per profile what would have come of it', async () => {
    const args = [
      '--profiles',
      profiles,
      '--history',
      history,
      '--findings',
      findings,
      '--in-force',
      inForce,
    ];
    const run = await tamga(['backtest', ...args, '--json']);
    expect([run.code, run.stderr]).toEqual([0, '']);
    const report = JSON.parse(run.stdout) as Shown;
    expect(report.history).toMatchObject({
      declarations: 3,
      inspected: 1,
      unmatchedFindings: 1,
      workingDays: 2,
    });
    expect(report.profiles).toMatchObject([
      { profile: 'P-85', matches: 1, overlap: { selectedByNothing: 1 } },
      {
        profile: 'P-64',
        matches: 2,
        lanes: { matrix: { yellow: { red: 2 } } },
        hitRate: { matches: { n: 1, violations: 1 } },
        overlap: { alreadySelected: 2, profiles: [{ profile: 'P-ALL', selected: 2, selectedShare: 1 }] },
      },
    ]);
    expect(report.together).toMatchObject({ lanes: { changed: 3 } });
  });

  test('reads as text, and the same files give the same figures', async () => {
    const args = ['backtest', '--profiles', profiles, '--history', history, history, '--in-force', inForce];
    const [once, twice] = [await tamga(args), await tamga(args)];
    expect(once.stdout).toBe(twice.stdout);
    expect(once.stdout).toContain('6 declarations with 6 items, 2026-03-01 to 2026-03-09; 0 inspected');
    expect(once.stdout).toContain('100 % of what it would select is already selected by P-ALL (4 of 4).');
  });

  test('keeps to the period', async () => {
    const args = ['--profiles', profiles, '--history', history, '--from', '2026-03-02', '--to', '2026-03-09'];
    const { stdout } = await tamga(['backtest', ...args, '--json']);
    expect((JSON.parse(stdout) as Shown).profiles.map(({ matches }) => matches)).toEqual([0, 1]);
  });

  test('tells of bad lines and counts the rest', async () => {
    const bad = written('bad.ndjson', declarationJson('H-1'), '{"id":', declarationJson('H-2', shoes));
    const badFindings = written('bad-findings.ndjson', finding('H-2', 'guilty'), finding('H-2', 'compliant'));
    const args = ['--profiles', profiles, '--history', bad, '--findings', badFindings, '--json'];
    const run = await tamga(['backtest', ...args]);
    expect(run.code).toBe(3);
    expect(
      run.stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { source: badFindings, line: 1, path: '/result', code: 'not-a-choice' },
      { source: bad, line: 2, code: 'not-json' },
    ]);
    expect((JSON.parse(run.stdout) as Shown).profiles[1]).toMatchObject({
      matches: 1,
      hitRate: { matches: { n: 1, violations: 0 } },
    });
  });

  const unknownField = { ...profileJson('P', '1'), when: { field: 'item.hs5', op: 'eq', value: '1' } };
  test.each([
    [
      'an unknown field',
      ['--profiles', written('unknown.json', unknownField)],
      '/0/when/field',
      'unknown-field',
    ],
    [
      'a list that is not there',
      [
        '--profiles',
        written('list.json', { ...unknownField, when: { field: 'office', op: 'inList', value: 'x' } }),
      ],
      '/0/when/value',
      'unknown-list',
    ],
  ])('refuses %s with its place', async (_, args, path, code) => {
    const run = await tamga(['backtest', ...args, '--history', history, '--json']);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(JSON.parse(run.stderr.split('\n')[0] ?? '')).toMatchObject({ path, code });
  });

  test.each([
    [
      'no such history',
      ['--history', 'nowhere.ndjson'],
      'nowhere.ndjson cannot be read: there is no such file.',
    ],
    ['no such rule book', ['--history', history, '--in-force', 'nowhere'], 'nowhere cannot be read'],
    ['no day', ['--history', history, '--from', 'yesterday'], 'Give a day, as in 2026-03-01.'],
  ])('refuses %s', async (_, args, message) => {
    const run = await tamga(['backtest', '--profiles', profiles, ...args]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
  });
});

describe('a back-test of generated traffic', () => {
  const [declarations, found] = [folder.file('generated.ndjson'), folder.file('found.ndjson')];
  beforeAll(async () => {
    const scenario = ['--scenario', `${scenarios}/uzbekistan-like.json`];
    const out = ['--declarations', '3000', '--seed', '5', '--out', declarations, '--findings', found];
    await tamga(['generate', ...scenario, ...out]);
  });

  test('tries a whole rule book beside itself: nothing changes, and every finding has its declaration', async () => {
    const files = ['--history', declarations, '--findings', found, '--lists', `${scenarios}/lists.json`];
    const book = ['--profiles', `${scenarios}/profiles.json`, '--in-force', scenarios];
    const run = await tamga(['backtest', ...book, ...files, '--json']);
    expect(run.code).toBe(0);
    const report = JSON.parse(run.stdout) as Shown;
    expect(report.history).toMatchObject({ declarations: 3_000, unmatchedFindings: 0 });
    expect(report.together).toMatchObject({ lanes: { changed: 0 }, officerHours: { difference: 0 } });
    for (const profile of report.profiles)
      expect(profile).toMatchObject({ replaces: true, lanes: { changed: 0 } });
    expect(report.profiles.some(({ hitRate }) => hitRate.matches.violations > 0)).toBe(true);
  });
});
