import type { Kysely } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../src/app/audit/verify-audit.ts';
import type { Store } from '../src/app/ports/store.ts';
import { connect } from '../src/store/connect.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import * as record from '../src/store/migrations/0001-record.ts';
import * as access from '../src/store/migrations/0002-access.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { profileJson } from './running/declaration.ts';
import { temporaryFolder } from './running/tamga.ts';

// A store that an older Tamga filled, when versions of profiles could change without an act of their own.

const folder = temporaryFolder();
let embedded: EmbeddedPostgres;
let client: pg.Client;
let store: Store;

const version = (number: number, state: string) => ({
  profile: profileJson('Ж-1', '85'),
  version: number,
  state,
  author: 'ana',
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-02T00:00:00.000Z',
});

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
  const { database } = connect(embedded.url);
  for (const { up } of [record, access]) await up(database as unknown as Kysely<unknown>);
  // The tables are as they were then; what brought them there is noted as the migrator would.
  await database.destroy();
  client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  await client.query(
    'create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)',
  );
  await client.query(
    `insert into kysely_migration values ('0001-record', '2026-01-01'), ('0002-access', '2026-01-02')`,
  );
  for (const [number, state] of [
    [1, 'retired'],
    [2, 'active'],
  ] as const) {
    const body = JSON.stringify(version(number, state));
    const values = ['Ж-1', number, state, body];
    await client.query(
      'insert into profile_versions (profile_id, version, state, body) values ($1, $2, $3, $4)',
      values,
    );
  }
  store = await openPostgresStore(embedded.url);
});

afterAll(async () => {
  await store.close();
  await client.end();
  await embedded.stop();
  folder.remove();
});

test('the record takes over how versions stood, and tells of it as of what came later', async () => {
  expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'intact', links: 1 });
  expect(await store.profileHistory.events('Ж-1')).toMatchObject([
    { version: 1, kind: 'profiles.taken-over', by: 'system', state: 'retired' },
    { version: 2, kind: 'profiles.taken-over', by: 'system', state: 'active' },
  ]);
  expect(await store.profileHistory.events('nowhere')).toEqual([]);
});

describe('the audit finds an insider who', () => {
  test.each([
    [
      'changes where a version stands',
      `update profile_versions set body = replace(body, 'active', 'shadow')`,
      2,
    ],
    [
      'changes what it asks',
      `update profile_versions set body = replace(body, '"85"', '"99"') where version = 1`,
      1,
    ],
    ['takes a version away', 'delete from profile_versions where version = 2', 2],
    [
      'adds one',
      `insert into profile_versions (profile_id, version, state, body) values ('Ж-1', 3, 'active', '{}')`,
      3,
    ],
  ])('%s', async (_, statement, number) => {
    await client.query('create temporary table kept as table profile_versions');
    await client.query(statement);
    const found = await verifyAudit(store.acts);
    await client.query(
      'delete from profile_versions; insert into profile_versions select * from kept; drop table kept',
    );
    expect(found).toMatchObject({ kind: 'broken', why: `no act tells of profile Ж-1@${number}` });
    expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'intact' });
  });
});

test('reads that come together are all recorded, each once, in one chain', async () => {
  const reads = Array.from({ length: 50 }, (_, index) => ({
    at: '2026-03-01T00:00:00.000Z',
    actor: `reader ${index}`,
    kind: 'profile.read' as const,
    subject: 'Ж-1',
    body: JSON.stringify({ operation: 'getProfile', profiles: ['Ж-1'], versions: [2] }),
  }));
  await Promise.all(reads.map((act) => store.reads.record(act)));
  const told: string[] = [];
  for (let before: number | undefined; ; ) {
    const page = await store.reads.ofProfile('Ж-1', before, 20);
    told.push(...page.map(({ actor }) => actor));
    before = page.at(-1)?.sequence;
    if (before === undefined) break;
  }
  expect(told.toSorted()).toEqual(reads.map(({ actor }) => actor).toSorted());
  expect(await store.reads.ofProfile('Ж', undefined, 20)).toEqual([]);
  expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'intact' });
});

test('matches are counted once, by however many at the same moment, and by the day of the decision', async () => {
  const reasons = `case number % 3 when 0 then '[]' when 1 then '[{"kind":"profile","id":"Ж-1"}]'
    else '[{"kind":"profile","id":"Ж-1"},{"kind":"profile","id":"B"},{"kind":"data","id":"Ж-1"}]' end`;
  await client.query(`
    insert into declarations
    select 1000 + number, 'D-' || number, 1, '10', 'import', now(), now(), 'u', '', null, 1, null, '{}',
      '2026-03-01T23:00:00Z'::timestamptz + number * interval '1 minute', 'none', 'low', 0, 0, '', 0, '', '{}', null,
      '{"reasons":' || ${reasons} || '}', '{}', 'green', false, false
    from generate_series(1, 300) as number`);
  const other = await openPostgresStore(embedded.url);
  const stores = [store, other, store, other];
  let counted = await Promise.all(stores.map(({ matches }) => matches.count(70)));
  while (!counted.some(({ isComplete }) => isComplete))
    counted = await Promise.all(stores.map(({ matches }) => matches.count(70)));
  await other.close();
  const { rows } = await client.query(
    'select profile_id, day::text, matches::integer, last_at from profile_matches order by profile_id, day',
  );
  // Every third matches none, every other third B as well; the first 59 minutes lie in the first day.
  expect(rows).toEqual([
    { profile_id: 'B', day: '2026-03-01', matches: 20, last_at: new Date('2026-03-01T23:59:00Z') },
    { profile_id: 'B', day: '2026-03-02', matches: 80, last_at: new Date('2026-03-02T03:59:00Z') },
    { profile_id: 'Ж-1', day: '2026-03-01', matches: 40, last_at: new Date('2026-03-01T23:59:00Z') },
    { profile_id: 'Ж-1', day: '2026-03-02', matches: 160, last_at: new Date('2026-03-02T03:59:00Z') },
  ]);
  expect(await store.matches.count(70)).toEqual({
    isComplete: true,
    countedUpTo: '2026-03-02T04:00:00.000Z',
  });
  expect(await store.matches.idle('2026-03-02', '2026-03-03')).toEqual([]);
  expect(await store.matches.idle('2026-03-03', '2026-03-03')).toMatchObject([
    { version: { version: 2, state: 'active' }, matches: 200, lastMatchedAt: '2026-03-02T03:59:00.000Z' },
  ]);
});
