import type { NewAct } from '../../domain/act.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { ruleBookChanges } from '../../domain/rule-book-difference.ts';
import type { ProfileChange } from '../ports/store.ts';
import { storedForm } from './stored-rule-book.ts';

/** Where another rule book comes from: what was in force before, what brought it, and why if that was said. */
export type Origin = {
  readonly before?: RuleBook | undefined;
  readonly cause?: string | undefined;
  readonly reason?: string | undefined;
};

/** The change together with the rule book that follows from it. */
export function withRuleBook(
  change: ProfileChange,
  book: { readonly hash: string; readonly ruleBook: RuleBook; readonly text?: string },
  by: { readonly name: string },
  at: string,
  { before, cause, reason }: Origin = {},
): ProfileChange {
  const body = JSON.stringify({
    ruleBook: book.hash,
    profiles: book.ruleBook.profiles.length,
    ...(before !== undefined && { changes: ruleBookChanges(before, book.ruleBook) }),
    ...(cause !== undefined && { cause }),
    ...(reason !== undefined && { reason }),
  });
  const act: NewAct = { at, actor: by.name, kind: 'rule-book.in-force', subject: book.hash, body };
  return { ...change, acts: [...change.acts, act], ruleBook: storedForm(book) };
}
