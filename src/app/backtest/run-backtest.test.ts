import { afterEach, describe, expect, it, vi } from 'vitest';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import type { PastStore } from '../ports/past-store.ts';
import type { HistoryRecord } from './history-record.ts';
import { declaredRow } from './past-row.ts';
import { type BacktestOrder, runBacktest } from './run-backtest.ts';

const record = (number: number): HistoryRecord => ({
  row: declaredRow(aDeclaration({ id: `D-${number}` })),
  decided: { draw: 0.5, isDrawn: false },
  findings: [],
});
const pages = [[record(1), record(2)], [record(3), record(4)], [record(5)]];

const ruleBook = compileRuleBook({
  profiles: [aProfile({ id: 'old', then: { lane: 'yellow' } })],
  lists: {},
  settings: defaultSettings,
});

function order(changes: Partial<BacktestOrder> = {}): BacktestOrder {
  return {
    candidates: [aProfile({ then: { lane: 'red' } })],
    version: 1,
    ruleBook: ruleBook.hash,
    isAlone: false,
    period: {},
    at: '2026-03-01T00:00:00Z',
    milliseconds: 60_000,
    ...changes,
  };
}

function source(onPage: () => void = () => {}) {
  const past: PastStore = {
    async *read() {
      for (const page of pages) {
        onPage();
        yield page;
      }
    },
  };
  return {
    past,
    ruleBooks: { find: async (hash: string) => (hash === ruleBook.hash ? ruleBook.ruleBook : undefined) },
  };
}

afterEach(() => vi.restoreAllMocks());

describe('a back-test', () => {
  it('reads the whole period, beside the rule book it names', async () => {
    const report = await runBacktest(source(), order());
    expect(report.history).toMatchObject({ declarations: 5, isComplete: true });
    expect(report.profiles[0]).toMatchObject({ matches: 5, overlap: { alreadySelected: 5 } });
  });

  it('leaves the profiles in force aside where its own effect alone is wanted', async () => {
    const report = await runBacktest(source(), order({ isAlone: true }));
    expect(report.profiles[0]).toMatchObject({ matches: 5, overlap: { selectedByNothing: 5 } });
  });

  it.each([
    [{ mostDeclarations: 3 }, 4],
    [{ milliseconds: -1 }, 0],
  ])('says that it is not complete when it ends early: %j', async (limit, declarations) => {
    const report = await runBacktest(source(), order(limit));
    expect(report.history).toMatchObject({ declarations, isComplete: false });
    expect(report.notes.join(' ')).toContain('newest part');
  });

  it('tries them with lists as they would be', async () => {
    const when = { field: 'office', op: 'inList', value: 'watched' } as const;
    const candidates = [aProfile({ when }), aProfile({ id: 'other' })];
    const { office } = aDeclaration();
    const matches = async (lists: BacktestOrder['lists']) =>
      (await runBacktest(source(), order({ candidates, ...(lists && { lists }) }))).profiles.map(
        (each) => each.matches,
      );
    expect(await matches({ watched: ['elsewhere'] })).toEqual([0, 5]);
    expect(await matches({ watched: [office] })).toEqual([5, 5]);
  });

  it('has its time for reading, however long the rule book takes', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { past, ruleBooks } = source();
    const slow: typeof ruleBooks = {
      find: (hash) => {
        now += 60_000;
        return ruleBooks.find(hash);
      },
    };
    const report = await runBacktest({ past, ruleBooks: slow }, order({ milliseconds: 1_000 }));
    expect(report.history).toMatchObject({ declarations: 5, isComplete: true });
  });

  it('is complete when all was read just in time', async () => {
    const report = await runBacktest(source(), order({ mostDeclarations: 5 }));
    expect(report.history).toMatchObject({ declarations: 5, isComplete: true });
  });

  it('ends when it is told to', async () => {
    const abort = new AbortController();
    const ended = runBacktest(
      source(() => abort.abort(new Error('enough'))),
      order(),
      abort.signal,
    );
    await expect(ended).rejects.toThrow('enough');
  });

  it('fails beside a rule book that is not stored', async () => {
    await expect(runBacktest(source(), order({ ruleBook: 'sha256:0' }))).rejects.toThrow('is not stored');
  });
});
