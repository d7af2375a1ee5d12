import type { User, UserId } from '../../domain/user.ts';
import type { App } from '../app.ts';
import { withRuleBook } from './bring-in-force.ts';
import { freshRuleBook } from './rule-book-in-force.ts';

const system: User = { id: 'system' as UserId, name: 'system', roles: [] };

/**
 * Brings the fresh rule book in force on a store that has none, so that even the first decisions rest on a
 * stored rule book and can be replayed when the defaults of a later version differ.
 */
export async function firstRuleBook(app: App): Promise<void> {
  if ((await app.store.ruleBooks.hashInForce()) === undefined) {
    await app.store.profiles.change({ ids: [] }, ({ inForce }) =>
      inForce === undefined
        ? withRuleBook({ versions: [], acts: [] }, freshRuleBook, system, app.now())
        : undefined,
    );
  }
  await app.ruleBook.refresh();
}
