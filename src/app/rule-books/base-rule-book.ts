import type { RuleBook } from '../../domain/rule-book.ts';
import type { App } from '../app.ts';
import type { InForceTold } from './in-force-told.ts';
import { RecordMismatch } from './record-mismatch.ts';
import { type BaseRuleBook, freshRuleBook } from './rule-book-in-force.ts';

/** Does the work, unless something else than the base is in force by now. */
type OnBase = <Result>(told: InForceTold, work: () => Result | undefined) => Result | undefined;

/**
 * Builds on the rule book in force as this node holds it, content that has its hash, and reads none under the lock.
 * Where another came in force between, nothing was done, and it is tried again on that one.
 */
export async function onRuleBookInForce(
  app: App,
  attempt: (base: BaseRuleBook, onBase: OnBase) => Promise<void>,
): Promise<void> {
  let unrecorded: BaseRuleBook | undefined;
  for (let isOvertaken = true; isOvertaken; ) {
    await app.ruleBook.refresh();
    const held = app.ruleBook.inForce;
    const base = unrecorded?.hash === held.hash ? unrecorded : held;
    isOvertaken = false;
    await attempt(base, (told, work) => {
      const isRecorded = told.inForce === told.recorded;
      const isStill = (told.inForce ?? freshRuleBook.hash) === base.hash && isRecorded === (base === held);
      if (isStill) return work();
      isOvertaken = true;
      unrecorded = isRecorded ? undefined : broughtByNobody(told);
      return undefined;
    });
  }
}

/** A rule book that no act brought in force is none to build on, whatever is in it. */
function broughtByNobody({ inForce = freshRuleBook.hash, recorded }: InForceTold): BaseRuleBook {
  const why = `No act brought it in force; the last that did tells of ${recorded ?? 'none'}.`;
  return { kind: 'unsound', hash: inForce, why };
}

/** What the rule book holds, where this could be read. */
export function contentOf(base: BaseRuleBook): RuleBook {
  if (base.ruleBook !== undefined) return base.ruleBook;
  const why = base.kind === 'unsound' ? base.why : 'cannot be read';
  throw new RecordMismatch([`rule book ${base.hash}`], `cannot be built on: ${why}`);
}
