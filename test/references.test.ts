import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { declarationJson } from './running/declaration.ts';
import { repository, sharedData, tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const publicRows = `${sharedData}customs-declarations/valid.csv`;
const mapping = `${repository}examples/customs-declarations/mapping.json`;

function written(name: string, content: string | Buffer): string {
  writeFileSync(folder.file(name), content);
  return folder.file(name);
}

/** Declarations of T-shirts at about 12 dollars a kilogram, told in a currency. */
function shirts(
  name: string,
  count: number,
  changes: Readonly<Record<string, unknown>> = {},
  currency = { code: 'USD', rate: 1 },
): string {
  const lines = Array.from({ length: count }, (_, index) =>
    declarationJson(`${name}-${index}`, {
      lodgedAt: `2026-02-${String(1 + (index % 28)).padStart(2, '0')}T08:00:00Z`,
      items: [
        {
          sequence: 1,
          commodityCode: '6109100010',
          originCountry: index % 3 === 0 ? 'TR' : 'CN',
          netMassKg: 100,
          grossMassKg: 108,
          packages: 5,
          quantity: { value: 500, unit: 'NIU' },
          itemPrice: { amount: String((1_000 + 10 * (index % 40)) / currency.rate), currency: currency.code },
        },
      ],
      ...changes,
    }),
  );
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

describe('references', () => {
  test('are built from several files with rates, and shown to a person', async () => {
    const out = folder.file('references.ndjson');
    const rates = written(
      'rates.csv',
      'currency,day,rate\nEUR,2026-01-30,1.25\nEUR,2026-02-09,1.25\nEUR,2026-02-19,1.25\n',
    );
    const dollars = written('dollars.ndjson', shirts('D', 40));
    const euros = written('euros.ndjson.gz', gzipSync(shirts('E', 40, {}, { code: 'EUR', rate: 1.25 })));
    const build = ['references', 'build', '--in', dollars, euros, '--rates', rates, '--out', out];
    const built = await tamga([...build, '--json']);
    expect(built.stderr).toBe('');
    expect(built.code).toBe(0);
    const summary = JSON.parse(built.stdout);
    expect(summary).toMatchObject({
      currency: 'USD',
      from: '2026-02-01',
      until: '2026-02-28',
      cells: 2,
      declarations: 80,
      items: 80,
      later: 0,
      undetermined: {},
    });
    expect(readFileSync(out, 'utf8')).toContain(summary.references);

    const shown = await tamga([
      'references',
      'show',
      '--references',
      out,
      '--code',
      '6109100010',
      '--origin',
      'CN',
      '--unit',
      'NIU',
      '--json',
    ]);
    expect(shown.code).toBe(0);
    const told = JSON.parse(shown.stdout);
    expect(told.normal).toMatchObject([
      { per: 'kg', code: '6109100010' },
      { per: 'NIU', code: '6109100010' },
    ]);
    expect(told.normal[0].median).toBeGreaterThan(11);
    expect(told.normal[0].median).toBeLessThan(13);
    expect(told.normal[1].median * 5).toBeCloseTo(told.normal[0].median, 2);
    expect(told.normal[0].places.at(-1)).toMatchObject({ origin: 'CN', values: 52 });
    const text = await tamga(['references', 'show', '--references', out, '--code', '61091000']);
    expect(text.stdout).toMatch(/61091000 of any origin, by declarations of 2026-02-01 to 2026-02-28/);
    expect(text.stdout).toMatch(/mostly by .*: 80 values/);
    expect(text.stdout).toMatch(/gross over net mass: 1\.0\d* – 1\.1\d*, mostly by 80 values of /);
  });

  test('are the same bytes in whatever order the files come', async () => {
    const [a, b] = [written('a.ndjson', shirts('A', 30)), written('b.ndjson', shirts('B', 90))];
    const [one, other] = [folder.file('one'), folder.file('other')];
    await tamga(['references', 'build', '--in', a, b, '--out', one]);
    await tamga(['references', 'build', '--in', b, a, '--out', other]);
    expect(readFileSync(one, 'utf8')).toBe(readFileSync(other, 'utf8'));
  });

  test('leave out later days, goods in transit, values without a rate and bad records, and tell of them', async () => {
    const out = folder.file('until.ndjson');
    const input = [
      shirts('D', 28),
      shirts('T', 3, { flow: 'transit' }),
      shirts('E', 5, {}, { code: 'EUR', rate: 1.25 }),
      '{"id":\n',
    ].join('');
    const run = await tamga(
      ['references', 'build', '--in', '-', '--until', '2026-02-10', '--out', out, '--json'],
      input,
    );
    expect(run.code).toBe(3);
    expect(JSON.parse(run.stderr)).toMatchObject({ source: 'stdin', line: 37, code: 'not-json' });
    expect(JSON.parse(run.stdout)).toMatchObject({
      until: '2026-02-10',
      declarations: 18,
      later: 18,
      undetermined: { 'no-exchange-rate': 5 },
    });
    const shown = await tamga(['references', 'show', '--references', out, '--code', '61', '--json']);
    expect(JSON.parse(shown.stdout).normal[0].places[0]).toMatchObject({ code: '', values: 10 });
  });

  test('of unusable rates, files and arguments there are none', async () => {
    const input = written('few.ndjson', shirts('F', 3));
    const out = folder.file('none.ndjson');
    const build = ['references', 'build', '--in', input, '--out', out];
    const rates = written('bad.csv', 'currency,day,rate\nEUR,2026-01-30,1.25\nEUR,yesterday,1.2\n');
    const bad = await tamga([...build, '--rates', rates, '--json']);
    expect(bad.code).toBe(2);
    expect(JSON.parse(bad.stderr.split('\n')[0]!)).toMatchObject({
      line: 3,
      path: 'day',
      code: 'not-a-date',
    });
    expect((await tamga([...build, '--currency', 'XYZ'])).code).toBe(2);
    const nothing = await tamga([...build, '--until', '2020-01-01']);
    expect(nothing).toMatchObject({ code: 2, stderr: 'Nothing was observed, so there are no references.\n' });
    const changed = written(
      'changed.ndjson',
      '{"hash":"sha256:0"}\n{"kind":"unit-value-references","version":1}\n',
    );
    const shown = await tamga(['references', 'show', '--references', changed, '--code', '61']);
    expect(shown.code).toBe(2);
    expect(shown.stderr).toContain('its content is not what its hash names');
  });

  test.skipIf(!existsSync(publicRows))(
    'are built from the public rows by the mapping that ships',
    async () => {
      const out = folder.file('public.ndjson');
      const run = await tamga([
        'references',
        'build',
        '--in',
        publicRows,
        '--mapping',
        mapping,
        '--currency',
        'KRW',
        '--out',
        out,
        '--json',
      ]);
      expect(run.code).toBe(0);
      expect(JSON.parse(run.stdout)).toMatchObject({ declarations: 8_134, undetermined: { 'no-value': 79 } });
      const shown = await tamga(['references', 'show', '--references', out, '--code', '870323', '--json']);
      const [{ values, p5, median, p95 }] = JSON.parse(shown.stdout).normal;
      expect(values).toBeGreaterThan(10);
      expect(p5).toBeLessThan(median);
      expect(p95).toBeGreaterThan(median);
    },
  );
});
