import { type CompiledRuleBook, ruleBookText } from '../compiled-rule-book.ts';
import type { RuleBook } from '../domain/rule-book.ts';

/**
 * A rule book on its way into the store. Where the book itself is with it, the store may keep its lists apart from
 * the text, which then need not be written out again and again.
 */
export type StoredRuleBook = { readonly hash: string; readonly text: string; readonly ruleBook?: RuleBook };

/** A compiled rule book in the form that is stored. */
export function storedForm({ hash, ruleBook }: CompiledRuleBook): StoredRuleBook {
  return { hash, text: ruleBookText(ruleBook), ruleBook };
}
