import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../src/app/app.ts';
import { verifyAudit } from '../src/app/audit/verify-audit.ts';
import { createList } from '../src/app/lists/create-list.ts';
import { acceptChanges } from '../src/app/lists/decide-on-list.ts';
import { listAct } from '../src/app/lists/list-record.ts';
import { proposeChanges } from '../src/app/lists/propose-changes.ts';
import type { Store } from '../src/app/ports/store.ts';
import { changeProfile, draftProfile } from '../src/app/profiles/change-profile.ts';
import { profileAct } from '../src/app/profiles/profile-act.ts';
import { bringDueInForce } from '../src/app/profiles/scheduled-profiles.ts';
import { firstRuleBook } from '../src/app/rule-books/first-rule-book.ts';
import { importRuleBook } from '../src/app/rule-books/import-rule-book.ts';
import { RecordMismatch } from '../src/app/rule-books/record-mismatch.ts';
import { rollBack } from '../src/app/rule-books/roll-back.ts';
import { registerChallenger } from '../src/app/shadow/change-challenger.ts';
import { chained, type NewAct } from '../src/domain/act.ts';
import type { ListVersion } from '../src/domain/list-version.ts';
import type { ProfileStep, ProfileVersion } from '../src/domain/profile-version.ts';
import type { RiskProfile } from '../src/domain/risk-profile.ts';
import type { Role } from '../src/domain/role.ts';
import type { User, UserId } from '../src/domain/user.ts';
import { openApp } from '../src/server/testing/test-server.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { profileJson } from './running/declaration.ts';
import { startServer } from './running/server.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let embedded: EmbeddedPostgres;
let server: pg.Client;
let url: string;
let client: pg.Client;
let store: Store;
let app: App;
let tests = 0;

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
  server = new pg.Client({ connectionString: embedded.url });
  await server.connect();
});

afterAll(async () => {
  await server.end();
  await embedded.stop();
  folder.remove();
});

/** A database of its own for each test: what is forged stays forged. */
beforeEach(async () => {
  tests += 1;
  await server.query(`create database test_${tests}`);
  const address = new URL(embedded.url);
  address.pathname = `/test_${tests}`;
  url = address.href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
  store = await openPostgresStore(url);
  app = await started();
});

afterEach(async () => {
  await client.end();
  await store.close();
});

/** A node that starts on the store. */
async function started(): Promise<App> {
  const starting = openApp(store);
  await firstRuleBook(starting);
  await bringDueInForce(starting);
  return starting;
}

const someone = (name: string, role: Role): User => ({ id: name as UserId, name, roles: [role] });
const ana = someone('ana', 'analyst');
const ben = someone('ben', 'approver');
const cem = someone('cem', 'approver');
const adm = someone('adm', 'admin');

const aProfile = (id: string) => profileJson(id, '8517') as unknown as RiskProfile;

async function approved(id: string, author = ana): Promise<void> {
  expect((await draftProfile(app, author, aProfile(id))).kind).toBe('drafted');
  await taken(author, id, 'submit');
  await taken(ben, id, 'approve');
}

async function active(id: string): Promise<void> {
  await approved(id);
  await taken(cem, id, 'activate');
}

async function taken(who: User, id: string, step: ProfileStep): Promise<void> {
  expect((await changeProfile(app, who, id, step)).kind).toBe('taken');
}

async function proposed(entries: readonly string[], author = ana): Promise<void> {
  await createList(app, author, { name: 'W', kind: 'text', owner: 'x' });
  const lines = entries.map((value, index) => ({
    line: index + 1,
    change: { kind: 'put' as const, entry: { value } },
  }));
  async function* changes() {
    yield lines;
  }
  const made = await proposeChanges(app, author, { list: 'W', isWhole: false }, changes(), () => true);
  expect(made.kind).toBe('proposed');
}

const inForce = async (): Promise<string> => String(await store.ruleBooks.hashInForce());
const deciding = (): readonly string[] => app.ruleBook.current.ruleBook.profiles.map(({ id }) => id);

/** What an insider with the database's password changes, and the honest step that would put it on record. */
const forgeries: readonly {
  readonly what: string;
  readonly prepare: () => Promise<unknown>;
  readonly statement: string;
  readonly step: () => Promise<unknown>;
  readonly named: string;
}[] = [
  {
    what: 'the condition of an approved version',
    prepare: () => approved('P-1'),
    statement: `update profile_versions set body = replace(body, '"8517"', '"99"')`,
    step: () => changeProfile(app, cem, 'P-1', 'activate'),
    named: 'P-1@1',
  },
  {
    what: 'a draft, made one that others wrote and approved',
    prepare: () => draftProfile(app, ana, aProfile('P-1')),
    statement: `update profile_versions set state = 'approved', body =
      replace(body, '"state":"draft","author":"ana"', '"state":"approved","author":"zed","approver":"ben"')`,
    step: () => changeProfile(app, ana, 'P-1', 'activate'),
    named: 'P-1@1',
  },
  {
    what: 'a version taken away, in whose place another is drafted',
    prepare: () => approved('P-1'),
    statement: `delete from profile_versions`,
    step: () => draftProfile(app, ana, aProfile('P-1')),
    named: 'P-1@1',
  },
  {
    what: 'a version that is no version any more',
    prepare: () => approved('P-1'),
    statement: `update profile_versions set body = '{'`,
    step: () => changeProfile(app, cem, 'P-1', 'activate'),
    named: 'P-1@1',
  },
  {
    what: 'a version that an import brought, and the next retires',
    prepare: () => importRuleBook(app, adm, { profiles: [aProfile('P-1'), aProfile('P-2')] }, true),
    statement: `update profile_versions set body = replace(body, '"8517"', '"99"') where profile_id = 'P-2'`,
    step: () => importRuleBook(app, adm, { profiles: [aProfile('P-3')] }, true),
    named: 'P-2@1',
  },
  {
    what: 'a version that a roll-back would bring back',
    prepare: async () => {
      await active('P-1');
      await taken(ben, 'P-1', 'suspend');
    },
    statement: `update profile_versions set body = replace(body, '"author":"ana"', '"author":"zed"')`,
    step: async () => {
      const [, before] = await store.ruleBookHistory.list(undefined, 2);
      return rollBack(app, cem, String(before?.hash), 'x');
    },
    named: 'P-1@1',
  },
  {
    what: 'an entry of a proposal',
    prepare: () => proposed(['A', 'B']),
    statement: `update list_changes set entry_key = replace(entry_key, 'B', 'C')`,
    step: () => acceptChanges(app, ben, 'W', 1),
    named: 'list W@1',
  },
  {
    what: 'an entry added to a proposal, with the hash that it then has',
    prepare: () => proposed(['A', 'B']),
    statement: `update list_changes set entry_key = replace(entry_key, 'B', 'C');
      update list_versions set body = (body::jsonb || jsonb_build_object('changes', 'sha256:' || (
        select encode(sha256(convert_to(string_agg(json_build_array(entry_key, is_removed, valid_to, remark, source)::text,
          E'\\n' order by entry_key), 'UTF8')), 'hex') from list_changes)))::text`,
    step: () => acceptChanges(app, ben, 'W', 1),
    named: 'list W@1',
  },
  {
    what: 'the author of a proposal',
    prepare: () => proposed(['A'], ben),
    statement: `update list_versions set body = replace(body, '"author":"ben"', '"author":"zed"')`,
    step: () => acceptChanges(app, ben, 'W', 1),
    named: 'list W@1',
  },
];

describe('what was forged is not put on record by an honest step', () => {
  test.each(forgeries)('$what', async ({ prepare, statement, step, named }) => {
    await prepare();
    const before = { head: await store.acts.head(), inForce: await inForce() };
    await client.query(statement);
    const refused = await step().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RecordMismatch);
    expect(String(refused)).toContain(`What is stored of ${named} is not what the record tells of it`);
    expect(String(refused)).toContain('tamga audit verify');
    expect({ head: await store.acts.head(), inForce: await inForce() }).toEqual(before);
    expect((await verifyAudit(store.acts)).kind).toBe('broken');
  });

  test('and the same steps are taken where nothing was, on a record that is intact', async () => {
    await active('P-1');
    await proposed(['A', 'B']);
    expect((await acceptChanges(app, ben, 'W', 1)).kind).toBe('decided');
    await importRuleBook(app, adm, { profiles: [aProfile('P-3')] }, true);
    await taken(ben, 'P-3', 'suspend');
    const [, before] = await store.ruleBookHistory.list(undefined, 2);
    expect((await rollBack(app, cem, String(before?.hash), 'x')).kind).toBe('rolled-back');
    expect((await verifyAudit(store.acts)).kind).toBe('intact');
  });
});

test('a node builds on its own copy of the rule book in force, so a forged one is not carried on', async () => {
  await active('P-1');
  await approved('P-2');
  const { body } = (await client.query(`select body from rule_books where hash = '${await inForce()}'`))
    .rows[0];
  await client.query(`update rule_books set body = replace(body, '"8517"', '"99"') where hash = $1`, [
    await inForce(),
  ]);
  await taken(cem, 'P-2', 'activate');
  const next = (await store.ruleBooks.inForce())?.ruleBook.profiles.find(({ id }) => id === 'P-1');
  expect(body).toContain(JSON.stringify(next?.when));
  expect(JSON.stringify(next?.when)).toContain('8517');
});

test('a rule book that no act brought in force is none to build on; rolling back to the right one works', async () => {
  await active('P-1');
  const first = await inForce();
  await active('P-2');
  const right = await inForce();
  await approved('P-3');
  await client.query('update rule_book_in_force set hash = $1', [first]);
  expect(await changeProfile(app, cem, 'P-3', 'activate')).toMatchObject({
    kind: 'rule-book-unsound',
    why: expect.stringContaining(`No act brought it in force; the last that did tells of ${right}`),
  });
  expect((await rollBack(app, cem, right, 'the pointer was moved')).kind).toBe('rolled-back');
  expect(deciding()).toEqual(['P-1', 'P-2']);
  await taken(cem, 'P-3', 'activate');
  expect((await verifyAudit(store.acts)).kind).toBe('intact');
});

test('a scheduled version that was forged stays where it is, and keeps no other from its time', async () => {
  for (const id of ['P-1', 'P-2']) {
    await approved(id);
    const scheduledFor = new Date(Date.now() + 60_000).toISOString();
    expect((await changeProfile(app, cem, id, 'schedule', { scheduledFor })).kind).toBe('taken');
  }
  await client.query(
    `update profile_versions set body = replace(body, '"8517"', '"99"') where profile_id = 'P-1'`,
  );
  const later = { ...app, now: () => new Date(Date.now() + 120_000).toISOString() };
  expect((await bringDueInForce(later)).map(({ what }) => what)).toEqual([['P-1@1']]);
  expect(deciding()).toEqual(['P-2']);
  // A node that starts is not kept from it either.
  expect((await started()).ruleBook.current.hash).toBe(app.ruleBook.current.hash);
});

describe('a rule book in force that cannot be read', () => {
  /** Three came in force, and what is stored of the last is no rule book any more; a node starts on that. */
  async function startBroken(): Promise<{ readonly good: string; readonly broken: string }> {
    await active('P-1');
    const good = await inForce();
    await active('P-2');
    const broken = await inForce();
    await client.query(`update rule_books set body = '{' where hash = $1`, [broken]);
    app = await started();
    return { good, broken };
  }

  test('does not keep a node from starting: it decides by the last good one and tells so', async () => {
    const { good, broken } = await startBroken();
    expect(app.ruleBook.current.hash).toBe(good);
    expect(app.ruleBook.unsound).toEqual({ hash: broken, why: expect.stringContaining('cannot be read') });
    await approved('P-3');
    expect((await changeProfile(app, cem, 'P-3', 'activate')).kind).toBe('rule-book-unsound');
  });

  test('for want of a list does not either, on a process that never held the list', async () => {
    const set = (lists: Readonly<Record<string, readonly string[]>>) =>
      importRuleBook(app, adm, { profiles: [aProfile('P-1')], lists }, true);
    await set({ W: ['A', 'B'] });
    const good = await inForce();
    await set({ W: ['A', 'B', 'C'] });
    await client.query(`delete from list_changes where entry_key like 'tC%'`);
    const node = await startServer(['--database-url', url]);
    expect(await (await fetch(`${node.url}/readyz`)).json()).toMatchObject({ ruleBook: 'last-good' });
    const approver = await node.user('dia', ['approver']);
    const back = await node.request(approver, 'POST', `/rule-books/${good}/activate`, { reason: 'x' });
    expect([back.status, await (await fetch(`${node.url}/readyz`)).json()]).toEqual([200, { status: 'ok' }]);
    await node.stop();
  });

  test('lets a version be suspended: what the record says is in force comes in force without it', async () => {
    const { broken } = await startBroken();
    await taken(ben, 'P-1', 'suspend');
    expect(deciding()).toEqual(['P-2']);
    expect(app.ruleBook.unsound).toBeUndefined();
    const [newest] = await store.ruleBookHistory.list(undefined, 1);
    expect(newest?.cause).toMatch(/^profile.suspended P-1@1 with lists and settings of sha256:/);
    // Only what is stored of the broken one is wrong now.
    expect(await verifyAudit(store.acts)).toMatchObject({ why: expect.stringContaining(broken) });
  });

  test('is not put together from a version that was forged', async () => {
    await startBroken();
    await client.query(
      `update profile_versions set body = replace(body, '"8517"', '"99"') where profile_id = 'P-2'`,
    );
    await expect(changeProfile(app, ben, 'P-1', 'suspend')).rejects.toThrow(/What is stored of P-2@1 is not/);
  });

  test('lets an older one be brought back, but not one that no node would take', async () => {
    const { good, broken } = await startBroken();
    const [, , fresh] = await store.ruleBookHistory.list(undefined, 3);
    const stored = { hash: String(fresh?.hash), body: '' };
    stored.body = (
      await client.query('select body from rule_books where hash = $1', [stored.hash])
    ).rows[0].body;
    for (const forged of ['{', stored.body.replace('"profiles":[]', '"profiles":[],"x":1')]) {
      await client.query('update rule_books set body = $1 where hash = $2', [forged, stored.hash]);
      expect((await rollBack(app, cem, stored.hash, 'x')).kind).toBe('unsound');
    }
    expect(await inForce()).toBe(broken);
    expect(await rollBack(app, cem, good, 'x')).toMatchObject({
      kind: 'rolled-back',
      ruleBook: good,
      from: broken,
    });
    expect([deciding(), app.ruleBook.unsound]).toEqual([['P-1'], undefined]);
  });
});

/** An act that somebody appends to the chain as a node would, with what it would have written. */
async function append(act: NewAct, statement: string, values: readonly unknown[]): Promise<void> {
  const [linked] = chained([act], await store.acts.head());
  if (linked === undefined) throw new Error('No act');
  const { sequence, at, actor, kind, subject, body, hash } = linked;
  await client.query('insert into acts values ($1, $2, $3, $4, $5, $6, $7)', [
    sequence,
    at,
    actor,
    kind,
    subject,
    body,
    hash,
  ]);
  await client.query('update chain_head set sequence = $1, hash = $2', [sequence, hash]);
  await client.query(statement, [...values]);
}

describe('audit verify finds in a chain without a break', () => {
  test('a step by somebody who could not take it', async () => {
    await approved('P-1');
    const version = (await store.profiles.find('P-1')) as ProfileVersion;
    const forged = { ...version, state: 'active' as const, activator: 'ana' };
    await append(
      profileAct(forged, 'ana', app.now()),
      `update profile_versions set state = 'active', body = $1 where profile_id = 'P-1'`,
      [JSON.stringify(forged)],
    );
    expect(await verifyAudit(store.acts)).toMatchObject({
      kind: 'broken',
      why: 'ana could not bring P-1@1 from approved to active',
    });
  });

  test('a rule book that is not that of the active versions', async () => {
    const fresh = await inForce();
    await active('P-1');
    expect((await verifyAudit(store.acts)).kind).toBe('intact');
    const act = {
      at: app.now(),
      actor: 'cem',
      kind: 'rule-book.in-force',
      subject: fresh,
      body: '{}',
    } as const;
    await append(act, 'update rule_book_in_force set hash = $1', [fresh]);
    expect(await verifyAudit(store.acts)).toMatchObject({
      why: `rule book ${fresh} is in force: P-1@1 is active and not in it`,
    });
  });

  test('a list accepted by its author', async () => {
    await proposed(['A']);
    const [version] = await store.lists.versions(['W']);
    const { body } = listAct(
      'list.withdrawn',
      { ...(version as ListVersion), state: 'accepted', decidedBy: 'ana' },
      'ana',
      app.now(),
    );
    await append(
      { at: app.now(), actor: 'ana', kind: 'list.in-force', subject: 'W@1', body },
      `update list_versions set state = 'accepted', decision = $1`,
      [body],
    );
    expect(await verifyAudit(store.acts)).toMatchObject({
      why: 'ana is the author of list W@1 and accepted it',
    });
  });

  test('what a challenger holds beside lists, changed', async () => {
    await importRuleBook(app, adm, { profiles: [], lists: { W: ['A', 'B'] } }, true);
    expect((await registerChallenger(app, ana, 'c', { profiles: [aProfile('P-1')] })).kind).toBe(
      'registered',
    );
    await importRuleBook(app, adm, { profiles: [], lists: { W: ['A'] } }, true);
    expect((await verifyAudit(store.acts)).kind).toBe('intact');
    const [{ rule_book: hash, lists }] = (
      await client.query('select rule_book, lists from challengers join rule_books on hash = rule_book')
    ).rows;
    expect(lists).toContain('sha256:');
    await client.query(`update rule_books set body = replace(body, '"8517"', '"99"') where hash = $1`, [
      hash,
    ]);
    expect(await verifyAudit(store.acts)).toMatchObject({
      why: 'what is stored of c is not what was recorded',
    });
  });
});
