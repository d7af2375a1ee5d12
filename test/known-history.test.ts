import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../src/app/app.ts';
import { replayDecision } from '../src/app/declarations/replay-decision.ts';
import type { Store } from '../src/app/ports/store.ts';
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
let embedded: EmbeddedPostgres;
let store: Store;
let app: App;
let traffic: readonly GeneratedDeclaration[];

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
  store = await openPostgresStore(embedded.url);
  app = openApp(store, () => '2027-01-01T00:00:00.000Z');
  await firstRuleBook(app);
  const parsed = parseTrafficScenario(JSON.parse(readFileSync(scenarioFile, 'utf8')));
  if (!parsed.ok) throw new Error('The scenario is none');
  // Some of it is amended, and of some there are findings.
  traffic = [...generateTraffic(parsed.value, { seed: 11, declarations: 700 })];
});

afterAll(async () => {
  await store.close();
  await embedded.stop();
  folder.remove();
});

const settings = () => app.knowledge.with(app.ruleBook.current).history;

test('what the record knows of each declaration is what one learns who hears of them one by one', async () => {
  const memory = new MemoryHistory(settings());
  const expected: unknown[] = [];
  const decided: unknown[] = [];
  for (let at = 0; at < traffic.length; at += 90) {
    const some = traffic.slice(at, at + 90);
    await Promise.all(some.map(({ declaration }) => app.submissions.submit(declaration, clearance)));
    for (const { declaration } of some) {
      expected.push(memory.recall(declaration, declaration.lodgedAt).header.history);
      memory.declared(declaration, declaration.lodgedAt);
      const stored = await store.declarations.find(declaration.id, versionOf(declaration));
      decided.push(stored?.facts.known?.header.history);
    }
    const found = some.flatMap(({ finding, declaration }) => (finding ? [{ finding, declaration }] : []));
    await store.declarations.recordFindings(
      found.map(({ finding, declaration }) => ({
        finding,
        version: versionOf(declaration),
        at: finding.inspectedAt,
        by: 'officer',
      })),
      settings(),
    );
    for (const { finding, declaration } of found)
      memory.found({ ...finding, version: versionOf(declaration) }, finding.inspectedAt as Moment);
  }
  expect(JSON.parse(JSON.stringify(decided))).toEqual(JSON.parse(JSON.stringify(expected)));
  expect(traffic.some(({ declaration }) => versionOf(declaration) > 1)).toBe(true);
  expect(traffic.filter(({ finding }) => finding?.result === 'violation').length).toBeGreaterThan(0);
});

test('it is the same made anew from the record, whatever was forgotten meanwhile', async () => {
  const found = traffic.filter(({ finding }) => finding !== undefined).length;
  const later = {
    ...traffic[0]!.declaration,
    id: 'LATER' as never,
    lodgedAt: '2026-03-15T09:00:00Z' as Moment,
  };
  await app.submissions.submit(later, clearance);
  const events = traffic.length + 1 + found;
  expect(await store.declarations.remakeHistory(settings(), false)).toEqual({ events, differing: 0 });
  const day = Math.floor(Date.parse('2026-03-15') / 86_400_000);
  expect(await store.declarations.forgetHistory(day, { newest: 1, slips: 0 })).toBeGreaterThan(0);
  expect(await store.declarations.forgetHistory(day, { newest: 1, slips: 0 })).toBe(0);
  // What is forgotten says nothing any more, so it is no difference.
  expect((await store.declarations.remakeHistory(settings(), false)).differing).toBe(0);
});

test('a past that is being loaded is remembered as long as it is asked for, whatever the clock says', async () => {
  const today = Math.floor(Date.parse('2027-01-01') / 86_400_000);
  const seenElsewhere = async (id: string, day: string, container: string) => {
    const names = {
      id: id as never,
      lodgedAt: `${day}T09:00:00Z` as Moment,
      containers: [container] as never,
    };
    await app.submissions.submit({ ...traffic[0]!.declaration, ...names }, clearance);
    const { header } = (await store.declarations.find(id))!.facts.known!;
    return (header.history as { container: { elsewhere: readonly string[] } }).container.elsewhere.length > 0;
  };
  expect(await seenElsewhere('PAST-1', '2019-03-01', 'MSKU1234565')).toBe(false);
  await store.declarations.forgetHistory(today, { newest: 20_000, slips: 0 });
  expect(await seenElsewhere('PAST-2', '2019-03-02', 'MSKU1234565')).toBe(true);
  // What comes out of its order is among the newest for a while.
  expect(await seenElsewhere('PAST-3', '2019-09-01', 'VQLU8522205')).toBe(false);
  await store.declarations.forgetHistory(today, { newest: 2, slips: 0 });
  expect(await seenElsewhere('PAST-4', '2019-03-03', 'MSKU1234565')).toBe(true);
  expect(await seenElsewhere('NOW-1', '2026-12-30', 'VQLU8522205')).toBe(false);
  expect(await store.declarations.forgetHistory(today, { newest: 2, slips: 1 })).toBeGreaterThan(0);
  expect(await seenElsewhere('PAST-5', '2019-03-04', 'MSKU1234565')).toBe(false);
  expect(await seenElsewhere('NOW-2', '2026-12-31', 'VQLU8522205')).toBe(true);
  // What PAST-5 left was made without what is forgotten, and is forgotten itself.
  expect((await store.declarations.remakeHistory(settings(), false)).differing).toBe(1);
  await store.declarations.forgetHistory(today, { newest: 2, slips: 1 });
  expect((await store.declarations.remakeHistory(settings(), false)).differing).toBe(0);
});

test('the history is compared while others write', async () => {
  const client = new Client({ connectionString: embedded.url });
  await client.connect();
  await client.query('begin');
  await client.query('select sequence from chain_head for update');
  const compared = await store.declarations.remakeHistory(settings(), false);
  await client.query('rollback');
  await client.end();
  expect(compared.differing).toBe(0);
});

test('a corrected finding takes the violation back', async () => {
  const [first] = traffic.filter(({ declaration }) => declaration.importer?.id !== undefined);
  const of = (id: string) => ({
    ...first!.declaration,
    lodgedAt: '2026-12-31T00:00:00Z' as Moment,
    id: id as never,
    importer: { id: 'CORRECTED' as never },
  });
  const found = (result: 'violation' | 'compliant') =>
    store.declarations.recordFindings(
      [
        {
          finding: {
            declarationId: 'COR-1' as never,
            inspectedAt: '2026-12-30T00:00:00Z' as Moment,
            officers: ['a'],
            measures: ['scan'],
            result,
          },
          version: 1,
          at: '2026-12-30T00:00:00Z',
          by: 'officer',
        },
      ],
      settings(),
    );
  const violations = async (id: string) => {
    await app.submissions.submit(of(id), clearance);
    const known = (await store.declarations.find(id))!.facts.known!;
    const { importer } = known.header.history as { importer: { violations24m: number } };
    return importer.violations24m;
  };
  expect(await violations('COR-1')).toBe(0);
  await found('violation');
  expect(await violations('COR-2')).toBe(1);
  await found('compliant');
  expect(await violations('COR-3')).toBe(0);
  expect((await store.declarations.remakeHistory(settings(), false)).differing).toBe(0);
});

test('a mass next to nothing spoils no fact: what is decided is what the record tells', async () => {
  const [first] = traffic;
  const declaration = {
    ...first!.declaration,
    id: 'TINY' as never,
    items: [
      {
        ...first!.declaration.items[0]!,
        netMassKg: 1e-300,
        customsValue: { amount: '9'.repeat(20) as never, currency: 'USD' as never },
      },
    ],
  };
  await app.submissions.submit(declaration, clearance);
  expect((await replayDecision(store, 'TINY')).kind).toBe('identical');
  expect(JSON.stringify((await store.declarations.find('TINY'))?.facts)).not.toContain('null');
});

test('a record that cannot be read stops nobody', async () => {
  const client = new Client({ connectionString: embedded.url });
  await client.connect();
  await client.query(
    `update history_records set body = 'broken' where key like 'overall:%' or key like 'cohort:%'`,
  );
  await client.end();
  const outcome = await app.submissions.submit(
    { ...traffic[0]!.declaration, id: 'AFTER' as never },
    clearance,
  );
  expect(outcome.kind).toBe('decided');
  expect((await store.declarations.remakeHistory(settings(), true)).differing).toBeGreaterThan(0);
  expect((await store.declarations.remakeHistory(settings(), false)).differing).toBe(0);
});

test('whoever washes a trader clean is found out, and it is put right', async () => {
  const client = new Client({ connectionString: embedded.url });
  await client.connect();
  const { rows } = await client.query(`select key from history_records where key like 'importer:%' limit 1`);
  await client.query(`delete from history_records where key = $1`, [rows[0].key]);
  expect((await store.declarations.remakeHistory(settings(), false)).differing).toBe(1);
  expect((await store.declarations.remakeHistory(settings(), true)).differing).toBe(1);
  expect((await store.declarations.remakeHistory(settings(), false)).differing).toBe(0);
  await client.end();
});

test('a declaration takes a hundred versions under one draw, and no further one', async () => {
  const { declaration } = traffic.find((one) => versionOf(one.declaration) === 1) as GeneratedDeclaration;
  const outcomes: string[] = [];
  for (let version = 1; version <= 101; version++) {
    const names = { id: 'amended' as never, version, containers: [`C${version}`, 'C'] as never };
    outcomes.push((await app.submissions.submit({ ...declaration, ...names }, clearance)).kind);
  }
  expect(outcomes).toEqual([...Array.from({ length: 100 }, () => 'decided'), 'too-many-versions']);
  const first = await store.declarations.find('amended', 1);
  const newest = await store.declarations.find('amended');
  expect([newest?.declaration.version, newest?.facts.draw]).toEqual([100, first?.facts.draw]);
  expect((await store.declarations.remakeHistory(settings(), false)).differing).toBe(0);
});
