import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../src/app/ports/store.ts';
import type { NewAct } from '../src/domain/act.ts';
import type { ScreeningDecision } from '../src/domain/screening-decision.ts';
import { memoryStore } from '../src/server/testing/memory-store.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { declarationJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let database: EmbeddedPostgres;
let client: pg.Client;
let store: Store;
let nodes: readonly RunningServer[];
let tokens: Record<'system' | 'officer' | 'chief' | 'analyst' | 'approver', string>;

beforeAll(async () => {
  database = await openEmbeddedPostgres(folder.file('data'));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  nodes = await Promise.all([1, 2].map(() => startServer(['--database-url', database.url])));
  store = await openPostgresStore(database.url);
  tokens = {
    system: await node(0).user('clearance', ['customs-system']),
    officer: await node(0).user('officer', ['officer']),
    chief: await node(0).user('chief', ['chief']),
    analyst: await node(0).user('analyst', ['analyst']),
    approver: await node(0).user('approver', ['approver']),
  };
});

afterAll(async () => {
  await Promise.all(nodes.map((each) => each.stop()));
  await store.close();
  await client.end();
  await database.stop();
  folder.remove();
});

function node(index: number): RunningServer {
  const found = nodes[index];
  if (found === undefined) throw new Error('no node');
  return found;
}

const profile = {
  id: 'WATCH',
  name: 'A party of a watch list',
  riskArea: 'sanctions',
  when: { field: 'screening.score', op: 'gte', value: 0.9 },
  then: { lane: 'yellow' },
};
const karimov = { id: '309999999', name: 'Muhammad Karimov' };

type Reasons = readonly { readonly id: string; readonly evidence: Readonly<Record<string, unknown>> }[];

let lodged = 0;
async function reasonsAt(at: RunningServer, importer: object): Promise<Reasons> {
  lodged += 1;
  const changes = declarationJson(`S-${lodged}`, { importer, lodgedAt: '2026-03-01T09:30:00+05:00' });
  const answer = await at.request(tokens.system, 'POST', '/declarations', changes);
  expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
  return (answer.body as { reasons: Reasons }).reasons;
}

const othersKnow = () => new Promise((resolve) => setTimeout(resolve, 2_000));
const verified = async () => (await tamga(['audit', 'verify', '--database-url', database.url])).stdout;

test('a watch list that two people brought in force is screened by both nodes', async () => {
  const settings = { knowledge: { screenedLists: ['watch'] } };
  const order = { name: 'watch', kind: 'party', owner: 'Risk department' };
  expect((await node(0).request(tokens.analyst, 'POST', '/lists', order)).status).toBe(201);
  const set = { profiles: [profile], settings };
  const imported = await node(0).request(node(0).adminToken, 'POST', '/profiles/import?activate=true', set);
  expect([imported.status, imported.text]).toEqual([200, expect.anything()]);
  expect(await reasonsAt(node(0), karimov)).toEqual([]);
  const entries = [
    { value: 'W-1', name: 'Мухаммад Каримов', identifiers: ['AB1234567'] },
    { value: 'W-2', name: 'Of the past', validTo: '2026-02-28' },
  ];
  const proposed = await node(0).request(tokens.analyst, 'POST', '/lists/watch/entries', { entries });
  const { version } = proposed.body as { version: number };
  expect([proposed.status, version]).toEqual([201, expect.any(Number)]);
  const accepted = await node(0).request(tokens.approver, 'POST', `/lists/watch/accept?version=${version}`);
  expect([accepted.status, accepted.text]).toEqual([200, expect.anything()]);
  const [reason] = await reasonsAt(node(0), karimov);
  expect(reason).toMatchObject({ id: 'WATCH' });
  expect(await reasonsAt(node(0), { id: '308888888', name: 'Of the past' })).toEqual([]);
  const { facts } = (await store.declarations.find(`S-${lodged - 1}`)) ?? {};
  expect(facts?.known?.header.screening).toMatchObject({
    role: 'importer',
    list: 'watch',
    entry: 'W-1',
    byIdentifier: false,
    explanation: expect.stringContaining('Muhammad'),
  });
  await othersKnow();
  expect(await reasonsAt(node(1), karimov)).toHaveLength(1);
});

test('two people clear a party, on every node, and nobody else passes by it', async () => {
  const order = {
    list: 'watch',
    entry: 'W-1',
    party: karimov,
    decision: 'not-the-same',
    reason: 'another man',
  };
  const say = (at: RunningServer, token: string) => at.request(token, 'POST', '/screening/decisions', order);
  const first = await say(node(0), tokens.officer);
  expect([first.status, first.body]).toEqual([201, expect.objectContaining({ isCleared: false })]);
  expect(await reasonsAt(node(0), karimov)).toHaveLength(1);
  await othersKnow();
  expect((await say(node(1), tokens.chief)).body).toMatchObject({ isCleared: true });
  expect(await reasonsAt(node(1), karimov)).toEqual([]);
  await othersKnow();
  expect(await reasonsAt(node(0), karimov)).toEqual([]);
  expect(await reasonsAt(node(0), { ...karimov, id: '307777777' })).toHaveLength(1);
  expect(await reasonsAt(node(0), { ...karimov, id: 'ab 123-45-67' })).toHaveLength(1);
  const listed = await node(0).request(tokens.officer, 'GET', '/screening/decisions?list=watch&entry=W-1');
  expect((listed.body as { rows: object[] }).rows).toMatchObject([
    { by: 'chief', isCleared: true },
    { by: 'officer', reason: 'another man' },
  ]);
  expect((await tamga(['replay', `S-${lodged}`, '--database-url', database.url])).stdout).toContain(
    'identical',
  );
  expect(await verified()).toMatch(/^intact/);
});

test('an entry that became another is asked of anew', async () => {
  const entries = [{ value: 'W-1', name: 'Мухаммад Каримов', identifiers: ['AB7654321'] }];
  const proposed = await node(0).request(tokens.analyst, 'POST', '/lists/watch/entries', { entries });
  const { version } = proposed.body as { version: number };
  await node(0).request(tokens.approver, 'POST', `/lists/watch/accept?version=${version}`);
  expect(await reasonsAt(node(0), karimov)).toHaveLength(1);
});

describe('what is forged is found, and not believed', () => {
  const forged = { ...karimov, id: '306666666' };
  const body = (party: object) => `replace(body, '${JSON.stringify(karimov)}', '${JSON.stringify(party)}')`;

  test.each([
    [
      'a changed row',
      `update screening_decisions set body = ${body(forged)}`,
      /what is stored of watch\/W-1 is not/,
    ],
    ['a row that is gone', 'delete from screening_decisions', /what is stored of watch\/W-1 is not/],
    [
      'a row without an act',
      `insert into screening_decisions select act_sequence + 1000000, list, entry, ${body(forged)} from screening_decisions`,
      /no act tells of decision on entry W-1 of list watch/,
    ],
    [
      'a row under the name of another entry',
      `update screening_decisions set entry = 'W-2'`,
      /no act tells of decision on entry W-2 of list watch/,
    ],
  ])('%s', async (_, statement, found) => {
    await client.query('create table kept as table screening_decisions');
    await client.query(statement);
    expect(await verified()).toMatch(found);
    const decisions = await store.screening.after(0, 100);
    expect(decisions.map(({ party }) => party.id)).not.toContain(forged.id);
    await client.query(
      'delete from screening_decisions; insert into screening_decisions select * from kept; drop table kept',
    );
    expect(await verified()).toMatch(/^intact/);
  });
});

describe.each([
  ['in memory', () => memoryStore()],
  ['in PostgreSQL', () => store],
])('decisions %s', (_, storeOf) => {
  const decision = (list: string, entry: string): ScreeningDecision => ({
    list,
    entry,
    content: 'c',
    party: { name: 'Ўктам "x"' },
    decision: 'same',
    reason: "it's\nso",
  });
  const actOf = (told: ScreeningDecision, actor: string): NewAct => ({
    at: '2026-03-01T09:30:00.000Z',
    actor,
    kind: 'screening.decided',
    subject: `${told.list}/${told.entry}`,
    body: JSON.stringify(told),
  });

  test('are kept with their acts, told in order and found by list and entry', async () => {
    const { screening, acts } = storeOf();
    const { sequence: before } = await acts.head();
    const kept = [decision('A', '1'), decision('A', '2'), decision('B', '1')];
    for (const [place, each] of kept.entries()) await screening.keep(each, actOf(each, `p${place}`));
    const told = await screening.after(before, 10);
    expect(told).toEqual(
      kept.map((each, place) => ({
        ...each,
        by: `p${place}`,
        at: expect.stringMatching(/^2026-03-01T09:30:00/),
        sequence: before + 1 + place,
      })),
    );
    expect(await screening.after(before + 1, 1)).toEqual([told[1]]);
    expect(await screening.after(before + 3, 10)).toEqual([]);
    expect(await screening.list({ list: 'A' }, undefined, 10)).toEqual([told[1], told[0]]);
    expect(await screening.list({ list: 'B', entry: '1' }, undefined, 10)).toEqual([told[2]]);
    expect((await screening.list({ entry: '1' }, before + 3, 10))[0]).toEqual(told[0]);
    expect(await screening.list({}, undefined, 2)).toEqual([told[2], told[1]]);
  });
});
