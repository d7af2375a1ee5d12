import { canonicalJson } from './canonical-json.ts';
import type { Condition, Predicate } from './condition.ts';
import { conditionInWords, predicateInWords, questionInWords } from './condition-words.ts';
import { type Difference, differenceAt, differencesOf, listChangeInWords, type Steps } from './difference.ts';
import type { RiskProfile } from './risk-profile.ts';

/** What differs between two profiles, by place; of conditions, question by question. */
export function profileDifference(before: RiskProfile, after: RiskProfile): readonly Difference[] {
  const { when: whenBefore, ...restBefore } = before;
  const { when: whenAfter, ...restAfter } = after;
  return [
    ...differencesOf(restBefore, restAfter),
    ...conditionDifference(whenBefore, whenAfter, ['when'], new OrderlyTexts()),
  ];
}

function conditionDifference(
  before: Condition,
  after: Condition,
  steps: Steps,
  texts: OrderlyTexts,
): readonly Difference[] {
  if (before === after || texts.of(before) === texts.of(after)) return [];
  if ('all' in before && 'all' in after)
    return partsDifference(before.all, after.all, [...steps, 'all'], texts);
  if ('any' in before && 'any' in after)
    return partsDifference(before.any, after.any, [...steps, 'any'], texts);
  if ('not' in before && 'not' in after)
    return conditionDifference(before.not, after.not, [...steps, 'not'], texts);
  if (isPredicate(before) && isPredicate(after) && before.field === after.field)
    return [predicateDifference(before, after, steps)];
  const words = `${conditionInWords(before)} became ${conditionInWords(after)}`;
  return [{ ...differenceAt(steps, before, after, words), text: words }];
}

/** A change of one question, told by its field: "item.netMassKg: at least 100 became at least 50". */
function predicateDifference(before: Predicate, after: Predicate, steps: Steps): Difference {
  const values = [before, after].map((each) => ('value' in each ? each.value : undefined));
  const [had, has] = values;
  const words =
    before.op === after.op && Array.isArray(had) && Array.isArray(has) && before.op !== 'between'
      ? listChangeInWords(had, has)
      : `${questionInWords(before)} became ${questionInWords(after)}`;
  return { ...differenceAt(steps, before, after, words), text: `${after.field}: ${words}` };
}

type Part = { readonly condition: Condition; readonly index: number };

/**
 * The parts of a conjunction or disjunction have no order that means anything, so equal ones are set against
 * each other first, then those that ask of the same field, then those joined in the same way. What is left
 * came or went.
 */
function partsDifference(
  before: readonly Condition[],
  after: readonly Condition[],
  steps: Steps,
  texts: OrderlyTexts,
): readonly Difference[] {
  let left: Unpaired = { had: numbered(before), has: numbered(after), pairs: [] };
  for (const keyOf of [(part: Condition) => texts.of(part), questionOf, fieldOf, joinOf])
    left = paired(left, keyOf);
  const { had, has, pairs } = left;
  return [
    ...pairs
      .toSorted(([, a], [, b]) => a.index - b.index)
      .flatMap(([a, b]) => conditionDifference(a.condition, b.condition, [...steps, b.index], texts)),
    ...had.map(({ condition, index }) => oneSided([...steps, index], condition, undefined)),
    ...has.map(({ condition, index }) => oneSided([...steps, index], undefined, condition)),
  ];
}

function numbered(conditions: readonly Condition[]): readonly Part[] {
  return conditions.map((condition, index) => ({ condition, index }));
}

/** Parts of both sides that were set against each other, and those that are left. */
type Unpaired = {
  readonly had: readonly Part[];
  readonly has: readonly Part[];
  readonly pairs: readonly (readonly [Part, Part])[];
};

/** Sets against each other what has the same key, the first with the first; one look at each, however many there are. */
function paired(
  { had, has, pairs }: Unpaired,
  keyOf: (condition: Condition) => string | undefined,
): Unpaired {
  const byKey = Map.groupBy(has, ({ condition }) => keyOf(condition));
  const waiting = new Map([...byKey].map(([key, parts]) => [key, parts.values()]));
  const taken = new Set<Part>();
  const more: (readonly [Part, Part])[] = [];
  for (const part of had) {
    const key = keyOf(part.condition);
    const other = key === undefined ? undefined : waiting.get(key)?.next().value;
    if (other === undefined) continue;
    more.push([part, other]);
    taken.add(part).add(other);
  }
  const isLeft = (part: Part): boolean => !taken.has(part);
  return { had: had.filter(isLeft), has: has.filter(isLeft), pairs: [...pairs, ...more] };
}

function questionOf(condition: Condition): string | undefined {
  return isPredicate(condition) ? `${condition.op} ${condition.field}` : undefined;
}

function fieldOf(condition: Condition): string | undefined {
  return isPredicate(condition) ? condition.field : undefined;
}

function joinOf(condition: Condition): string | undefined {
  return (['all', 'any', 'not'] as const).find((key) => key in condition);
}

function oneSided(steps: Steps, before: Condition | undefined, after: Condition | undefined): Difference {
  const condition = before ?? after;
  const words = condition === undefined ? '' : asSentence(condition);
  const text = before === undefined ? `added: ${words}` : `removed: ${words}`;
  return { ...differenceAt(steps, before, after, words), text };
}

function asSentence(condition: Condition): string {
  return isPredicate(condition) ? predicateInWords(condition) : conditionInWords(condition);
}

function isPredicate(condition: Condition): condition is Predicate {
  return 'field' in condition;
}

/**
 * Conditions as texts that are equal where they are the same but for the order of parts. Each is written once: a
 * profile may ask thousands of questions, and every one is compared at every level above it.
 */
class OrderlyTexts {
  readonly #known = new Map<Condition, string>();

  of(condition: Condition): string {
    let text = this.#known.get(condition);
    if (text === undefined) {
      text = this.#write(condition);
      this.#known.set(condition, text);
    }
    return text;
  }

  #write(condition: Condition): string {
    if ('all' in condition) return `all[${this.#inOrder(condition.all)}]`;
    if ('any' in condition) return `any[${this.#inOrder(condition.any)}]`;
    return 'not' in condition ? `not ${this.of(condition.not)}` : canonicalJson(condition);
  }

  #inOrder(parts: readonly Condition[]): string {
    return parts
      .map((part) => this.of(part))
      .sort()
      .join();
  }
}
