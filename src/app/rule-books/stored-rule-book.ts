import { ruleBookText } from '../../compiled-rule-book.ts';
import type { RuleBook } from '../../domain/rule-book.ts';

/**
 * A rule book on its way into the store. Where the book itself is with it, the store may keep its lists apart from
 * the text, which then need not be written out again and again.
 */
export type StoredRuleBook = { readonly hash: string; readonly text: string; readonly ruleBook?: RuleBook };

/** A rule book under its hash in the form that is stored; its text is made unless it is at hand. */
export function storedForm(book: {
  readonly hash: string;
  readonly ruleBook: RuleBook;
  readonly text?: string;
}): StoredRuleBook {
  return { hash: book.hash, text: book.text ?? ruleBookText(book.ruleBook), ruleBook: book.ruleBook };
}
