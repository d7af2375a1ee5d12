import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../src/app/app.ts';
import type { Deciding, Store } from '../src/app/ports/store.ts';
import { firstRuleBook } from '../src/app/rule-books/first-rule-book.ts';
import { versionOf } from '../src/domain/declaration.ts';
import type { Moment } from '../src/domain/moment.ts';
import type { User, UserId } from '../src/domain/user.ts';
import { MemoryHistory } from '../src/identify/history/memory-history.ts';
import { openApp } from '../src/server/testing/test-server.ts';
import { generateTraffic } from '../src/simulate/traffic/generate-traffic.ts';
import type { GeneratedDeclaration } from '../src/simulate/traffic/generated-declaration.ts';
import { parseTrafficScenario } from '../src/simulate/traffic/parse-traffic-scenario.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { temporaryFolder } from './running/tamga.ts';

const scenarioFile = new URL('../examples/scenarios/uzbekistan-like.json', import.meta.url);
const folder = temporaryFolder();
const clearance: User = { id: 'clearance' as UserId, name: 'clearance', roles: ['customs-system'] };
const now = '2027-01-01T00:00:00.000Z';
let embedded: EmbeddedPostgres;
/** Two nodes on one database. */
let stores: readonly [Store, Store];
let apps: readonly [App, App];
let traffic: readonly GeneratedDeclaration[];

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
  const first = await openPostgresStore(embedded.url);
  stores = [first, await openPostgresStore(embedded.url)];
  apps = [openApp(stores[0], () => now), openApp(stores[1], () => now)];
  await firstRuleBook(apps[0]);
  await apps[1].ruleBook.refresh();
  const parsed = parseTrafficScenario(JSON.parse(readFileSync(scenarioFile, 'utf8')));
  if (!parsed.ok) throw new Error('The scenario is none');
  traffic = [...generateTraffic(parsed.value, { seed: 12, declarations: 900 })];
});

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await embedded.stop();
  folder.remove();
});

const settings = () => apps[0].knowledge.with(apps[0].ruleBook.current).history;
const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Declarations and findings in the order of the record, with what was known of each declaration. */
async function record(): Promise<readonly { readonly kind: string; readonly row: Record<string, string> }[]> {
  const client = new Client({ connectionString: embedded.url });
  await client.connect();
  const { rows } = await client.query(`
    select * from (
      select act_sequence, 'declared' as kind, body, facts, heard_at, 0 as version from declarations
      union all select act_sequence, 'found', body, null, null, version from findings) told
    order by act_sequence`);
  await client.end();
  return rows.map((row) => ({ kind: row.kind, row }));
}

/** What was known of each declaration in the record, and what one knows who hears of them one by one. */
async function knownAndExpected(): Promise<
  readonly [known: readonly unknown[], expected: readonly unknown[]]
> {
  const memory = new MemoryHistory(settings());
  const [known, expected]: [unknown[], unknown[]] = [[], []];
  for (const { kind, row } of await record()) {
    if (kind === 'found') {
      const { finding, at } = JSON.parse(row.body!);
      memory.found({ ...finding, version: row.version }, at as Moment);
      continue;
    }
    const declaration = JSON.parse(row.body!);
    const heardAt = new Date(row.heard_at!).toISOString() as Moment;
    const facts = JSON.parse(row.facts!).known;
    const told = memory.recall(declaration, heardAt);
    known.push([facts.header.history, facts.items.map((item: { history: unknown }) => item.history)]);
    expected.push([told.header.history, told.items.map(({ history }) => history)]);
    memory.declared(declaration, heardAt);
  }
  return [known, JSON.parse(JSON.stringify(expected))];
}

/** Hands declarations over a few at a time without waiting for answers, and findings among them. */
async function send(app: App, some: readonly GeneratedDeclaration[], atATime: number): Promise<void> {
  const under: Promise<unknown>[] = [];
  const decided = new Map<string, Promise<unknown>>();
  for (const [place, { declaration, finding }] of some.entries()) {
    const outcome = app.submissions.submit(declaration, clearance);
    decided.set(`${declaration.id}@${versionOf(declaration)}`, outcome);
    under.push(outcome);
    if (finding !== undefined) {
      const version = versionOf(declaration);
      const recorded = { finding, version, at: finding.inspectedAt, by: 'officer' };
      under.push(outcome.then(() => app.store.declarations.recordFindings([recorded], settings())));
    }
    if (place % atATime === 0) await later(1);
  }
  await Promise.all(under);
}

/** What is decided, in its order, while nothing can be written until it says so. */
async function whileNothingIsWritten(
  work: (ways: { readonly decided: readonly string[]; readonly blocking: Client }) => Promise<void>,
): Promise<readonly string[]> {
  const { declarations } = stores[0];
  const { record } = declarations;
  const decided: string[] = [];
  declarations.record = (some, deciding, onWriting) => {
    const spies = new Map<Deciding, Deciding>();
    const spied = (): Deciding => {
      const asked = deciding();
      const decide: Deciding['decide'] = (submission, ...rest) => {
        decided.push(submission.declaration.id);
        return asked.decide(submission, ...rest);
      };
      const spy = spies.get(asked) ?? { ...asked, decide };
      spies.set(asked, spy);
      return spy;
    };
    return record(some, spied, onWriting);
  };
  const blocking = new Client({ connectionString: embedded.url });
  await blocking.connect();
  await blocking.query('begin');
  await blocking.query('lock table acts in exclusive mode');
  await work({ decided, blocking });
  await blocking.end();
  declarations.record = record;
  return decided;
}

const submitted = (place: number) => apps[0].submissions.submit(traffic[place]!.declaration, clearance);
const idOf = (place: number) => traffic[place]!.declaration.id;

test('while one batch is written the next is decided, once', async () => {
  // The secret of the day is an act as well.
  await submitted(0);
  const decided = await whileNothingIsWritten(async ({ decided, blocking }) => {
    const first = submitted(1);
    await expect.poll(() => decided).toEqual([idOf(1)]);
    const second = submitted(2);
    await expect.poll(() => decided).toEqual([idOf(1), idOf(2)]);
    expect(await stores[0].declarations.find(idOf(1))).toBeUndefined();
    await blocking.query('commit');
    expect([(await first).kind, (await second).kind]).toEqual(['decided', 'decided']);
  });
  expect(decided).toEqual([idOf(1), idOf(2)]);
});

test('what was decided by a rule book that is in force no more is decided again', async () => {
  const decided = await whileNothingIsWritten(async ({ decided, blocking }) => {
    const first = submitted(3);
    await expect.poll(() => decided).toEqual([idOf(3)]);
    const second = submitted(4);
    await expect.poll(() => decided).toEqual([idOf(3), idOf(4)]);
    apps[0].knowledge.learn({});
    await blocking.query('commit');
    expect([(await first).kind, (await second).kind]).toEqual(['decided', 'decided']);
  });
  expect(decided).toEqual([idOf(3), idOf(4), idOf(4)]);
});

test('what cannot be read ahead is read when its turn has come', async () => {
  await whileNothingIsWritten(async ({ decided, blocking }) => {
    const first = submitted(5);
    await expect.poll(() => decided).toEqual([idOf(5)]);
    await blocking.query('lock table findings in access exclusive mode');
    // What was found on its first version is asked for.
    const amended = { ...traffic[0]!.declaration, version: 2 };
    const second = apps[0].submissions.submit(amended, clearance);
    const end = `select pg_terminate_backend(pid) from pg_stat_activity
      where wait_event_type = 'Lock' and query like '%from findings%' and pid <> pg_backend_pid()`;
    await expect
      .poll(async () => {
        await blocking.query('select pg_stat_clear_snapshot()');
        return (await blocking.query(end)).rowCount;
      })
      .toBe(1);
    await blocking.query('commit');
    expect([(await first).kind, (await second).kind]).toEqual(['decided', 'decided']);
  });
});

test('whatever is handed over at once, each is decided on all that stands before it', async () => {
  await send(apps[0], traffic.slice(6, 500), 7);
  const [known, expected] = await knownAndExpected();
  expect(known).toEqual(expected);
  expect((await stores[0].declarations.remakeHistory(settings(), false)).differing).toBe(0);
});

test('versions that come right behind one another follow one another', async () => {
  const firsts = traffic.slice(500, 560).filter(({ declaration }) => versionOf(declaration) === 1);
  const outcomes = firsts.map(async ({ declaration }) => {
    const id = `V-${declaration.id}` as never;
    const versions = [1, 2, 3, 3].map((version) => ({ ...declaration, id, version }));
    return Promise.all(versions.map((each) => apps[0].submissions.submit(each, clearance)));
  });
  for (const [first, second, third, again] of await Promise.all(outcomes)) {
    expect([first, second, third].map((each) => each?.kind)).toEqual(['decided', 'decided', 'decided']);
    expect(again).toEqual({ ...third, kind: 'known' });
  }
  const [known, expected] = await knownAndExpected();
  expect(known).toEqual(expected);
});

test('so it is where two nodes write into one record', async () => {
  const rest = traffic.slice(560);
  await Promise.all([
    send(
      apps[0],
      rest.filter((_, place) => place % 2 === 0),
      5,
    ),
    send(
      apps[1],
      rest.filter((_, place) => place % 2 === 1),
      9,
    ),
  ]);
  const [known, expected] = await knownAndExpected();
  expect(known).toEqual(expected);
  expect((await stores[1].declarations.remakeHistory(settings(), false)).differing).toBe(0);
});
