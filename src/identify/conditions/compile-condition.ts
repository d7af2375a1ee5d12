import type { Condition } from '../../domain/condition.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { FieldSlots } from '../fields/field-slots.ts';
import { type CompiledCondition, compilePredicate } from './compile-predicate.ts';
import { False, not, True, type Truth } from './truth.ts';

/** Compiles a checked condition; empty `all` is true, empty `any` is false. */
export function compileCondition(
  condition: Condition,
  slots: FieldSlots,
  lists: NamedLists,
): CompiledCondition {
  if ('all' in condition) return all(condition.all.map((part) => compileCondition(part, slots, lists)));
  if ('any' in condition) return any(condition.any.map((part) => compileCondition(part, slots, lists)));
  if ('not' in condition) {
    const inner = compileCondition(condition.not, slots, lists);
    return (header, item) => not(inner(header, item));
  }
  return compilePredicate(condition, slots, lists);
}

function all(parts: readonly CompiledCondition[]): CompiledCondition {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return (header, item) => {
    let least: Truth = True;
    for (const part of parts) {
      const truth = part(header, item);
      if (truth === False) return False;
      if (truth < least) least = truth;
    }
    return least;
  };
}

function any(parts: readonly CompiledCondition[]): CompiledCondition {
  return (header, item) => {
    let most: Truth = False;
    for (const part of parts) {
      const truth = part(header, item);
      if (truth === True) return True;
      if (truth > most) most = truth;
    }
    return most;
  };
}
