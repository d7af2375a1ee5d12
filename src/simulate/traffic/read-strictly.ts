import type { Problem } from '../../domain/problem.ts';
import type { NumberShape, ObjectShape, Shape, TextShape } from '../../domain/shape.ts';

/** Something wrong with a scenario, at a JSON pointer into it. */
export type ScenarioProblem = Pick<Problem, 'path' | 'code' | 'message'>;

/**
 * Everything in which a value departs from a shape; none when it fits. It is stricter than intake: a scenario
 * is written by its user, so that an unknown key is a slip and worth stopping for.
 */
export function problemsOf(shape: Shape, value: unknown, path = ''): readonly ScenarioProblem[] {
  switch (shape.kind) {
    case 'text':
      return textProblems(shape, value, path);
    case 'number':
      return numberProblems(shape, value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongType(path, 'true or false', value)];
    case 'choice':
      if (typeof value === 'string' && shape.of.includes(value)) return [];
      return [{ path, code: 'not-a-choice', message: `${quoted(value)} is none of ${shape.of.join(', ')}.` }];
    case 'list':
      return listProblems(shape, value, path);
    case 'record':
      return recordProblems(shape.of, value, path);
    case 'object':
      return objectProblems(shape, value, path);
    case 'any':
      return [];
    case 'moment':
    case 'decimal':
      throw new Error(`A scenario holds no ${shape.kind}`);
  }
}

const codeForms = {
  country: { pattern: /^[A-Z]{2}$/, code: 'not-a-country-code', form: 'two capital letters (ISO 3166-1)' },
  currency: { pattern: /^[A-Z]{3}$/, code: 'not-a-currency-code', form: 'three capital letters (ISO 4217)' },
  commodity: { pattern: /^\d{2,12}$/, code: 'not-a-commodity-code', form: '2 to 12 digits' },
} as const;

function textProblems(shape: TextShape, value: unknown, path: string): readonly ScenarioProblem[] {
  if (typeof value !== 'string') return [wrongType(path, 'text', value)];
  if (value === '') return [{ path, code: 'missing', message: 'This must not be empty.' }];
  if (value.length > shape.maxLength) {
    return [
      {
        path,
        code: 'too-long',
        message: `${value.length} characters; at most ${shape.maxLength} are taken.`,
      },
    ];
  }
  if (!value.isWellFormed() || value.includes('\0')) {
    return [{ path, code: 'ill-formed-text', message: 'The text holds a NUL or half a character.' }];
  }
  if (shape.code === undefined) return [];
  const { pattern, code, form } = codeForms[shape.code];
  return pattern.test(value) ? [] : [{ path, code, message: `Give ${form} instead of ${quoted(value)}.` }];
}

function numberProblems(shape: NumberShape, value: unknown, path: string): readonly ScenarioProblem[] {
  if (typeof value !== 'number')
    return [{ path, code: 'not-a-number', message: `Give a number instead of ${quoted(value)}.` }];
  if (!Number.isFinite(value))
    return [{ path, code: 'not-finite', message: 'The number is too large to be one.' }];
  if (shape.whole === true && !Number.isInteger(value)) {
    return [{ path, code: 'not-a-whole-number', message: `${value} is not a whole number.` }];
  }
  const { minimum = -Infinity, maximum = Infinity } = shape;
  if (value >= minimum && value <= maximum) return [];
  return [
    {
      path,
      code: 'out-of-range',
      message: `${value} is outside ${shape.minimum ?? '…'} to ${shape.maximum ?? '…'}.`,
    },
  ];
}

function listProblems(
  shape: Shape & { kind: 'list' },
  value: unknown,
  path: string,
): readonly ScenarioProblem[] {
  if (!Array.isArray(value)) return [wrongType(path, 'a list', value)];
  if (value.length < shape.minItems || value.length > shape.maxItems) {
    const message = `${value.length} elements; ${shape.minItems} to ${shape.maxItems} are taken.`;
    return [{ path, code: value.length < shape.minItems ? 'missing' : 'too-many', message }];
  }
  return value.flatMap((element, index) => problemsOf(shape.of, element, `${path}/${index}`));
}

function recordProblems(of: Shape, value: unknown, path: string): readonly ScenarioProblem[] {
  if (!isPlainObject(value)) return [wrongType(path, 'an object', value)];
  return Object.entries(value).flatMap(([key, member]) => {
    const memberPath = `${path}/${pointerStep(key)}`;
    return isForbiddenKey(key) ? [forbiddenKey(memberPath, key)] : problemsOf(of, member, memberPath);
  });
}

function objectProblems(shape: ObjectShape, value: unknown, path: string): readonly ScenarioProblem[] {
  if (!isPlainObject(value)) return [wrongType(path, 'an object', value)];
  const problems: ScenarioProblem[] = [];
  for (const [key, member] of Object.entries(shape.members)) {
    const memberPath = `${path}/${key}`;
    if (Object.hasOwn(value, key)) problems.push(...problemsOf(member.shape, value[key], memberPath));
    else if (member.required) {
      problems.push({ path: memberPath, code: 'missing', message: `${member.about}: this must be given.` });
    }
  }
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(shape.members, key)) continue;
    const memberPath = `${path}/${pointerStep(key)}`;
    if (isForbiddenKey(key)) problems.push(forbiddenKey(memberPath, key));
    else
      problems.push({ path: memberPath, code: 'unknown-key', message: `${quoted(key)} is not known here.` });
  }
  return problems;
}

function wrongType(path: string, wanted: string, value: unknown): ScenarioProblem {
  return { path, code: 'wrong-type', message: `Give ${wanted} instead of ${quoted(value)}.` };
}

function forbiddenKey(path: string, key: string): ScenarioProblem {
  return { path, code: 'forbidden-key', message: `The name ${key} is refused; rename it.` };
}

function isForbiddenKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pointerStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
