import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HistoryRecord } from '../src/app/backtest/history-record.ts';
import { recordFinding } from '../src/app/declarations/record-finding.ts';
import type { Store } from '../src/app/ports/store.ts';
import { firstRuleBook } from '../src/app/rule-books/first-rule-book.ts';
import type { DeclarationId } from '../src/domain/codes.ts';
import type { Finding, FindingResult } from '../src/domain/finding.ts';
import { aDeclaration } from '../src/domain/testing/a-declaration.ts';
import type { User, UserId } from '../src/domain/user.ts';
import { openApp } from '../src/server/testing/test-server.ts';
import { openColumnsWriter } from '../src/store/columns/columns-writer.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { openPast } from '../src/store/open-past.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let embedded: EmbeddedPostgres;
let store: Store;

const clearance = { id: 'clearance' as UserId, name: 'clearance', roles: ['customs-system'] } as User;
const officer = { id: 'officer' as UserId, name: 'officer', roles: ['officer'] } as User;

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
  store = await openPostgresStore(embedded.url);
  const app = openApp(store, () => '2026-03-02T08:00:00.000Z');
  await firstRuleBook(app);
  const lodge = async (id: string, version: number): Promise<void> => {
    const declaration = aDeclaration({ id, version, office: id === 'D-2' ? '20' : '10' });
    expect((await app.submissions.submit(declaration, clearance)).kind).toBe('decided');
  };
  const find = async (id: string, version: number, result: FindingResult): Promise<void> => {
    const inspectedAt = '2026-03-02T07:00:00Z' as Finding['inspectedAt'];
    const declarationId = id as DeclarationId;
    const finding = { declarationId, version, inspectedAt, officers: ['a'], measures: ['scan'], result };
    expect((await recordFinding(app, officer, finding)).kind).toBe('recorded');
  };
  await lodge('D-1', 1);
  await lodge('D-2', 1);
  await find('D-1', 1, 'compliant');
  await lodge('D-3', 2);
  await lodge('D-1', 2);
  await find('D-2', 1, 'discrepancy');
  await find('D-1', 2, 'violation');
  await lodge('D-4', 1);
  // A version that comes after a later one.
  await lodge('D-3', 1);
  await lodge('D-1', 3);
  await find('D-2', 1, 'violation');
  await find('D-3', 2, 'compliant');
});

afterAll(async () => {
  await store.close();
  await embedded.stop();
  folder.remove();
});

const told = (records: readonly HistoryRecord[]) =>
  records.map(({ row, decided, findings }) => ({
    id: row.declaration.id,
    version: row.declaration.version,
    decided,
    results: findings.map(({ result }) => result),
  }));

async function all(pages: AsyncIterable<readonly HistoryRecord[]>): Promise<readonly HistoryRecord[]> {
  const records: HistoryRecord[] = [];
  for await (const page of pages) records.push(...page);
  return records;
}

async function follow(columns: string, entries: number, findings: number): Promise<void> {
  const writer = (await openColumnsWriter(columns, store.history))!;
  writer.append(
    (await store.history.entriesAfter(0, 100)).slice(0, entries),
    (await store.history.findingsAfter(0, 100)).slice(0, findings),
  );
  const sequence = Math.max(writer.upTo.entries, writer.upTo.findings);
  if (sequence > 0) await writer.flush({ sequence, hash: (await store.history.hashOf(sequence))! });
  await writer.close();
}

test('the past is the same however far the columns reach, and each declaration stands in it once', async () => {
  const fields = ['id', 'version', 'office', 'lodgedAt', 'item.sequence'];
  const plain = await all(store.past.read({}, fields));
  expect(told(plain).map(({ id, version, results }) => [id, version, results])).toEqual([
    ['D-1', 3, []],
    ['D-4', 1, []],
    ['D-3', 2, ['compliant']],
    ['D-2', 1, ['discrepancy', 'violation']],
  ]);
  for (let entries = 0; entries <= 7; entries++) {
    for (const findings of [0, 2, 3, 5]) {
      const columns = folder.file(`columns-${entries}-${findings}`);
      await follow(columns, entries, findings);
      const source = openPast(embedded.url, columns);
      const read = await all(source.past.read({}, fields));
      const period = { offices: ['20'], from: '2026-03-01', to: '2026-03-01' };
      const ofOffice = await all(source.past.read(period, fields));
      await source.close();
      expect(told(read), `${entries} ${findings}`).toEqual(told(plain));
      expect(told(ofOffice)).toEqual(told(plain.filter(({ row }) => row.office === '20')));
    }
  }
});
