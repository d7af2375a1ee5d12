import { expect, it } from 'vitest';
import type { Moment } from '../../domain/moment.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { defaultHistorySettings, type HistorySettings } from '../../identify/history/history-settings.ts';
import type { MadeDecision, Submission } from '../ports/store.ts';
import { decideInOrder, toDecide } from './decide-in-order.ts';

const submission = (id: string): Submission => ({
  declaration: aDeclaration({ id: id as never, importer: { id: 'I-1' as never } }),
  content: '',
  contentHash: '',
  by: { id: 'u' as never, name: 'u', roles: ['customs-system'] },
  seesOthers: true,
  receivedAt: '2026-03-01T10:00:00Z',
  heardAt: '2026-03-01T10:00:00Z' as never,
});

const before = { records: new Map(), earlier: new Map() };

it('each is decided on what those before it left', async () => {
  const counts: unknown[] = [];
  const asked = await toDecide(['A', 'B', 'C'].map(submission), defaultHistorySettings);
  await decideInOrder(asked, before, (_submission, _earlier, { header }) => {
    counts.push((header.history as { importer?: { declarations?: number } }).importer?.declarations);
    return {} as MadeDecision;
  });
  expect(counts).toEqual([0, 1, 2]);
});

it('one that cannot be decided leaves nothing behind and holds up no other', async () => {
  const asked = await toDecide(['A', 'B', 'C'].map(submission), defaultHistorySettings);
  const counts: unknown[] = [];
  const { decided, undecidable } = await decideInOrder(
    asked,
    before,
    ({ declaration }, _earlier, { header }) => {
      if (declaration.id === 'B') throw new Error('no');
      counts.push((header.history as { importer?: { declarations?: number } }).importer?.declarations);
      return {} as MadeDecision;
    },
  );
  expect(decided.map(({ declaration }) => declaration.id)).toEqual(['A', 'C']);
  expect([...undecidable.keys()]).toEqual(['B']);
  expect(counts).toEqual([0, 1]);
});

it.each([1, 10, 99])('a version after %i others sees each of them once', async (earlier) => {
  let footprints = 0;
  const settings: HistorySettings = {
    ...defaultHistorySettings,
    carriedOver: (declaration) => {
      footprints += 1;
      return declaration;
    },
  };
  const versions = Array.from({ length: earlier }, (_, place) => ({
    declaration: aDeclaration({ id: 'D', version: place + 1 }),
    at: '2026-01-01T00:00:00Z' as Moment,
  }));
  const next = aDeclaration({ id: 'D', version: earlier + 1 });
  const past = { draw: 0.5, drawDay: '2026-01-01', own: { versions, findings: [] } };
  const asked = await toDecide([{ ...submission('D'), declaration: next }], settings);
  await decideInOrder(
    asked,
    { records: new Map(), earlier: new Map([['D', past]]) },
    () => ({}) as MadeDecision,
  );
  expect(footprints).toBe(earlier + 1);
});
