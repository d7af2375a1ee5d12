import { expect, it } from 'vitest';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { defaultHistorySettings } from '../../identify/history/history-settings.ts';
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

it('each is decided on what those before it left', () => {
  const counts: unknown[] = [];
  const asked = toDecide(['A', 'B', 'C'].map(submission), defaultHistorySettings);
  decideInOrder(asked, before, (_submission, _earlier, { header }) => {
    counts.push((header.history as { importer?: { declarations?: number } }).importer?.declarations);
    return {} as MadeDecision;
  });
  expect(counts).toEqual([0, 1, 2]);
});

it('one that cannot be decided leaves nothing behind and holds up no other', () => {
  const asked = toDecide(['A', 'B', 'C'].map(submission), defaultHistorySettings);
  const counts: unknown[] = [];
  const { decided, undecidable } = decideInOrder(asked, before, ({ declaration }, _earlier, { header }) => {
    if (declaration.id === 'B') throw new Error('no');
    counts.push((header.history as { importer?: { declarations?: number } }).importer?.declarations);
    return {} as MadeDecision;
  });
  expect(decided.map(({ declaration }) => declaration.id)).toEqual(['A', 'C']);
  expect([...undecidable.keys()]).toEqual(['B']);
  expect(counts).toEqual([0, 1]);
});
