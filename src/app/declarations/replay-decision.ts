import { compileRuleBook } from '../../compiled-rule-book.ts';
import { decide } from '../../decide.ts';
import type { Store } from '../ports/store.ts';

export type ReplayResult =
  | { readonly kind: 'identical'; readonly bytes: number; readonly ruleBook: string }
  | { readonly kind: 'different'; readonly stored: string; readonly replayed: string }
  | { readonly kind: 'missing'; readonly what: 'declaration' | 'rule book' };

/** Makes a stored decision again from the stored declaration, facts and rule book, and compares the bytes. */
export async function replayDecision(store: Store, id: string, version?: number): Promise<ReplayResult> {
  const found = await store.declarations.find(id, version);
  if (found === undefined) return { kind: 'missing', what: 'declaration' };
  const ruleBook = await store.ruleBooks.find(found.decision.ruleBook);
  if (ruleBook === undefined) return { kind: 'missing', what: 'rule book' };
  const stored = JSON.stringify(found.decision);
  const replayed = JSON.stringify(decide(found.declaration, found.facts, compileRuleBook(ruleBook)));
  if (stored !== replayed) return { kind: 'different', stored, replayed };
  return { kind: 'identical', bytes: Buffer.byteLength(stored), ruleBook: found.decision.ruleBook };
}
