import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../src/app/app.ts';
import type { Deciding, Store } from '../src/app/ports/store.ts';
import { firstRuleBook } from '../src/app/rule-books/first-rule-book.ts';
import { type Declaration, versionOf } from '../src/domain/declaration.ts';
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

test('while one batch is written the next is decided, once', async () => {
  const [{ submissions, store }] = apps;
  const [before, first, second] = traffic.map(({ declaration }) => declaration) as Declaration[];
  // The secret of the day is an act as well.
  await submissions.submit(before!, clearance);
  const decided: string[] = [];
  const { record } = store.declarations;
  store.declarations.record = (some, deciding, onWriting) => {
    const decide: Deciding['decide'] = (submission, ...rest) => {
      decided.push(submission.declaration.id);
      return deciding.decide(submission, ...rest);
    };
    return record(some, { ...deciding, decide }, onWriting);
  };
  const client = new Client({ connectionString: embedded.url });
  await client.connect();
  // Nothing can be written, but all be read.
  await client.query('begin');
  await client.query('lock table acts in exclusive mode');
  const one = submissions.submit(first!, clearance);
  await expect.poll(() => decided).toEqual([first!.id]);
  const other = submissions.submit(second!, clearance);
  await expect.poll(() => decided).toEqual([first!.id, second!.id]);
  expect(await store.declarations.find(first!.id)).toBeUndefined();
  await client.query('commit');
  await client.end();
  expect([(await one).kind, (await other).kind]).toEqual(['decided', 'decided']);
  expect(decided).toEqual([first!.id, second!.id]);
  store.declarations.record = record;
});

test('whatever is handed over at once, each is decided on all that stands before it', async () => {
  await send(apps[0], traffic.slice(3, 500), 7);
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
