import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFinding } from '../src/app/declarations/record-finding.ts';
import type { Store } from '../src/app/ports/store.ts';
import { type BuiltReferences, buildReferences } from '../src/app/references/build-references.ts';
import { ReferenceBuild } from '../src/app/references/reference-build.ts';
import { firstRuleBook } from '../src/app/rule-books/first-rule-book.ts';
import type { CurrencyCode, DeclarationId } from '../src/domain/codes.ts';
import type { Declaration } from '../src/domain/declaration.ts';
import { ExchangeRates } from '../src/domain/exchange-rates.ts';
import type { Finding } from '../src/domain/finding.ts';
import type { Day, Moment } from '../src/domain/moment.ts';
import { aDeclaration, anItem } from '../src/domain/testing/a-declaration.ts';
import type { User, UserId } from '../src/domain/user.ts';
import { openApp } from '../src/server/testing/test-server.ts';
import { openColumnsWriter } from '../src/store/columns/columns-writer.ts';
import { readManifest } from '../src/store/columns/manifest.ts';
import { connect } from '../src/store/connect.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { settledPast } from '../src/store/settled-past.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
const columns = folder.file('columns');
const clearance = { id: 'clearance' as UserId, name: 'clearance', roles: ['customs-system'] } as User;
const officer = { id: 'officer' as UserId, name: 'officer', roles: ['officer', 'chief'] } as User;
const dollars = 'USD' as CurrencyCode;
const order = { currency: dollars, until: '2026-03-01' as Day, rates: undefined };

let embedded: EmbeddedPostgres;
let store: Store;
let app: ReturnType<typeof openApp>;
/** What may count, by hand. */
const settled: Declaration[] = [];

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
  store = await openPostgresStore(embedded.url);
  app = openApp(store, () => '2026-03-02T08:00:00.000Z');
  await firstRuleBook(app);
  await lodgeSome('A');
  await followOnce();
  await findSome('A');
  await lodgeSome('B');
  await findSome('B');
});

afterAll(async () => {
  await store.close();
  await embedded.stop();
  folder.remove();
});

function goods(id: string, price: string, changes: Partial<Declaration> = {}): Declaration {
  const items = [1, 2].map((sequence) =>
    anItem({ sequence, netMassKg: 10 + sequence, itemPrice: { amount: price, currency: dollars } }),
  );
  return aDeclaration({ id, items, lodgedAt: '2026-02-20T10:00:00Z' as Moment, ...changes });
}

async function lodge(declaration: Declaration, counts: boolean): Promise<void> {
  const outcome = await app.submissions.submit(declaration, clearance);
  if (outcome.kind !== 'decided') throw new Error(outcome.kind);
  // The draw may hit any of them, which then waits for its control.
  if (counts && outcome.decision.lane === 'green') settled.push(declaration);
}

async function lodgeSome(prefix: string): Promise<void> {
  for (let number = 0; number < 40; number++)
    await lodge(goods(`${prefix}-${number}`, String(90 + number)), true);
  await lodge(goods(`${prefix}-amended`, '1'), false);
  await lodge(goods(`${prefix}-amended`, '101', { version: 2 }), true);
  await lodge(goods(`${prefix}-transit`, '1', { flow: 'transit' }), true);
  await lodge(goods(`${prefix}-old`, '1', { lodgedAt: '2025-03-31T23:59:59Z' as Moment }), false);
  await lodge(goods(`${prefix}-first`, '102', { lodgedAt: '2025-04-01T00:00:00Z' as Moment }), true);
  await lodge(goods(`${prefix}-last`, '103', { lodgedAt: '2026-03-01T23:59:59Z' as Moment }), true);
  await lodge(goods(`${prefix}-later`, '1', { lodgedAt: '2026-03-02T00:00:00Z' as Moment }), false);
  await lodge(goods(`${prefix}-waiting`, '1'), false);
  await app.store.declarations.reroute({
    ...{ declarationId: `${prefix}-waiting`, version: 1, from: 'green', to: 'red', reason: 'why' },
    ...{ at: '2026-03-02T08:00:00.000Z', by: 'chief' },
  });
  await lodge(goods(`${prefix}-under`, '1'), false);
  await lodge(goods(`${prefix}-other`, '104'), true);
}

async function findSome(prefix: string): Promise<void> {
  const find = async (of: string, riskAreas: readonly string[], result: Finding['result']): Promise<void> => {
    const recorded = await recordFinding(app, officer, {
      declarationId: `${prefix}-${of}` as DeclarationId,
      inspectedAt: '2026-03-02T07:00:00Z' as Finding['inspectedAt'],
      officers: ['a'],
      measures: ['scan'],
      result,
      riskAreas,
    });
    expect(recorded.kind).toBe('recorded');
  };
  await find('under', ['undervaluation'], 'violation');
  await find('other', ['intellectual-property'], 'violation');
  await find('1', ['valuation'], 'compliant');
}

async function followOnce(): Promise<void> {
  const writer = await openColumnsWriter(columns, store.history);
  if (writer === undefined) throw new Error('The columns are written by another process');
  writer.append(await store.history.entriesAfter(0, 1_000), await store.history.findingsAfter(0, 1_000));
  await writer.flush(await store.acts.head());
  await writer.close();
}

async function built(from?: string): Promise<BuiltReferences | undefined> {
  const { database } = connect(embedded.url, { connections: 1 });
  try {
    return await buildReferences(settledPast(database, from), order);
  } finally {
    await database.destroy();
  }
}

const summary = (made: BuiltReferences | undefined) =>
  made && { hash: made.references.hash, counts: made.counts, upTo: made.upTo };

test('what is settled counts, and nothing else', async () => {
  const building = new ReferenceBuild(new ExchangeRates(dollars, []), order.until);
  for (const each of settled) building.add(each);
  expect(settled.length).toBeGreaterThan(80);
  expect(summary(await built())).toEqual({
    hash: building.references()?.hash,
    counts: building.counts,
    upTo: (await store.acts.head()).sequence,
  });
});

test('columns and what came after them tell the same', async () => {
  expect(readManifest(columns)?.declarations).toBe(50);
  expect(summary(await built(columns))).toEqual(summary(await built()));
});

test('columns that are broken do as well, and so do none', async () => {
  const manifest = readManifest(columns);
  const file = manifest?.columns.find(({ path }) => path === 'item.netMassKg')?.file ?? '';
  truncateSync(join(columns, manifest?.folder ?? '', `${file}.values`), 8);
  const expected = summary(await built());
  expect(summary(await built(columns))).toEqual(expected);
  expect(summary(await built(folder.file('nowhere')))).toEqual(expected);
});

test('an amendment is judged without what its first version left, by what is settled', async () => {
  const boat = (id: string, version: number, lodgedAt: string) =>
    goods(id, '9000', {
      ...{ version, lodgedAt: lodgedAt as Moment },
      items: [
        anItem({
          commodityCode: '8903110000',
          netMassKg: 10,
          itemPrice: { amount: '9000', currency: dollars },
        }),
      ],
    });
  const medianOf = async (by: BuiltReferences | undefined, declaration: Declaration) => {
    if (by === undefined) throw new Error('Nothing was observed');
    app.knowledge.learn({ references: [by.references] });
    await app.submissions.submit(declaration, clearance);
    const stored = await store.declarations.find(declaration.id, declaration.version);
    return (stored?.facts.known?.items[0]?.reference as { readonly median: number } | undefined)?.median ?? 0;
  };
  const today = '2026-03-02T07:00:00Z';
  const unheardOf = await medianOf(await built(), boat('unheard-of', 1, today));
  // The draw may hit any of them, and what waits for its control is in no reference.
  let id = '';
  for (let number = 0, lane = ''; lane !== 'green'; number++) {
    id = `boat-${number}`;
    const outcome = await app.submissions.submit(boat(id, 1, '2026-02-25T10:00:00Z'), clearance);
    lane = outcome.kind === 'decided' ? outcome.decision.lane : '';
  }
  const withBoat = await built();
  expect(await medianOf(withBoat, boat(id, 2, today))).toBeLessThan(1.2 * unheardOf);
  expect(await medianOf(withBoat, boat('another', 1, today))).toBeGreaterThan(10 * unheardOf);
});
