import { compileRuleBook } from '../../compiled-rule-book.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists, RuleBook } from '../../domain/rule-book.ts';
import type { HistoryPeriod, PastStore } from '../ports/past-store.ts';
import type { RuleBookStore } from '../ports/store.ts';
import { freshRuleBook } from '../rule-books/rule-book-in-force.ts';
import { Backtest } from './backtest.ts';
import { fieldsNeeded } from './fields-needed.ts';
import type { BacktestReport } from './impact-report.ts';
import { writeReport } from './write-report.ts';

/** A back-test of profiles, asked for; plain data, so that any thread can carry it out. */
export type BacktestOrder = {
  readonly candidates: readonly RiskProfile[];
  /** Of a single candidate. */
  readonly version?: number;
  /** Lists in place of those of the rule book. */
  readonly lists?: NamedLists;
  /** Hash of the rule book they are tried beside. */
  readonly ruleBook: string;
  /** Whether only their own effect is wanted, and not what they add to the profiles in force. */
  readonly isAlone: boolean;
  readonly period: HistoryPeriod;
  /** The time of the report. */
  readonly at: string;
  /** So long after the first page came, or once so many were read, the report is made of what was read until then. */
  readonly milliseconds: number;
  readonly mostDeclarations?: number;
};

/** What a back-test reads. */
export type BacktestSource = {
  readonly past: PastStore;
  readonly ruleBooks: Pick<RuleBookStore, 'find'>;
};

/** A back-test that was given up: it took far longer than its time, or more memory than there is for it. */
export class BacktestGivenUp extends Error {}

/** Carries a back-test out, somewhere; fails when the signal is given, and as given up when it must be. */
export type RunBacktest = (order: BacktestOrder, signal: AbortSignal) => Promise<BacktestReport>;

/** Carries a back-test out here, the newest declarations first. Between pages others get their turn. */
export async function runBacktest(
  { past, ruleBooks }: BacktestSource,
  order: BacktestOrder,
  signal?: AbortSignal,
): Promise<BacktestReport> {
  const { candidates, isAlone, mostDeclarations = Number.POSITIVE_INFINITY } = order;
  const book = await ruleBookOf(ruleBooks, order.ruleBook);
  const inForce = compileRuleBook({
    ...book,
    lists: { ...book.lists, ...order.lists },
    ...(isAlone && { profiles: [] }),
  });
  // Every stored declaration has a draw of its own; none is ever made.
  const backtest = new Backtest({ candidates, inForce, secret: '' });
  let isComplete = true;
  // A rule book that takes long to read and compile takes nothing from what is looked at.
  let deadline: number | undefined;
  for await (const page of past.read(order.period, fieldsNeeded(backtest.plan))) {
    signal?.throwIfAborted();
    deadline ??= performance.now() + order.milliseconds;
    isComplete = performance.now() < deadline && backtest.history.declarations < mostDeclarations;
    if (!isComplete) break;
    for (const record of page) backtest.add(record);
    await new Promise(setImmediate);
  }
  const { at, version, period } = order;
  return writeReport(backtest, {
    at,
    source: 'store',
    isComplete,
    ...(version !== undefined && { version }),
    ...(period.offices !== undefined && { offices: period.offices }),
  });
}

async function ruleBookOf(ruleBooks: BacktestSource['ruleBooks'], hash: string): Promise<RuleBook> {
  // What a fresh administration decides by was never brought in force, and so is stored nowhere.
  const found = hash === freshRuleBook.hash ? freshRuleBook.ruleBook : await ruleBooks.find(hash);
  if (found === undefined) throw new Error(`Rule book ${hash} is not stored`);
  return found;
}
