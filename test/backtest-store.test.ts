import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { declarationJson, profileJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
const data = folder.file('data');
const shoes = [
  {
    sequence: 1,
    commodityCode: '640399',
    dutyRatePercent: 10,
    itemPrice: { amount: '100', currency: 'USD' },
  },
];
/** More than a page of the store's. */
const lodged = 1_200;
/** Of the last days, for a guard to look at. */
const recent = 1_000;

let server: RunningServer;
let tokens: Record<'system' | 'officer' | 'analyst' | 'approver' | 'second', string>;
/** Who takes a profile in force. */
let steps: readonly (readonly [token: string, step: string])[];
let embedded: EmbeddedPostgres | undefined;

beforeAll(async () => {
  server = await startServer(['--data', data]);
  tokens = {
    system: await server.user('clearance', ['customs-system']),
    officer: await server.user('officer', ['officer']),
    analyst: await server.user('analyst', ['analyst']),
    approver: await server.user('approver', ['approver']),
    second: await server.user('second', ['approver']),
  };
  steps = [
    [tokens.analyst, 'submit'],
    [tokens.approver, 'approve'],
    [tokens.second, 'activate'],
  ];
  await lodge('A', lodged);
});

afterAll(async () => {
  await embedded?.stop();
  folder.remove();
});

/** Every third is of shoes. */
const everyThird = (number: number): Readonly<Record<string, unknown>> =>
  number % 3 === 0 ? { items: shoes } : {};

async function lodge(prefix: string, count: number, changes = everyThird): Promise<void> {
  const lines = Array.from({ length: count }, (_, number) =>
    JSON.stringify(declarationJson(`${prefix}-${number}`, changes(number))),
  );
  const answer = await fetch(`${server.url}/api/v1/declarations/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.system}`, 'content-type': 'application/x-ndjson' },
    body: `${lines.join('\n')}\n`,
  });
  expect((await answer.text()).trimEnd().split('\n')).toHaveLength(count);
}

async function find(id: string, result: string, item?: number): Promise<void> {
  const finding = {
    inspectedAt: '2026-03-02T10:00:00Z',
    officers: ['a'],
    measures: ['scan'],
    result,
    ...(item !== undefined && { item }),
    ...(result === 'violation' && { revenueRecovered: { amount: '10.50', currency: 'USD' } }),
  };
  const { status } = await server.request(tokens.officer, 'POST', `/declarations/${id}/findings`, finding);
  expect(status).toBe(201);
}

test('a profile is tried on the past beside a node that goes on deciding, and its outcome stands beside that', async () => {
  await find('A-0', 'compliant', 1);
  await find('A-0', 'violation', 1);
  await find('A-3', 'compliant');
  await find('A-1', 'violation');
  const profile = profileJson('P-64', '64', { lane: 'red' });
  expect((await server.request(tokens.analyst, 'POST', '/profiles', profile)).status).toBe(201);
  const under = server.request(tokens.analyst, 'POST', '/profiles/P-64/backtest', { from: '2026-03-01' });
  const meanwhile = await server.request(tokens.system, 'POST', '/declarations', declarationJson('B-1'));
  expect(meanwhile.status).toBe(201);
  const tried = await under;
  expect(tried.status).toBe(200);
  const { history } = tried.body as { history: { declarations: number } };
  expect([lodged, lodged + 1]).toContain(history.declarations);
  expect(tried.body).toMatchObject({
    matches: lodged / 3,
    sentToRed: { n: history.declarations },
    hitRate: { matches: { violations: 1, n: 2 } },
    revenue: {
      recovered: [{ amount: '10.5', currency: 'USD' }],
      atStake: [{ amount: '4000.00', currency: 'USD' }],
    },
    history: { inspected: 3, isComplete: true, draws: { made: 0 } },
  });
  const kept = await server.request(tokens.approver, 'GET', '/profiles/P-64/backtest');
  expect(kept.body).toEqual(tried.body);
  // The back-test is the last thing told of the version, and tells nothing of how it stands.
  expect((await tamga(['audit', 'verify', '--data', data])).stdout).toMatch(/^intact/);

  for (const [token, step] of steps)
    expect((await server.request(token, 'POST', `/profiles/P-64/${step}`)).text).toContain('"state"');
  await lodge('C', 60);
  await find('C-0', 'violation', 1);
  await find('C-0', 'discrepancy', 1);
  await find('C-3', 'discrepancy');
  await find('C-3', 'violation', 1);
  const outcome = await server.request(tokens.analyst, 'GET', '/profiles/P-64/outcome');
  expect(outcome.body).toMatchObject({
    state: 'active',
    declarations: 60,
    matches: 20,
    lanes: { red: 20 },
    hitRate: { matches: { violations: 1, n: 2 }, discrepancies: 1 },
    expected: { matches: lodged / 3, declarations: history.declarations },
  });
});

test('a list that would flood red is accepted with a reason only, as the record tells', async () => {
  const ask = (token: string, path: string, content?: unknown) =>
    server.request(token, 'POST', path, content);
  await ask(tokens.analyst, '/lists', { name: 'watched', kind: 'party', owner: 'Unit 4' });
  await ask(tokens.analyst, '/lists/watched/entries', { entries: [{ value: 'nobody' }] });
  expect((await ask(tokens.approver, '/lists/watched/accept?version=1')).status).toBe(200);
  const when = { field: 'importer.id', op: 'inList', value: 'watched' };
  await ask(tokens.analyst, '/profiles', { ...profileJson('P-W', '', { lane: 'red' }), when });
  for (const [token, step] of steps) expect((await ask(token, `/profiles/P-W/${step}`)).status).toBe(200);
  const lodgedAt = new Date(Date.now() - 86_400_000).toISOString();
  await lodge('W', recent, () => ({ lodgedAt }));
  const { id } = declarationJson('').importer as { id: string };
  await ask(tokens.analyst, '/lists/watched/entries', { entries: [{ value: id }] });
  const accept = '/lists/watched/accept?version=2';
  const refused = await ask(tokens.approver, accept);
  expect([refused.status, refused.text]).toEqual([
    409,
    expect.stringContaining('Of the last 1,000 declarations profile P-W would send 100 %'),
  ]);
  const order = { reason: 'for a day', confirms: ['too-much-to-red'] };
  const confirmed = await ask(tokens.approver, `${accept}&confirm=true`, order);
  expect(confirmed.body).toMatchObject({ isInForce: true, confirmed: [{ code: 'too-much-to-red' }] });
  const { rows } = (await server.request(tokens.analyst, 'GET', '/rule-books?limit=1')).body as {
    rows: unknown[];
  };
  expect(rows).toMatchObject([{ cause: 'list.in-force watched@2', reason: 'for a day' }]);
  expect((await ask(tokens.approver, '/profiles/P-W/suspend')).status).toBe(200);
});

test('the store is tried at the console too, a long past in pages, and the record tells of every back-test', async () => {
  expect(await server.stop()).toBe(0);
  writeFileSync(folder.file('again.json'), JSON.stringify(profileJson('P-64', '64', { lane: 'yellow' })));
  const run = await tamga(['backtest', '--profiles', folder.file('again.json'), '--data', data, '--json']);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({
    history: { declarations: lodged + 61 + recent, draws: { recorded: lodged + 61 + recent } },
    profiles: [{ replaces: true, matches: lodged / 3 + 20 }],
  });
  const [first] = (
    JSON.parse(run.stdout) as { profiles: { lanes: { matrix: Record<string, { yellow: number }> } }[] }
  ).profiles;
  // Those drawn at random stay red; the others go where the milder version sends them.
  expect(first?.lanes.matrix.red?.yellow).toBeGreaterThan(300);
  expect((await tamga(['audit', 'verify', '--data', data])).stdout).toMatch(/^intact/);

  embedded = await openEmbeddedPostgres(data);
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  const verified = async (statement: string): Promise<string> => {
    await client.query(statement);
    return (await tamga(['audit', 'verify', '--data', data])).stdout;
  };
  await client.query('create table kept_backtests as table backtests');
  expect(await verified(`update backtests set body = replace(body, '"matches":400', '"matches":4')`)).toMatch(
    /what is stored of P-64@1 is not what was recorded/,
  );
  const restore = 'delete from backtests; insert into backtests select * from kept_backtests;';
  expect(
    await verified(`${restore} insert into backtests select 9000, profile_id, 2, body from kept_backtests`),
  ).toMatch(/no act tells of back-test of P-64@2/);
  await client.end();
});
