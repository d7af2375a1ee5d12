import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../src/app/app.ts';
import { verifyAudit } from '../src/app/audit/verify-audit.ts';
import type { Store } from '../src/app/ports/store.ts';
import { firstRuleBook } from '../src/app/rule-books/first-rule-book.ts';
import type { CurrencyCode } from '../src/domain/codes.ts';
import { keepReferences } from '../src/server/testing/keep-references.ts';
import { memoryStore } from '../src/server/testing/memory-store.ts';
import { openApp } from '../src/server/testing/test-server.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
const dollars = 'USD' as CurrencyCode;
let embedded: EmbeddedPostgres;
let databases = 0;

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
});

afterAll(async () => {
  await embedded.stop();
  folder.remove();
});

async function asked(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

type Opened = { readonly app: App; readonly store: Store; readonly url: string };

async function openedPostgres(): Promise<Opened> {
  databases += 1;
  await asked(embedded.url, `create database case_${databases}`);
  const url = embedded.url.replace(/(^\w+:\/\/[^/]*\/)\w*/, `$1case_${databases}`);
  return opened(await openPostgresStore(url), url);
}

async function opened(store: Store, url = ''): Promise<Opened> {
  const app = openApp(store, () => '2026-03-10T08:00:00.000Z');
  await firstRuleBook(app);
  return { app, store, url };
}

const stores = [
  ['PostgreSQL', openedPostgres],
  ['memory', () => opened(memoryStore())],
] as const;

const day = (number: number): string => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);

describe.each(stores)('references in %s', (_, open) => {
  test('are told newest day first, and of a day as they were built last', async () => {
    const { app, store } = await open();
    await keepReferences(app, '2026-03-01', '20');
    await keepReferences(app, '2026-03-03', '21');
    await keepReferences(app, '2026-03-02', '22');
    const again = await keepReferences(app, '2026-03-03', '23');
    const newest = await store.references.newest(dollars, 2);
    expect(newest.map(({ until }) => until)).toEqual(['2026-03-03', '2026-03-02']);
    expect(newest[0]).toMatchObject({ ...again, isWhole: true, builtAt: '2026-03-10T08:00:00.000Z' });
    expect(await store.references.newest('EUR' as CurrencyCode, 2)).toEqual([]);
    await store.close();
  });

  test('are read as they were kept, and kept once', async () => {
    const { app, store } = await open();
    const kept = await keepReferences(app, '2026-03-01');
    const { sequence } = await store.acts.head();
    await keepReferences(app, '2026-03-01');
    expect((await store.acts.head()).sequence).toBe(sequence);
    const read = await store.references.read(sequence);
    expect(read?.hash).toBe(kept?.hash);
    expect(read?.tree('value-per-kg')?.written.cells.keys).toEqual(['640399 CN']);
    expect(await store.references.read(sequence + 1)).toBeUndefined();
    const [act] = await store.acts.list(undefined, 1);
    expect(act).toMatchObject({ kind: 'references.built', actor: 'system', subject: kept?.hash });
    expect(JSON.parse(act?.body ?? '')).toEqual(kept);
    await store.close();
  });

  test('keep their hash when they are old, and are paged by the act', async () => {
    const { app, store } = await open();
    for (let number = 1; number <= 42; number++) await keepReferences(app, day(number));
    const all = await store.references.list(undefined, 100);
    expect(all.map(({ until }) => until)).toEqual(Array.from({ length: 42 }, (_, at) => day(42 - at)));
    expect(all.map(({ isWhole }) => isWhole)).toEqual(Array.from({ length: 42 }, (_, at) => at < 40));
    expect(await store.references.read(all[41]?.sequence ?? 0)).toBeUndefined();
    expect(await store.references.list(all[1]?.sequence, 2)).toEqual(all.slice(2, 4));
    expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'intact' });
    await store.close();
  });

  test('are built at one place at a time', async () => {
    const { store } = await open();
    let inner: boolean | undefined;
    const outer = await store.references.whileAlone(async () => {
      inner = await store.references.whileAlone(async () => undefined);
    });
    expect([outer, inner]).toEqual([true, false]);
    expect(await store.references.whileAlone(async () => undefined)).toBe(true);
    await store.close();
  });
});

describe('who changes references behind the record', () => {
  const changed = `replace(body, '30', '31')`;
  const tampering = [
    ['their content', `update unit_value_references set body = ${changed}`, /is not what was recorded/],
    [
      'their content and hash',
      `update unit_value_references
        set body = ${changed}, hash = 'sha256:' || encode(sha256(convert_to(${changed}, 'UTF8')), 'hex')`,
      /is not what was recorded/,
    ],
    ['their day', `update unit_value_references set until = '2026-04-01'`, /is not what was recorded/],
    ['by taking them away', 'delete from unit_value_references', /is not what was recorded/],
    ['by leaving the hash alone', 'update unit_value_references set body = null', /is not what was recorded/],
    [
      'by adding some',
      `insert into unit_value_references select 900, hash, currency, until, body from unit_value_references`,
      /no act tells of references sha256:/,
    ],
  ] as const;

  test.each(tampering)('%s, is found', async (_, statement, why) => {
    const { app, store, url } = await openedPostgres();
    await keepReferences(app, '2026-03-01');
    const { sequence } = await store.acts.head();
    expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'intact' });
    await asked(url, statement);
    expect(await verifyAudit(store.acts)).toMatchObject({ kind: 'broken', why: expect.stringMatching(why) });
    if (statement.includes('set body')) expect(await store.references.read(sequence)).toBeUndefined();
    await store.close();
  });
});
