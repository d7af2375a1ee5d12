import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askParties, type PartyQuestion } from '../../app/parties/ask-parties.ts';
import { partiesOf, recordOf as recorded } from '../../app/parties/testing/parties-of-events.ts';
import type { HistoryStore } from '../../app/ports/history-store.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Moment } from '../../domain/moment.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import type { HistoryEvent } from '../../identify/history/history-as-of.ts';
import { openColumnsWriter } from './columns-writer.ts';
import { partyThreads } from './party-threads.ts';
import { lastOf, recordOf } from './testing/a-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'tamga-parties-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (day: number): Moment => `2026-03-${String(day).padStart(2, '0')}T09:00:00Z` as Moment;
const found = (id: string, day: number): HistoryEvent => {
  const finding = {
    declarationId: id,
    inspectedAt: at(day),
    officers: ['o'],
    measures: [],
    result: 'violation',
  };
  return {
    finding: { ...finding, revenueRecovered: { amount: '12.5', currency: 'UZS' } } as unknown as Finding,
    at: at(day),
  };
};
const lodged = (number: number, version = 1): HistoryEvent => ({
  declaration: aDeclaration({
    id: `D${number}`,
    version,
    importer: { id: `I${number % 3}`, name: `Trade ${number % 3}`, address: 'Navoi 7, Tashkent' },
    containers: version > 1 ? ['MSKU1234565'] : [],
  }),
  at: at(1 + number),
});
const happened = recorded([
  ...Array.from({ length: 9 }, (_, number) => lodged(number)),
  found('D3', 10),
  lodged(3, 2),
  ...Array.from({ length: 9 }, (_, number) => lodged(9 + number)),
  found('D3', 20),
  found('D12', 21),
]);
/** So many of all that happened are in the columns; the record holds all. */
const inColumns = 12;
const store: HistoryStore = {
  ...recordOf('store'),
  entriesAfter: async (sequence, limit) =>
    happened.entries.filter((each) => each.sequence > sequence).slice(0, limit),
  findingsAfter: async (sequence, limit) =>
    happened.findings.filter((each) => each.sequence > sequence).slice(0, limit),
};

beforeAll(async () => {
  const writer = (await openColumnsWriter(folder, store))!;
  const isIn = ({ sequence }: { readonly sequence: number }): boolean => sequence <= inColumns;
  writer.append(happened.entries.filter(isIn), happened.findings.filter(isIn));
  await writer.flush(lastOf(writer));
  await writer.close();
});

const asked = { role: 'importer', identity: '#I0', asOf: Date.parse(at(30)) } as const;
const questions: readonly PartyQuestion[] = [
  { kind: 'profile', asked, settings: { priorInspections: 10 } },
  { kind: 'profile', asked, settings: { priorInspections: 10 }, offices: ['20'] },
  { kind: 'profile', asked: { ...asked, asOf: Date.parse(at(11)) }, settings: { priorInspections: 10 } },
  { kind: 'categories', asked },
  { kind: 'network', asked, steps: 2 },
  { kind: 'search', search: { role: 'importer', contains: 'trade', limit: 2 } },
];

it.each(questions)(
  '$kind comes from the columns and what came after, as from the record',
  async (question) => {
    const { ask } = partyThreads(folder, store);
    const told = await ask(question, { by: 'ana', signal: new AbortController().signal });
    const answer = askParties(partiesOf(happened, 100), question);
    expect(told).toEqual({ kind: 'answered', answer, upTo: { entries: 20, findings: 22 }, isBehind: false });
  },
);

it('nothing is told from columns of another record', async () => {
  const { ask } = partyThreads(folder, { ...store, ...recordOf('another') });
  const told = await ask(questions[0]!, { by: 'ana', signal: new AbortController().signal });
  expect(told).toEqual({ kind: 'not-ready' });
});
