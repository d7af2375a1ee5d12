import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { declarationJson } from './running/declaration.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

type Json = Readonly<Record<string, unknown>>;

function written(name: string, content: unknown): string {
  writeFileSync(folder.file(name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder.file(name);
}

function ndjson(...values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

function profile(id: string, field: string, op: string, value?: unknown): Json {
  const then = { lane: 'red' };
  return {
    id,
    name: id,
    riskArea: 'other',
    when: { field, op, ...(value !== undefined && { value }) },
    then,
  };
}

function lodged(id: string, importer: string, at: string, item: Json = {}): Json {
  const goods = { sequence: 1, commodityCode: '6109100010', originCountry: 'TR', netMassKg: 100 };
  const itemPrice = { amount: '1200', currency: 'USD' };
  const party = { id: importer, name: `Trade ${importer}` };
  const consignee = { id: importer, name: `Trade ${importer}` };
  const items = [{ ...goods, itemPrice, ...item }];
  return declarationJson(id, { lodgedAt: at, importer: party, consignee, items });
}

/** Which profiles each declaration matches. */
async function matchesOf(args: readonly string[], input: string): Promise<Readonly<Record<string, string>>> {
  const run = await tamga(['match', '--in', '-', ...args], input);
  expect(run.code).toBe(0);
  const rows = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return Object.fromEntries(
    rows.map(({ declarationId, matches }) => [
      declarationId,
      matches.map((match: { readonly profile: string }) => match.profile).join(' '),
    ]),
  );
}

describe('what is known of parties by files', () => {
  const profiles = written('parties.json', [
    profile('FIRST', 'history.importer.declarations', 'eq', 0),
    profile('SPLIT', 'history.consignee.smallConsignments7d', 'gte', 3),
    profile('CAUGHT', 'history.importer.violations12m', 'gte', 1),
  ]);
  const history = written(
    'history.ndjson',
    ndjson(lodged('H-1', 'A', '2026-03-01T08:00:00Z'), lodged('H-2', 'C', '2026-03-20T08:00:00Z')),
  );
  const findings = written(
    'findings.ndjson',
    ndjson({
      declarationId: 'H-1',
      inspectedAt: '2026-03-04T08:00:00Z',
      result: 'violation',
      officers: ['o1'],
      measures: ['document-check'],
    }),
  );
  const input = ndjson(
    lodged('D-1', 'A', '2026-03-02T08:00:00Z'),
    lodged('D-2', 'B', '2026-03-03T08:00:00Z'),
    lodged('D-3', 'A', '2026-03-06T08:00:00Z'),
    lodged('D-4', 'A', '2026-03-16T08:00:00Z'),
    lodged('D-5', 'C', '2026-03-16T09:00:00Z'),
  );

  test('the first import, splitting within a week, and what was found', async () => {
    const known = ['--profiles', profiles, '--history', history, '--findings', findings];
    expect(await matchesOf(known, input)).toEqual({
      'D-1': '',
      'D-2': 'FIRST',
      'D-3': 'SPLIT CAUGHT',
      'D-4': 'CAUGHT',
      // H-2 was lodged later.
      'D-5': 'FIRST',
    });
  });

  test('decisions rest on the same, and the reason tells what was known', async () => {
    const args = ['decide', '--profiles', profiles, '--history', history, '--findings', findings];
    const run = await tamga([...args, '--in', '-'], input);
    expect([run.code, run.stderr]).toEqual([0, '']);
    const decisions = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(decisions.map(({ lane }) => lane)).toEqual(['green', 'red', 'red', 'red', 'red']);
    expect(decisions[2].reasons.map(({ evidence }: Json) => evidence)).toContainEqual(
      expect.objectContaining({ 'history.consignee.smallConsignments7d': 3 }),
    );
  });

  test('without a history nothing is known, and it is said; whatever else is given', async () => {
    const run = await tamga(['decide', '--profiles', profiles, '--in', '-', '--json'], input);
    expect(run.stdout).not.toContain('"red"');
    const told = run.stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).code);
    expect(told).toEqual(['data-not-loaded', 'data-not-loaded', 'data-not-loaded']);
  });

  test('a declaration that comes out of order is told of once', async () => {
    const late = ndjson(
      lodged('L-1', 'A', '2026-03-09T08:00:00Z'),
      lodged('L-2', 'A', '2026-03-05T08:00:00Z'),
      lodged('L-3', 'A', '2026-03-04T08:00:00Z'),
    );
    const args = ['decide', '--profiles', profiles, '--history', history, '--in', '-', '--json'];
    const run = await tamga(args, late);
    expect(run.code).toBe(0);
    expect(
      run.stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ line: 2, code: 'out-of-order', severity: 'warning' }]);
  });

  test('a back-test knows of each declaration what was known when it was lodged', async () => {
    const all = written('all.ndjson', ndjson(lodged('H-1', 'A', '2026-03-01T08:00:00Z')) + input);
    const args = ['backtest', '--history', all, '--findings', findings, '--profiles', profiles, '--json'];
    const run = await tamga(args);
    expect([run.code, run.stderr]).toEqual([0, '']);
    const report = JSON.parse(run.stdout);
    expect(report.profiles.map(({ id, profile: of, matches }: Json) => [id ?? of, matches])).toMatchObject([
      [expect.anything(), 3],
      [expect.anything(), 1],
      [expect.anything(), 2],
    ]);
  });

  test.each([
    [['--findings', findings], '--findings goes with --history'],
    [['--history', folder.file('none.ndjson')], 'there is no such file'],
  ])('%j is refused', async (args, words) => {
    const run = await tamga(['decide', '--profiles', profiles, '--in', '-', ...args], input);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(words);
  });
});

describe('what is known of values by files', () => {
  const past = Array.from({ length: 60 }, (_, at) =>
    lodged(`P-${at}`, 'P', `2026-02-${String(1 + (at % 28)).padStart(2, '0')}T08:00:00Z`, {
      itemPrice: { amount: String(1_000 + 10 * (at % 40)), currency: 'USD' },
    }),
  );
  const references = folder.file('references.ndjson');
  const rates = written('rates.csv', 'currency,day,rate\nEUR,2026-03-01,1.25\n');
  const profiles = written('values.json', [
    profile('LOW', 'item.reference.z', 'gt', 3),
    profile('NONE', 'item.reference.undetermined', 'eq', 'no-reference'),
    profile('NORATE', 'item.reference.undetermined', 'eq', 'no-exchange-rate'),
  ]);
  const price = (amount: string, currency = 'USD') => ({ itemPrice: { amount, currency } });
  const input = ndjson(
    lodged('V-1', 'A', '2026-03-02T08:00:00Z', price('10')),
    lodged('V-2', 'A', '2026-03-02T08:00:00Z', price('1100')),
    lodged('V-3', 'A', '2026-03-02T08:00:00Z', price('8', 'EUR')),
    lodged('V-4', 'A', '2026-02-28T08:00:00Z', price('10')),
  );
  const build = async () => {
    const built = await tamga(['references', 'build', '--in', '-', '--out', references], ndjson(...past));
    expect(built.code).toBe(0);
  };

  test('undervalued goods, an undetermined currency, and days that the references rest on', async () => {
    await build();
    const known = ['--profiles', profiles, '--references', references];
    expect(await matchesOf(known, input)).toEqual({
      'V-1': 'LOW',
      'V-2': '',
      'V-3': 'NORATE',
      'V-4': 'NONE',
    });
    expect(await matchesOf([...known, '--rates', rates], input)).toMatchObject({ 'V-3': 'LOW' });
  });

  test('threads know the same as a stream, and a nomenclature with it', async () => {
    await build();
    const lists = written('lists.json', {
      nomenclature: [
        { value: '6109', is: 'T-shirts, singlets and other vests; knitted or crocheted' },
        { value: '610910', is: 'T-shirts; of cotton, knitted or crocheted' },
        { value: '8407', is: 'Engines; spark-ignition reciprocating piston engines' },
      ],
    });
    const asking = written('asking.json', [
      ...JSON.parse(readFileSync(profiles, 'utf8')),
      profile('OTHER', 'item.text.bestHeading', 'eq', '8407'),
      profile('UNKNOWN', 'item.code.isKnown', 'eq', false),
    ]);
    const note = 'x'.repeat(300);
    const many = Array.from({ length: 9_000 }, (_, at) => ({
      ...lodged(`T-${at}`, 'A', '2026-03-02T08:00:00Z', {
        ...price(at % 3 === 0 ? '10' : '1100'),
        description: at % 5 === 0 ? 'Piston engines' : 'Cotton T-shirts',
        commodityCode: at % 7 === 0 ? '610990' : '6109100010',
      }),
      attributes: { note },
    }));
    const file = written('many.ndjson', ndjson(...many));
    const args = ['--profiles', asking, '--lists', lists, '--references', references];
    const byThreads = await tamga(['match', ...args, '--in', file]);
    const streamed = await tamga(['match', ...args, '--in', '-'], readFileSync(file, 'utf8'));
    expect([byThreads.code, byThreads.stderr]).toEqual([0, '']);
    expect(byThreads.stdout === streamed.stdout).toBe(true);
    const found = byThreads.stdout
      .split('\n')
      .slice(0, 3)
      .map((line) => JSON.parse(line).matches);
    expect(found.map((matches) => matches.map((match: Json) => match.profile))).toEqual([
      ['LOW', 'OTHER', 'UNKNOWN'],
      [],
      [],
    ]);
  });

  test('references of another currency are refused', async () => {
    await build();
    const settings = written('settings.json', { knowledge: { referenceCurrency: 'EUR' } });
    const args = ['decide', '--profiles', profiles, '--settings', settings, '--references', references];
    const run = await tamga([...args, '--in', '-'], input);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('USD');
    expect(run.stderr).toContain('"referenceCurrency"');
  });

  test('matches are found by references in the currency of the settings', async () => {
    const won = folder.file('won.ndjson');
    const pastInWon = past.map((each) => {
      const [item] = each.items as readonly Json[];
      return { ...each, items: [{ ...item, itemPrice: { ...(item?.itemPrice as Json), currency: 'KRW' } }] };
    });
    const args = ['references', 'build', '--in', '-', '--out', won];
    const without = await tamga(args, ndjson(...pastInWon));
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('--currency')]);
    expect((await tamga([...args, '--currency', 'KRW'], ndjson(...pastInWon))).code).toBe(0);
    const settings = written('won.json', { knowledge: { referenceCurrency: 'KRW' } });
    const known = ['--profiles', profiles, '--settings', settings, '--references', won];
    const found = await matchesOf(
      known,
      ndjson(lodged('W-1', 'A', '2026-03-02T08:00:00Z', price('10', 'KRW'))),
    );
    expect(found).toEqual({ 'W-1': 'LOW' });
  });
});

test('what no profile asks for changes no byte', async () => {
  const profiles = written('plain.json', [profile('P-61', 'item.hs2', 'eq', '61')]);
  const history = written('some.ndjson', ndjson(lodged('H-1', 'A', '2026-03-01T08:00:00Z')));
  const input = ndjson(
    lodged('D-1', 'A', '2026-03-02T08:00:00Z'),
    lodged('D-2', 'A', '2026-03-01T08:00:00Z'),
  );
  const plain = await tamga(['decide', '--profiles', profiles, '--in', '-'], input);
  const known = await tamga(['decide', '--profiles', profiles, '--history', history, '--in', '-'], input);
  expect(plain.stdout).toContain('P-61');
  expect([known.stdout, known.stderr]).toEqual([plain.stdout, plain.stderr]);
});
