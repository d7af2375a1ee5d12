import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '../src/app/audit/verify-audit.ts';
import type { Store } from '../src/app/ports/store.ts';
import type { ActKind, NewAct } from '../src/domain/act.ts';
import type { Role } from '../src/domain/role.ts';
import type { User, UserId } from '../src/domain/user.ts';
import { memoryStore } from '../src/server/testing/memory-store.ts';
import { connect } from '../src/store/connect.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { up as firstTables } from '../src/store/migrations/0001-record.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let embedded: EmbeddedPostgres;
let databases = 0;

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
});

afterAll(async () => {
  await embedded.stop();
  folder.remove();
});

/** A database of its own, with nothing in it. */
async function emptyDatabase(): Promise<string> {
  databases += 1;
  await asked(embedded.url, `create database case_${databases}`);
  return embedded.url.replace(/(^\w+:\/\/[^/]*\/)\w*/, `$1case_${databases}`);
}

async function asked(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

let clock = 0;
function act(kind: ActKind, subject: string, body = '{}'): NewAct {
  clock += 1;
  return { at: new Date(1_772_000_000_000 + clock).toISOString(), actor: 'admin', kind, subject, body };
}

function aUser(id: string, role: Role): User {
  return { id: id as UserId, name: `name of ${id}`, roles: [role] };
}

async function add({ users }: Store, id: string, role: Role, tokenHash = `token of ${id}`): Promise<User> {
  const user = aUser(id, role);
  expect(await users.create(user, tokenHash, act('user.created', id, JSON.stringify(user)))).toBe('created');
  return user;
}

function session(user: string, tokenHash = `token of ${user}`) {
  return { hash: `session of ${user}`, user: user as UserId, tokenHash, expiresAt: '2999-01-01T00:00:00Z' };
}

const now = '2026-03-01T00:00:00Z';
const id = (text: string) => text as UserId;

describe.each([
  ['in memory', async () => memoryStore()],
  ['on PostgreSQL', async () => openPostgresStore(await emptyDatabase())],
])('a store of users %s', (_, open) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
    await add(store, 'a', 'admin');
    await add(store, 'o', 'officer');
    expect(await store.users.openSession(session('o'), act('session.opened', 'o'))).toBe('opened');
    return () => store.close();
  });

  const acts = async () => (await store.acts.head()).sequence;

  test('ends the token and the sessions of a user that is disabled, and keeps the user', async () => {
    const disabling = act('user.disabled', 'o');
    expect(await store.users.disable(id('o'), disabling)).toBe('disabled');
    expect(await store.users.findByToken('token of o')).toBeUndefined();
    expect(await store.users.findBySession('session of o', now)).toBeUndefined();
    expect(await store.users.list()).toEqual([
      aUser('a', 'admin'),
      { ...aUser('o', 'officer'), disabledAt: disabling.at },
    ]);
    expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'intact', links: 4 });
  });

  test('records no act of what did not happen', async () => {
    await store.users.disable(id('o'), act('user.disabled', 'o'));
    const before = await acts();
    expect([
      await store.users.disable(id('o'), act('user.disabled', 'o')),
      await store.users.disable(id('x'), act('user.disabled', 'x')),
      await store.users.disable(id('a'), act('user.disabled', 'a')),
      await store.users.renewToken(id('o'), 'new', act('user.token-renewed', 'o')),
      await store.users.renewToken(id('x'), 'new', act('user.token-renewed', 'x')),
      await store.users.openSession(session('o'), act('session.opened', 'o')),
    ]).toEqual(['unchanged', 'missing', 'last-administrator', 'disabled', 'missing', 'ended']);
    expect(await acts()).toBe(before);
  });

  test('lets one of two administrators remain who disable each other in the same moment', async () => {
    await add(store, 'b', 'admin');
    const outcomes = await Promise.all(
      ['a', 'b'].map((each) => store.users.disable(id(each), act('user.disabled', each))),
    );
    expect(outcomes.toSorted()).toEqual(['disabled', 'last-administrator']);
  });

  test('ends the old token and the sessions when there is a new one', async () => {
    expect(await store.users.renewToken(id('o'), 'new', act('user.token-renewed', 'o'))).toBe('renewed');
    expect(await store.users.findByToken('token of o')).toBeUndefined();
    expect(await store.users.findBySession('session of o', now)).toBeUndefined();
    expect(await store.users.findByToken('new')).toEqual(aUser('o', 'officer'));
    // Whoever was signing in with the old one comes too late.
    expect(await store.users.openSession(session('o'), act('session.opened', 'o'))).toBe('ended');
    expect(await store.users.openSession(session('o', 'new'), act('session.opened', 'o'))).toBe('opened');
    expect(await store.users.findBySession('session of o', now)).toEqual(aUser('o', 'officer'));
    expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'intact' });
  });
});

describe('verification finds', () => {
  let store: Store;
  let url: string;
  beforeEach(async () => {
    url = await emptyDatabase();
    store = await openPostgresStore(url);
    await add(store, 'a', 'admin');
    await add(store, 'o', 'officer');
    await store.users.disable(id('o'), act('user.disabled', 'o'));
    return () => store.close();
  });

  test.each([
    ['access that was given back', 'update users set disabled_at = null'],
    [
      'a later end of it',
      `update users set disabled_at = disabled_at + interval '1 day' where user_id = 'o'`,
    ],
    ['access that was taken away', `update users set disabled_at = now() where user_id = 'a'`],
  ])('%s without an act', async (_, statement) => {
    expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'intact' });
    await asked(url, statement);
    const why = expect.stringContaining('no act tells of the access of user name of');
    expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'broken', why });
  });
});

test('a store from before users could be disabled is brought up to date', async () => {
  const url = await emptyDatabase();
  const old = connect(url);
  await firstTables(old.database as never);
  await old.database.destroy();
  await asked(
    url,
    `create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
     insert into kysely_migration values ('0001-record', '2026-01-01T00:00:00.000Z');
     insert into users (user_id, name, token_hash, body) values ('a', 'admin', 't', '{"id":"a","roles":["admin"]}')`,
  );
  const store = await openPostgresStore(url);
  expect(await store.users.findByToken('t')).toMatchObject({ id: 'a' });
  expect(await store.users.list()).toEqual([{ id: 'a', roles: ['admin'] }]);
  await store.close();
});
