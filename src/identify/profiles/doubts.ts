import type { Condition, Predicate } from '../../domain/condition.ts';
import type { Fault, ProblemCode } from '../../domain/problem.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { contradictionsIn } from './contradictions.ts';
import { neverTrueOf } from './never-true.ts';

/**
 * Something in a profile that has a meaning and that nobody can have meant. Where `isMistake`, whoever writes
 * the profile is asked to mend it; the rest is only remarked on.
 */
export type Doubt = Fault & { readonly isMistake: boolean };

/**
 * What is doubtful about a checked profile. A condition means something whatever stands in it (an empty `any`
 * is false, a range from 10 to 5 holds for nothing), so `match` and `decide` go on by it and only warn. Whoever
 * drafts a profile on the server is refused what can only be a mistake: it would look in force and never match.
 */
export function doubtsAbout(profile: RiskProfile, lists: NamedLists): readonly Doubt[] {
  const { when } = profile;
  const everything = constantOf(when) === true;
  const inAll = doubtsIn(when, ['when'], lists);
  if (!everything) return inAll;
  const message =
    'The profile asks about nothing and matches every declaration in its scope; add a predicate.';
  return [...inAll, remark(['when'], 'always-true', message)];
}

/** What a condition without any predicate amounts to; undefined for one that asks about something. */
function constantOf(condition: Condition): boolean | undefined {
  if ('not' in condition) {
    const inner = constantOf(condition.not);
    return inner === undefined ? undefined : !inner;
  }
  if (!('all' in condition || 'any' in condition)) return undefined;
  const parts = ('all' in condition ? condition.all : condition.any).map(constantOf);
  if (parts.includes(undefined)) return undefined;
  return 'all' in condition ? !parts.includes(false) : parts.includes(true);
}

function doubtsIn(
  condition: Condition,
  steps: Fault['steps'],
  lists: NamedLists,
  isInAll = false,
): readonly Doubt[] {
  if ('not' in condition) return doubtsIn(condition.not, [...steps, 'not'], lists);
  if ('any' in condition) {
    if (condition.any.length > 0) {
      return condition.any.flatMap((part, index) => doubtsIn(part, [...steps, 'any', index], lists));
    }
    const message = 'An empty any is never true; add what it should be true of, or take it out.';
    return [remark([...steps, 'any'], 'never-true', message)];
  }
  if ('all' in condition) {
    const inner = condition.all.flatMap((part, index) =>
      doubtsIn(part, [...steps, 'all', index], lists, true),
    );
    // What stands in an all within an all was compared with the rest of it there.
    if (isInAll) return inner;
    const together = contradictionsIn(condition, steps).map((fault) => ({
      ...fault,
      isMistake: fault.code === 'contradiction',
    }));
    return [...inner, ...together];
  }
  return doubtsAboutPredicate(condition, steps, lists);
}

function doubtsAboutPredicate(
  predicate: Predicate,
  outer: Fault['steps'],
  lists: NamedLists,
): readonly Doubt[] {
  const steps = [...outer, 'value'];
  switch (predicate.op) {
    case 'in':
    case 'notIn':
      return predicate.value.length === 0
        ? [emptyList(predicate.op, steps)]
        : [...duplicatesIn(predicate.value, steps), ...unreachable(predicate, steps)];
    case 'startsWith':
    case 'contains': {
      if (typeof predicate.value !== 'string' && predicate.value.length === 0)
        return [emptyList(predicate.op, steps)];
      return [...textDoubts(predicate.op, predicate.value, steps), ...unreachable(predicate, steps)];
    }
    case 'between': {
      const [low, high] = predicate.value;
      if (low <= high) return [];
      const message = `No number lies between ${low} and ${high}; the lower end comes first: [${high}, ${low}].`;
      return [mistake(steps, 'impossible-range', message)];
    }
    case 'inList':
    case 'notInList': {
      if (lists[predicate.value]?.length !== 0) return [];
      const message = `List ${JSON.stringify(predicate.value)} is empty; add entries to it before a profile asks for it.`;
      return [mistake(steps, 'empty-list', message)];
    }
    default:
      return unreachable(predicate, steps);
  }
}

function textDoubts(
  op: 'startsWith' | 'contains',
  value: string | readonly string[],
  steps: Fault['steps'],
): readonly Doubt[] {
  const texts = typeof value === 'string' ? [value] : value;
  const empty = texts.indexOf('');
  const duplicates = duplicatesIn(texts, steps);
  if (empty === -1) return duplicates;
  const message = `Every text ${op === 'contains' ? 'contains' : 'begins with'} an empty one; ask with exists if that is meant.`;
  return [
    ...duplicates,
    remark(typeof value === 'string' ? steps : [...steps, empty], 'always-true', message),
  ];
}

function duplicatesIn(values: readonly (string | number)[], steps: Fault['steps']): readonly Doubt[] {
  const seen = new Set<string | number>();
  return values.flatMap((value, index) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    const message = `${JSON.stringify(value)} stands here before; once is enough.`;
    return [remark([...steps, index], 'duplicate-value', message)];
  });
}

function unreachable(predicate: Predicate, steps: Fault['steps']): readonly Doubt[] {
  const message = neverTrueOf(predicate);
  return message === undefined ? [] : [remark(steps, 'never-true', message)];
}

function emptyList(op: string, steps: Fault['steps']): Doubt {
  return mistake(steps, 'empty-list', `${op} asks for one of no values; add some, or ask with exists.`);
}

function mistake(steps: Fault['steps'], code: ProblemCode, message: string): Doubt {
  return { steps, code, message, isMistake: true };
}

function remark(steps: Fault['steps'], code: ProblemCode, message: string): Doubt {
  return { steps, code, message, isMistake: false };
}
