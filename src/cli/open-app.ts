import type { App } from '../app/app.ts';
import { Backtests } from '../app/backtest/backtests.ts';
import { type RunBacktest, runBacktest } from '../app/backtest/run-backtest.ts';
import { DrawSecrets } from '../app/declarations/draw-secrets.ts';
import { SubmissionQueue } from '../app/declarations/submission-queue.ts';
import { KnowledgeInForce } from '../app/knowledge/knowledge-in-force.ts';
import { adoptLists } from '../app/lists/import-lists.ts';
import type { Store } from '../app/ports/store.ts';
import { bringDueInForce } from '../app/profiles/scheduled-profiles.ts';
import { ReferencesInUse } from '../app/references/references-in-use.ts';
import { firstRuleBook } from '../app/rule-books/first-rule-book.ts';
import { RuleBookInForce } from '../app/rule-books/rule-book-in-force.ts';
import { ClearancesInForce } from '../app/screening/clearances-in-force.ts';
import type { User, UserId } from '../domain/user.ts';

/** The use cases on a store, with the rule book that is in force there; back-tests run here unless somebody else does. */
export async function openApp(
  store: Store,
  run: RunBacktest = (order, signal) => runBacktest(store, order, signal),
): Promise<App> {
  const now = (): string => new Date().toISOString();
  const ruleBook = new RuleBookInForce(store.ruleBooks, store.ruleBookHistory);
  const clearances = new ClearancesInForce(store.screening);
  const knowledge = new KnowledgeInForce({ clearances });
  const drawSecrets = new DrawSecrets(store.daySecrets);
  const submissions = new SubmissionQueue(store.declarations, ruleBook, knowledge, drawSecrets, now);
  const backtests = new Backtests(run);
  const references = new ReferencesInUse({ store, ruleBook, knowledge, now });
  const parts = { ruleBook, knowledge, references, clearances };
  const app: App = { store, ...parts, drawSecrets, submissions, backtests, now };
  await clearances.refresh();
  await firstRuleBook(app);
  // What was scheduled while no node ran is in force before anything is decided.
  await bringDueInForce(app);
  // Another node that starts as well may have done so meanwhile, and then nothing was due here.
  await ruleBook.refresh();
  await adoptLists(app);
  await app.references.refresh();
  return app;
}

/** Who acts when a command is run at the console: whoever can reach the data may. */
export const consoleUser: User = {
  id: 'console' as UserId,
  name: 'console',
  roles: ['customs-system', 'admin'],
};
