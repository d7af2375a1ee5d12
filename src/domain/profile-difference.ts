import { canonicalJson } from './canonical-json.ts';
import type { Condition, Predicate } from './condition.ts';
import { conditionInWords, predicateInWords, questionInWords } from './condition-words.ts';
import { type Difference, differenceAt, differencesOf, listChangeInWords, type Steps } from './difference.ts';
import type { RiskProfile } from './risk-profile.ts';

/** What differs between two profiles, by place; of conditions, question by question. */
export function profileDifference(before: RiskProfile, after: RiskProfile): readonly Difference[] {
  const { when: whenBefore, ...restBefore } = before;
  const { when: whenAfter, ...restAfter } = after;
  return [...differencesOf(restBefore, restAfter), ...conditionDifference(whenBefore, whenAfter, ['when'])];
}

function conditionDifference(before: Condition, after: Condition, steps: Steps): readonly Difference[] {
  if (saysTheSame(before, after)) return [];
  if ('all' in before && 'all' in after) return partsDifference(before.all, after.all, [...steps, 'all']);
  if ('any' in before && 'any' in after) return partsDifference(before.any, after.any, [...steps, 'any']);
  if ('not' in before && 'not' in after) return conditionDifference(before.not, after.not, [...steps, 'not']);
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
): readonly Difference[] {
  const had = numbered(before);
  const has = numbered(after);
  const pairs = [
    ...takePairs(had, has, saysTheSame),
    ...takePairs(
      had,
      has,
      (a, b) => isPredicate(a) && isPredicate(b) && a.field === b.field && a.op === b.op,
    ),
    ...takePairs(had, has, (a, b) => isPredicate(a) && isPredicate(b) && a.field === b.field),
    ...takePairs(had, has, isJoinedAlike),
  ].sort(([, a], [, b]) => a.index - b.index);
  return [
    ...pairs.flatMap(([a, b]) => conditionDifference(a.condition, b.condition, [...steps, b.index])),
    ...had.map(({ condition, index }) => oneSided([...steps, index], condition, undefined)),
    ...has.map(({ condition, index }) => oneSided([...steps, index], undefined, condition)),
  ];
}

function numbered(conditions: readonly Condition[]): Part[] {
  return conditions.map((condition, index) => ({ condition, index }));
}

/** Takes out of both lists what fits together. */
function takePairs(
  had: Part[],
  has: Part[],
  fits: (a: Condition, b: Condition) => boolean,
): readonly (readonly [Part, Part])[] {
  const pairs: (readonly [Part, Part])[] = [];
  for (const part of [...had]) {
    const place = has.findIndex((other) => fits(part.condition, other.condition));
    const other = has[place];
    if (other === undefined) continue;
    pairs.push([part, other]);
    has.splice(place, 1);
    had.splice(had.indexOf(part), 1);
  }
  return pairs;
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

/** Whether two conditions are the same but for the order of parts. */
function saysTheSame(a: Condition, b: Condition): boolean {
  return a === b || orderlyText(a) === orderlyText(b);
}

/** The condition as text, with the parts of every conjunction and disjunction in one order. */
function orderlyText(condition: Condition): string {
  if ('all' in condition) return `all[${condition.all.map(orderlyText).sort().join()}]`;
  if ('any' in condition) return `any[${condition.any.map(orderlyText).sort().join()}]`;
  return 'not' in condition ? `not ${orderlyText(condition.not)}` : canonicalJson(condition);
}

function isJoinedAlike(a: Condition, b: Condition): boolean {
  return (['all', 'any', 'not'] as const).some((key) => key in a && key in b);
}
