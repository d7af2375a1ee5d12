import { type Condition, comparisonOperators, mostParts, predicateOperators } from '../domain/condition.ts';
import type { Fault, ProblemCode } from '../domain/problem.ts';
import { quoted, type Step } from './problems.ts';

type Report = (steps: readonly Step[], code: ProblemCode, message: string) => void;
type Members = Readonly<Record<string, unknown>>;

/** How deep conditions may nest: deeper than any analyst writes, shallow enough for every stack. */
const nestingLimit = 50;

/** A condition's JSON as a Condition, or what is wrong with its form; fields are judged elsewhere. */
export function readCondition(value: unknown): { condition: Condition } | { faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const read: Reading = { report: (steps, code, message) => faults.push({ steps, code, message }), parts: 0 };
  checkCondition(value, [], read, 1);
  return faults.length > 0 ? { faults } : { condition: value as Condition };
}

/** Where faults go, and how many parts were read. */
type Reading = { readonly report: Report; parts: number };

function checkCondition(value: unknown, steps: readonly Step[], read: Reading, depth: number): void {
  const { report } = read;
  read.parts += 1;
  if (read.parts === mostParts + 1) {
    const message = `A condition has at most ${mostParts} parts: questions, and all, any and not. Ask for many values in one question or of a list, or write several profiles.`;
    report(steps, 'too-many', message);
  }
  // What stands behind that is not read.
  if (read.parts > mostParts) return;
  if (depth > nestingLimit) {
    report(steps, 'nesting-too-deep', `Conditions nest at most ${nestingLimit} deep.`);
    return;
  }
  if (!isObject(value)) {
    report(steps, 'wrong-type', `A condition is an object, not ${quoted(value)}.`);
    return;
  }
  const connective = (['all', 'any', 'not'] as const).find((key) => Object.hasOwn(value, key));
  if (connective === undefined) {
    checkPredicate(value, steps, report);
    return;
  }
  checkKeys(value, [connective], steps, report);
  const inner = value[connective];
  if (connective === 'not') checkCondition(inner, [...steps, 'not'], read, depth + 1);
  else if (!Array.isArray(inner))
    report([...steps, connective], 'wrong-type', `Give ${connective} a list of conditions.`);
  else {
    for (const [index, part] of inner.entries())
      checkCondition(part, [...steps, connective, index], read, depth + 1);
  }
}

function checkPredicate(value: Members, steps: readonly Step[], report: Report): void {
  if (typeof value.field !== 'string') {
    report(
      [...steps, 'field'],
      'missing',
      'A predicate names a field, as in { "field": "office", "op": "eq", "value": "10" }.',
    );
  }
  const op = predicateOperators.find((known) => known === value.op);
  if (op === undefined) {
    report(
      [...steps, 'op'],
      'unknown-operator',
      `${quoted(value.op)} is none of ${predicateOperators.join(', ')}.`,
    );
    return;
  }
  const takesValue = op !== 'exists' && op !== 'missing';
  checkKeys(value, takesValue ? ['field', 'op', 'value'] : ['field', 'op'], steps, report);
  if (takesValue) checkPredicateValue(op, value.value, [...steps, 'value'], report);
}

function checkPredicateValue(op: string, value: unknown, steps: readonly Step[], report: Report): void {
  const refuse = (wanted: string): void =>
    report(steps, 'value-type', `${op} takes ${wanted}, not ${quoted(value)}.`);
  if (comparisonOperators.some((known) => known === op)) {
    if (isObject(value)) checkReference(value, steps, report);
    else if (typeof value !== 'boolean' && !isTextOrNumber(value))
      refuse('text, a number, true, false or { "field": … }');
  } else if (op === 'in' || op === 'notIn') {
    if (!Array.isArray(value) || !value.every(isTextOrNumber)) refuse('a list of texts or numbers');
  } else if (op === 'between') {
    if (!Array.isArray(value) || value.length !== 2 || !value.every(isNumber))
      refuse('a list of two numbers');
  } else if (op === 'startsWith' || op === 'contains') {
    if (
      typeof value !== 'string' &&
      !(Array.isArray(value) && value.every((part) => typeof part === 'string'))
    ) {
      refuse('text or a list of texts');
    }
  } else if (typeof value !== 'string') refuse('the name of a list');
}

function checkReference(value: Members, steps: readonly Step[], report: Report): void {
  checkKeys(value, ['field', 'times'], steps, report);
  if (typeof value.field !== 'string')
    report([...steps, 'field'], 'missing', 'Name the field to compare with.');
  if (value.times !== undefined && !isNumber(value.times)) {
    report([...steps, 'times'], 'value-type', `times is a number, not ${quoted(value.times)}.`);
  }
}

function checkKeys(value: Members, known: readonly string[], steps: readonly Step[], report: Report): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key))
      report(
        [...steps, key],
        'unknown-key',
        `There is no ${quoted(key)} here; known are ${known.join(', ')}.`,
      );
  }
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isTextOrNumber(value: unknown): boolean {
  return typeof value === 'string' || isNumber(value);
}
