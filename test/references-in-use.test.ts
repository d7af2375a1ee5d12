import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../src/domain/decision.ts';
import type { Facts } from '../src/domain/facts.ts';
import { connect } from '../src/store/connect.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { declarationJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
const data = folder.file('data');
const dayMilliseconds = 86_400_000;
const dayBefore = (days: number): string =>
  new Date(Date.now() - days * dayMilliseconds).toISOString().slice(0, 10);

const profiles = [
  {
    id: 'far-below',
    name: 'Far below what is normal',
    riskArea: 'undervaluation',
    when: {
      field: 'item.unitValue',
      op: 'lt',
      value: { field: 'item.reference.p25', times: 0.6 },
    },
    then: { lane: 'yellow' },
  },
  {
    id: 'no-rate',
    name: 'No rate for the currency',
    riskArea: 'undervaluation',
    when: { field: 'item.reference.undetermined', op: 'eq', value: 'no-exchange-rate' },
    then: { lane: 'yellow' },
  },
];

/** Shirts lodged so many days ago, of 100 kg, for an amount. */
function shirts(id: string, daysAgo: number, amount: number, currency = 'USD') {
  return declarationJson(id, {
    lodgedAt: `${dayBefore(daysAgo)}T00:00:01Z`,
    items: [
      {
        sequence: 1,
        commodityCode: '6109100010',
        originCountry: 'CN',
        netMassKg: 100,
        itemPrice: { amount: String(amount), currency },
      },
    ],
  });
}

const past = Array.from({ length: 120 }, (_, index) =>
  index % 2 === 0
    ? shirts(`past-${index}`, 2 + (index % 60), 1_000 + 10 * (index % 40))
    : // The dearest of them are half as dear again; a euro is 1.25 dollars.
      shirts(`past-${index}`, 2 + (index % 60), (1_000 + 10 * (index % 40)) / 1.25, 'EUR'),
);

let server: RunningServer;
let tokens: Record<'system' | 'analyst' | 'auditor' | 'declarant', string>;

beforeAll(async () => {
  const file = (name: string, content: unknown): string => {
    writeFileSync(folder.file(name), JSON.stringify(content));
    return folder.file(name);
  };
  const rates = Array.from({ length: 12 }, (_, week) => ({
    value: 'EUR',
    is: 1.25,
    validFrom: dayBefore(7 * week),
  }));
  const lists = file('lists.json', { 'exchange-rates': rates });
  const taken = await tamga([
    ...['profiles', 'import', file('profiles.json', profiles), '--lists', lists],
    ...['--activate', '--data', data],
  ]);
  expect(taken).toMatchObject({ code: 0 });
  server = await startServer(['--data', data]);
  tokens = {
    system: await server.user('clearance', ['customs-system']),
    analyst: await server.user('analyst', ['analyst']),
    auditor: await server.user('auditor', ['auditor']),
    declarant: await server.user('declarant', ['declarant-system']),
  };
  for (const each of past) expect((await submit(each)).status).toBe(201);
  const built = await tamga(['references', 'build', '--data', data, '--json']);
  expect(built).toMatchObject({ code: 0, stderr: '' });
}, 120_000);

afterAll(async () => {
  await server.stop();
  folder.remove();
});

const submit = (declaration: unknown) => server.request(tokens.system, 'POST', '/declarations', declaration);

async function decisionOn(declaration: { readonly id?: unknown }): Promise<Decision> {
  expect((await submit(declaration)).status).toBe(201);
  return (await server.request(tokens.system, 'GET', `/declarations/${String(declaration.id)}/decision`))
    .body as Decision;
}

/** What the first item's facts hold of references. */
async function referenceIn(id: string): Promise<unknown> {
  const embedded = await openEmbeddedPostgres(data);
  const { database } = connect(embedded.url, { connections: 1 });
  try {
    const { facts } = await database
      .selectFrom('declarations')
      .select('facts')
      .where('declaration_id', '=', id)
      .executeTakeFirstOrThrow();
    return (JSON.parse(facts) as Facts).known?.items[0]?.reference;
  } finally {
    await database.destroy();
    await embedded.stop();
  }
}

type Rows = { readonly rows: readonly Record<string, unknown>[]; readonly next?: string };

describe('references that were built from the store', () => {
  test('are never of a day that is not over, after which no night would build any until then', async () => {
    for (const until of [dayBefore(0), dayBefore(-300)]) {
      const refused = await tamga(['references', 'build', '--data', data, '--until', until]);
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(dayBefore(1)) });
    }
  });

  test('are in use some seconds later, and what is normal can be asked', async () => {
    const about = '/references/current?code=6109100010&origin=CN';
    await expect
      .poll(async () => (await server.request(tokens.analyst, 'GET', about)).status, { timeout: 10_000 })
      .toBe(200);
    const { body } = await server.request(tokens.analyst, 'GET', about);
    expect(body).toMatchObject({
      currency: 'USD',
      until: dayBefore(1),
      normal: [{ per: 'kg', code: '6109100010', origin: 'CN', median: expect.closeTo(11.9, 0) }],
    });
    const listed = (await server.request(tokens.auditor, 'GET', '/references?limit=1')).body as Rows;
    expect(listed.rows).toEqual([
      expect.objectContaining({
        hash: (body as { references: string }).references,
        until: dayBefore(1),
        cells: 1,
        isWhole: true,
      }),
    ]);
    expect(listed.rows[0]?.declarations).toBeGreaterThan(90);
    expect((await server.request(tokens.declarant, 'GET', about)).status).toBe(403);
    expect((await server.request(tokens.declarant, 'GET', '/references')).status).toBe(403);
  });

  test('judge a declaration of today, which says what the judgement rests on', async () => {
    const decision = await decisionOn(shirts('today', 0, 300));
    const reason = decision.reasons.find(({ id }) => id === 'far-below');
    expect(reason?.evidence).toEqual({
      items: [
        {
          sequence: 1,
          'item.unitValue': 3,
          'item.reference.p25': expect.closeTo(10.9, 0),
          'item.reference.median': expect.closeTo(11.9, 0),
          'item.reference.values': expect.any(Number),
          'item.reference.level': 10,
        },
      ],
    });
    expect(await referenceIn('today')).toMatchObject({ level: 10, z: expect.any(Number) });
    const normal = await decisionOn(shirts('today-too', 0, 1_190));
    expect(normal.reasons.map(({ id }) => id)).not.toContain('far-below');
  });

  test('say nothing of a currency without a rate, with the reason', async () => {
    const decision = await decisionOn(shirts('pounds', 0, 300, 'GBP'));
    expect(decision.reasons.find(({ id }) => id === 'no-rate')?.evidence).toEqual({
      items: [{ sequence: 1, 'item.reference.undetermined': 'no-exchange-rate' }],
    });
    expect(await referenceIn('pounds')).toEqual({ undetermined: 'no-exchange-rate' });
  });

  test('never judge a declaration of a day they rest on', async () => {
    const decision = await decisionOn(shirts('late', 20, 300));
    expect(decision.reasons.map(({ id }) => id)).not.toContain('far-below');
    expect(await referenceIn('late')).toEqual({ undetermined: 'no-reference' });
    expect(await referenceIn('past-0')).toBeUndefined();
  });

  test('judge what a declarant dates back by when it came', async () => {
    const sent = shirts('dated-back', 20, 300);
    expect((await server.request(tokens.declarant, 'POST', '/declarations', sent)).status).toBe(201);
    expect(await referenceIn('dated-back')).toMatchObject({ level: 10 });
  });

  test('are the same to a replay, and to a back-test what was known then', async () => {
    for (const id of ['today', 'pounds', 'late'])
      expect(await tamga(['replay', id, '--data', data])).toMatchObject({ code: 0 });
    const file = folder.file('profiles.json');
    const tried = await tamga(['backtest', '--profiles', file, '--data', data, '--json']);
    expect(tried.code).toBe(0);
    const matches = (JSON.parse(tried.stdout) as { profiles: readonly Record<string, unknown>[] }).profiles;
    expect(matches.map((each) => [each.profile, each.matches])).toEqual([
      ['far-below', 2],
      ['no-rate', 1],
    ]);
  });

  test('are in the record', async () => {
    expect(await tamga(['audit', 'verify', '--data', data])).toMatchObject({ code: 0 });
    const { body } = await server.request(tokens.auditor, 'GET', '/audit?limit=200');
    const acts = (body as Rows).rows.filter(({ kind }) => kind === 'references.built');
    expect(acts[0]).toMatchObject({ actor: 'console' });
  });
});
