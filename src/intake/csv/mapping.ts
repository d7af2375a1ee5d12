import { isCurrency } from '../../domain/code-lists.ts';
import { declarationShape } from '../../domain/declaration-shape.ts';
import type { Parsed, Problem } from '../../domain/problem.ts';
import type { Shape } from '../../domain/shape.ts';
import { type Place, problemAt, quoted, type Step } from '../problems.ts';
import { isFitKey, isForbiddenKey } from '../read-shape.ts';

/** Where a column's text goes. */
export type ColumnTarget = {
  /** Steps below the declaration, or below the item. */
  readonly steps: readonly string[];
  readonly scope: 'header' | 'item';
  readonly shape: Shape;
  /** For amounts: the currency the column is in. */
  readonly currency?: string;
  /** Texts that mean that nothing was given. */
  readonly absent: ReadonlySet<string>;
  /** For lists: what stands between the elements. */
  readonly separator?: string;
};

/** How the columns of a CSV file become a declaration. */
export type Mapping = {
  readonly delimiter: string;
  readonly columns: ReadonlyMap<string, ColumnTarget>;
  readonly constants: readonly { readonly target: ColumnTarget; readonly value: unknown }[];
  readonly ignore: ReadonlySet<string>;
};

const mappingKeys = new Set(['delimiter', 'columns', 'constants', 'ignore']);
const columnKeys = new Set(['to', 'currency', 'absent', 'separator']);

/** Reads a mapping file's JSON value; every column's target is checked against the declaration's shape. */
export function readMapping(value: unknown, place: Place): Parsed<Mapping> {
  const problems: Problem[] = [];
  const report = (steps: readonly Step[], code: Problem['code'], message: string): void => {
    problems.push(problemAt(place, steps, code, message));
  };
  if (!isObject(value)) {
    report([], 'wrong-type', 'A mapping is an object with columns, constants and ignore.');
    return { ok: false, problems };
  }
  for (const key of Object.keys(value)) {
    if (!mappingKeys.has(key)) report([key], 'unknown-key', `A mapping has no ${quoted(key)}.`);
  }
  const mapping: Mapping = {
    delimiter: readDelimiter(value.delimiter, report),
    columns: readColumns(value.columns, report),
    constants: readConstants(value.constants, report),
    ignore: new Set(readTexts(value.ignore, ['ignore'], report)),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: mapping, warnings: [] };
}

type Report = (steps: readonly Step[], code: Problem['code'], message: string) => void;

function readDelimiter(value: unknown, report: Report): string {
  if (value === undefined) return ',';
  if (typeof value === 'string' && value.length === 1 && value !== '"' && value !== '\n' && value !== '\r')
    return value;
  report(['delimiter'], 'wrong-type', `Give one character instead of ${quoted(value)}.`);
  return ',';
}

function readColumns(value: unknown, report: Report): ReadonlyMap<string, ColumnTarget> {
  if (!isObject(value)) {
    report(['columns'], 'missing', 'Say which column goes where, as in { "Declaration ID": "id" }.');
    return new Map();
  }
  const columns = Object.entries(value).flatMap(([name, written]): [string, ColumnTarget][] => {
    const target = readColumn(written, ['columns', name], report);
    return target === undefined ? [] : [[name, target]];
  });
  return new Map(columns);
}

function readColumn(written: unknown, steps: readonly Step[], report: Report): ColumnTarget | undefined {
  if (typeof written === 'string') return targetAt(written, steps, report);
  if (!isObject(written) || typeof written.to !== 'string') {
    report(steps, 'wrong-type', 'Give a path, or { "to": path, … }.');
    return undefined;
  }
  for (const key of Object.keys(written)) {
    if (!columnKeys.has(key)) report([...steps, key], 'unknown-key', `A column has no ${quoted(key)}.`);
  }
  const target = targetAt(written.to, [...steps, 'to'], report);
  const absent = new Set(readTexts(written.absent, [...steps, 'absent'], report));
  const { currency, separator } = written;
  if (currency !== undefined && (typeof currency !== 'string' || !isCurrency(currency))) {
    report([...steps, 'currency'], 'unknown-currency', `ISO 4217 knows no currency ${quoted(currency)}.`);
    return undefined;
  }
  if (separator !== undefined && (typeof separator !== 'string' || separator === '')) {
    report(
      [...steps, 'separator'],
      'wrong-type',
      `Give what stands between elements instead of ${quoted(separator)}.`,
    );
    return undefined;
  }
  return (
    target && {
      ...target,
      absent,
      ...(currency !== undefined && { currency }),
      ...(separator !== undefined && { separator }),
    }
  );
}

function readTexts(value: unknown, steps: readonly Step[], report: Report): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  report(steps, 'wrong-type', `Give a list of texts instead of ${quoted(value)}.`);
  return [];
}

function readConstants(value: unknown, report: Report): Mapping['constants'] {
  if (value === undefined) return [];
  if (!isObject(value)) {
    report(['constants'], 'wrong-type', 'Constants are an object of path and value.');
    return [];
  }
  return Object.entries(value).flatMap(([path, constant]) => {
    const target = targetAt(path, ['constants', path], report);
    return target === undefined ? [] : [{ target, value: constant }];
  });
}

function targetAt(path: string, at: readonly Step[], report: Report): ColumnTarget | undefined {
  const steps = path.split('.');
  const scope = steps[0] === 'item' ? 'item' : 'header';
  const items = declarationShape.members.items?.shape;
  const root = scope === 'item' && items?.kind === 'list' ? items.of : declarationShape;
  const inner = scope === 'item' ? steps.slice(1) : steps;
  const found = shapeAt(root, inner);
  if (found === undefined || inner.length === 0) {
    report(at, 'unknown-field', `A declaration has no field ${quoted(path)}.`);
    return undefined;
  }
  return { steps: found.steps, scope, shape: found.shape, absent: new Set() };
}

/** The shape at the steps, and the steps with a national box's name, dots and all, as the last. */
function shapeAt(
  root: Shape,
  steps: readonly string[],
): { shape: Shape; steps: readonly string[] } | undefined {
  let shape: Shape | undefined = root;
  for (const [index, step] of steps.entries()) {
    if (shape?.kind === 'record') {
      const name = steps.slice(index).join('.');
      if (!isFitKey(name) || isForbiddenKey(name)) return undefined;
      return { shape: shape.of, steps: [...steps.slice(0, index), name] };
    }
    if (shape?.kind !== 'object' || !Object.hasOwn(shape.members, step)) return undefined;
    shape = shape.members[step]?.shape;
  }
  if (shape?.kind === 'list' && shape.of.kind === 'text') return { shape, steps };
  return shape === undefined || shape.kind === 'object' || shape.kind === 'list' || shape.kind === 'record'
    ? undefined
    : { shape, steps };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
