import Big from 'big.js';
import { isCountry, isCurrency } from '../domain/code-lists.ts';
import { parseMoment } from '../domain/moment.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { Member, NumberShape, ObjectShape, Shape, TextShape } from '../domain/shape.ts';
import { asWarning, type Place, problemAt, quoted, type Step } from './problems.ts';

/**
 * Reads values by their shape, gathering everything that is wrong rather than stopping at the first. What
 * needs no change is not copied: the result may hold parts of the input, which nobody may change afterwards.
 * A key that is not there, null, '' and [] are all absent; 0 is not.
 */
export class ShapeReader {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  readonly #place: Place;
  readonly #nestingLimit: number;
  readonly #steps: Step[] = [];

  constructor(place: Place, nestingLimit: number) {
    this.#place = place;
    this.#nestingLimit = nestingLimit;
  }

  /** The value of that shape, or undefined where it is absent or something in it is wrong. */
  read(shape: Shape, value: unknown): unknown {
    switch (shape.kind) {
      case 'text':
        return this.#readText(shape, value);
      case 'number':
        return this.#readNumber(shape, value);
      case 'boolean':
        return typeof value === 'boolean'
          ? value
          : this.#refuse('wrong-type', `Give true or false instead of ${quoted(value)}.`);
      case 'moment':
        return this.#readMoment(value);
      case 'decimal':
        return this.#readDecimal(value, shape.minimum);
      case 'choice':
        return typeof value === 'string' && shape.of.includes(value)
          ? value
          : this.#refuse('not-a-choice', `${quoted(value)} is none of ${shape.of.join(', ')}.`);
      case 'list':
        return this.#readList(shape.of, shape.maxItems, value);
      case 'record':
        return this.#readRecord(shape.of, shape.maxKeys, value);
      case 'any':
        return this.#inspectUnread(value) ? value : undefined;
      case 'object':
        return this.#readObject(shape, value);
    }
  }

  /** Records a problem at a path below the value being read. */
  report(steps: readonly Step[], code: ProblemCode, message: string): void {
    this.#tell(this.problems, problemAt(this.#place, [...this.#steps, ...steps], code, message));
  }

  #refuse(code: ProblemCode, message: string): undefined {
    this.#tell(this.problems, problemAt(this.#place, this.#steps, code, message));
    return undefined;
  }

  #remark(code: ProblemCode, message: string): void {
    this.#tell(this.warnings, asWarning(problemAt(this.#place, this.#steps, code, message)));
  }

  #tell(told: Problem[], problem: Problem): void {
    if (told.length < mostTold) told.push(problem);
    else if (told.length === mostTold) {
      const message = `There is more than these ${mostTold}; mend them first.`;
      told.push({
        ...problem,
        path: problemAt(this.#place, [], 'more-problems', '').path,
        code: 'more-problems',
        message,
      });
    }
  }

  #readText(shape: TextShape, value: unknown): string | undefined {
    if (typeof value !== 'string')
      return this.#refuse('wrong-type', `Give text instead of ${quoted(value)}.`);
    if (value.length > shape.maxLength) {
      return this.#refuse('too-long', `${value.length} characters; at most ${shape.maxLength} are taken.`);
    }
    if (!value.isWellFormed() || value.includes('\0')) {
      return this.#refuse(
        'ill-formed-text',
        'The text holds a NUL or half a character; send well-formed UTF-8.',
      );
    }
    return shape.code === undefined ? value : this.#readCode(shape.code, value);
  }

  #readCode(code: 'country' | 'currency' | 'commodity', value: string): string | undefined {
    switch (code) {
      case 'commodity':
        if (/^\d{2,12}$/.test(value)) return value;
        return this.#refuse('not-a-commodity-code', `${quoted(value)} is not 2 to 12 digits.`);
      case 'currency':
        if (isCurrency(value)) return value;
        if (!/^[A-Z]{3}$/.test(value)) {
          return this.#refuse(
            'not-a-currency-code',
            `Give three capital letters (ISO 4217) instead of ${quoted(value)}.`,
          );
        }
        return this.#refuse('unknown-currency', `ISO 4217 knows no currency ${value}.`);
      case 'country':
        if (isCountry(value)) return value;
        if (!/^[A-Z]{2}$/.test(value)) {
          return this.#refuse(
            'not-a-country-code',
            `Give two capital letters (ISO 3166-1) instead of ${quoted(value)}.`,
          );
        }
        // Real messages carry user-assigned codes (XI, QU): worth a remark, not a refusal.
        this.#remark('unknown-country', `ISO 3166-1 knows no country ${value}; it was kept.`);
        return value;
    }
  }

  #readNumber(shape: NumberShape, value: unknown): number | undefined {
    if (typeof value !== 'number')
      return this.#refuse('not-a-number', `Give a number instead of ${quoted(value)}.`);
    if (!Number.isFinite(value)) return this.#refuse('not-finite', 'The number is too large to be one.');
    if (shape.minimum === 0 && value < 0) return this.#refuse('negative', `${value} is below zero.`);
    if (shape.whole === true && !Number.isInteger(value)) {
      return this.#refuse('not-a-whole-number', `${value} is not a whole number.`);
    }
    if (value < (shape.minimum ?? -Infinity) || value > (shape.maximum ?? Infinity)) {
      return this.#refuse(
        'out-of-range',
        `${value} is outside ${shape.minimum ?? '…'} to ${shape.maximum ?? '…'}.`,
      );
    }
    return value === 0 ? 0 : value;
  }

  #readMoment(value: unknown): string | undefined {
    if (typeof value !== 'string')
      return this.#refuse('wrong-type', `Give a date as text instead of ${quoted(value)}.`);
    const parsed = parseMoment(value);
    if ('moment' in parsed) return parsed.moment;
    switch (parsed.fault) {
      case 'not-a-date':
        return this.#refuse(
          'not-a-date',
          `Give ISO 8601, as in 2026-03-01T09:30:00+05:00, instead of ${quoted(value)}.`,
        );
      case 'impossible-date':
        return this.#refuse('impossible-date', `${quoted(value)} names a day or hour that does not exist.`);
      case 'moment-without-zone':
        return this.#refuse('moment-without-zone', `Add the zone to ${quoted(value)}, as in …Z or …+05:00.`);
    }
  }

  #readDecimal(value: unknown, minimum: number | undefined): string | undefined {
    if (typeof value === 'string' && plainDecimal.test(value)) return value;
    const written = typeof value === 'number' && Number.isFinite(value) ? new Big(value).toFixed() : value;
    if (typeof value === 'number' && written === value)
      return this.#refuse('not-finite', 'The amount is too large to be one.');
    if (typeof written !== 'string')
      return this.#refuse('wrong-type', `Give an amount instead of ${quoted(value)}.`);
    const parts = /^([+-]?)(\d+)(\.\d{1,20})?$/.exec(written);
    const [, sign, digits = '0', fraction = ''] = parts ?? [];
    const whole = digits.replace(/^0+(?=\d)/, '');
    if (parts === null || whole.length > 24) {
      return this.#refuse(
        'not-a-decimal',
        `Give plain decimal digits, at most 24 before and 20 after the point, instead of ${quoted(value)}.`,
      );
    }
    const isZero = /^0*$/.test(whole + fraction.slice(1));
    if (sign === '-' && !isZero && minimum === 0)
      return this.#refuse('negative', `${quoted(written)} is below zero.`);
    return `${sign === '-' && !isZero ? '-' : ''}${whole}${fraction}`;
  }

  #readList(of: Shape, maxItems: number, value: unknown): unknown[] | undefined {
    if (!Array.isArray(value)) return this.#refuse('wrong-type', `Give a list instead of ${quoted(value)}.`);
    if (value.length > maxItems)
      return this.#refuse('too-many', `${value.length} elements; at most ${maxItems} are taken.`);
    const read: unknown[] = [];
    let isAsWritten = true;
    for (let index = 0; index < value.length; index++) {
      this.#steps.push(index);
      const element = isAbsent(value[index])
        ? this.#refuse('missing', 'An element of a list cannot be absent; leave it out.')
        : this.read(of, value[index]);
      this.#steps.pop();
      if (element !== undefined) read.push(element);
      if (!Object.is(element, value[index])) isAsWritten = false;
    }
    return isAsWritten ? value : read;
  }

  #readRecord(of: Shape, maxKeys: number, value: unknown): object | undefined {
    if (!isPlainObject(value))
      return this.#refuse('wrong-type', `Give an object instead of ${quoted(value)}.`);
    const keys = Object.keys(value);
    if (keys.length > maxKeys)
      return this.#refuse('too-many', `${keys.length} keys; at most ${maxKeys} are taken.`);
    const read: Record<string, unknown> = {};
    let isAsWritten = inOrder(keys);
    for (const key of isAsWritten ? keys : keys.sort()) {
      this.#steps.push(key);
      const member = this.#readBox(of, key, value[key]);
      this.#steps.pop();
      if (member !== undefined) read[key] = member;
      if (member === undefined || !Object.is(member, value[key])) isAsWritten = false;
    }
    if (isAsWritten && keys.length > 0) return value;
    return Object.keys(read).length === 0 ? undefined : { ...read };
  }

  #readBox(of: Shape, name: string, written: unknown): unknown {
    if (isAbsent(written)) return undefined;
    if (isForbiddenKey(name)) return this.#refuse('forbidden-key', `The name ${name} is refused; rename it.`);
    if (isFitKey(name)) return this.read(of, written);
    return this.#refuse('ill-formed-text', 'Names are 1 to 128 well-formed characters.');
  }

  #readObject(shape: ObjectShape, value: unknown): object | undefined {
    if (!isPlainObject(value))
      return this.#refuse('wrong-type', `Give an object instead of ${quoted(value)}.`);
    const keys = Object.keys(value);
    let copy: Record<string, unknown> | undefined;
    let asWritten = 0;
    let size = 0;
    let given = 0;
    for (const { key, member, isOptional } of entriesOf(shape)) {
      const written = value[key];
      if (written !== undefined) given += 1;
      else if (isOptional) continue;
      this.#steps.push(key);
      const result = this.#readMember(member, written);
      this.#steps.pop();
      if (result !== undefined && result !== '') size += 1;
      if (copy === undefined && keys[asWritten] === key && Object.is(result, written)) asWritten += 1;
      else {
        copy ??= copyOf(value, keys, asWritten);
        if (result !== undefined) copy[key] = result;
      }
    }
    if (keys.length !== given) this.#checkUnknownKeys(shape, value);
    if (size === 0) return undefined;
    if (copy === undefined && asWritten < keys.length) copy = copyOf(value, keys, asWritten);
    // Spread, because V8 makes a slow dictionary of an object that gets many members one by one.
    return copy === undefined ? value : { ...copy };
  }

  #readMember(member: Member, written: unknown): unknown {
    if (isAbsent(written)) {
      if (member.shape.kind === 'text' && member.shape.mayBeEmpty === true) return '';
      return member.required ? this.#refuse('missing', `${member.about}: this must be given.`) : undefined;
    }
    const known = this.problems.length;
    const result = this.read(member.shape, written);
    if (result !== undefined || !member.required || this.problems.length > known) return result;
    // An object that may say nothing, and says nothing: it is there all the same.
    return {};
  }

  #checkUnknownKeys(shape: ObjectShape, value: Record<string, unknown>): void {
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(shape.members, key)) continue;
      this.#steps.push(key);
      if (isForbiddenKey(key)) this.#refuse('forbidden-key', `The name ${key} is refused; remove it.`);
      else if (this.#inspectUnread(value[key])) {
        this.#remark('unknown-key', `${quoted(key)} is not known here and was left out.`);
      }
      this.#steps.pop();
    }
  }

  /** Whether a value that nobody reads further is at least no trap: too deep, or with a forbidden name. */
  #inspectUnread(value: unknown): boolean {
    const pending: { value: unknown; depth: number }[] = [{ value, depth: this.#steps.length + 1 }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (typeof next.value !== 'object' || next.value === null) continue;
      if (next.depth > this.#nestingLimit) {
        this.#refuse('nesting-too-deep', `The value nests deeper than ${this.#nestingLimit}.`);
        return false;
      }
      for (const [key, member] of Object.entries(next.value)) {
        if (isForbiddenKey(key)) {
          this.#refuse('forbidden-key', `The name ${key} is refused; remove it.`);
          return false;
        }
        pending.push({ value: member, depth: next.depth + 1 });
      }
    }
    return true;
  }
}

/** An amount as it is kept: no sign, no leading zeros, no more digits than are taken. */
const plainDecimal = /^(?:0|[1-9]\d{0,23})(?:\.\d{1,20})?$/;

/** Problems, and remarks, that are told of one record: a hostile one could have millions. */
const mostTold = 100;

type Entry = { readonly key: string; readonly member: Member; readonly isOptional: boolean };

const entriesByShape = new WeakMap<ObjectShape, readonly Entry[]>();

/** The members of a shape as a list, made once: reading is mostly walking them. */
function entriesOf(shape: ObjectShape): readonly Entry[] {
  let entries = entriesByShape.get(shape);
  if (entries === undefined) {
    entries = Object.entries(shape.members).map(([key, member]) => ({
      key,
      member,
      isOptional: !member.required && !(member.shape.kind === 'text' && member.shape.mayBeEmpty === true),
    }));
    entriesByShape.set(shape, entries);
  }
  return entries;
}

function copyOf(
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  count: number,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of keys.slice(0, count)) copy[key] = value[key];
  return copy;
}

function inOrder(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);
}

/** Whether input counts as not given. */
export function isAbsent(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a name would reach into JavaScript's own machinery. */
export function isForbiddenKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/** Whether a name is one that a national box can have. */
export function isFitKey(key: string): boolean {
  return key.length > 0 && key.length <= 128 && key.isWellFormed() && !key.includes('\0');
}
