import type { App } from '../app/app.ts';
import { DrawSecrets } from '../app/draw-secrets.ts';
import { firstRuleBook } from '../app/first-rule-book.ts';
import { adoptLists } from '../app/import-lists.ts';
import { RuleBookInForce } from '../app/rule-book-in-force.ts';
import type { Store } from '../app/store.ts';
import { SubmissionQueue } from '../app/submission-queue.ts';
import type { User, UserId } from '../domain/user.ts';

/** The use cases on a store, with the rule book that is in force there. */
export async function openApp(store: Store): Promise<App> {
  const now = (): string => new Date().toISOString();
  const ruleBook = new RuleBookInForce(store.ruleBooks);
  const drawSecrets = new DrawSecrets(store.daySecrets);
  const submissions = new SubmissionQueue(store.declarations, ruleBook, drawSecrets, now);
  const app: App = { store, ruleBook, drawSecrets, submissions, now };
  await firstRuleBook(app);
  await adoptLists(app);
  return app;
}

/** Who acts when a command is run at the console: whoever can reach the data may. */
export const consoleUser: User = {
  id: 'console' as UserId,
  name: 'console',
  roles: ['customs-system', 'admin'],
};
