import type { Problem } from '../../domain/problem.ts';
import type { Shape } from '../../domain/shape.ts';
import { jsonPointer, problemAt, quoted, type Step } from '../problems.ts';
import type { Row } from './csv-rows.ts';
import type { ColumnTarget, Mapping } from './mapping.ts';

/** A declaration put together from rows, not yet read; `pathOf` names a value's column. */
export type Assembled = {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly pathOf: (steps: readonly Step[]) => string;
};

type Target = Record<string, unknown>;

/** Puts rows with one id together: the header from the first, an item from each. */
export function declarationFromRows(
  rows: readonly Row[],
  columns: readonly string[],
  mapping: Mapping,
  source: string,
): Assembled {
  const problems: Problem[] = [];
  const header: Target = {};
  const items = rows.map((row, index): Target => {
    const item: Target = { sequence: index + 1 };
    for (const [cell, column] of columns.entries()) {
      const target = mapping.columns.get(column);
      const text = row.cells[cell] ?? '';
      if (target === undefined || text === '' || target.absent.has(text)) continue;
      const value = cellValue(text, target);
      if (target.scope === 'item') place(item, target, value);
      else if (index === 0) place(header, target, value);
      else if (!agrees(header, target, value)) {
        const message = `${quoted(text)} differs from the first row of this declaration; header columns must agree.`;
        problems.push(problemAt({ source, line: row.line, pathOf: () => column }, [], 'wrong-type', message));
      }
    }
    applyConstants(item, mapping, 'item');
    return item;
  });
  applyConstants(header, mapping, 'header');
  return { value: { ...header, items }, problems, pathOf: (steps) => nearestColumn(steps, mapping) };
}

/** The column that a path is filled from, or that fills the nearest value around it, else the path itself. */
function nearestColumn(steps: readonly Step[], mapping: Mapping): string {
  const isOfItem = steps[0] === 'items' && steps.length > 2;
  const inner = isOfItem ? steps.slice(2) : steps;
  for (let length = inner.length; length > 0; length--) {
    for (const [column, target] of mapping.columns) {
      const fits = (target.scope === 'item') === isOfItem && target.steps.length === length;
      if (fits && target.steps.every((step, index) => step === inner[index])) return column;
    }
  }
  return jsonPointer(steps);
}

function place(root: Target, { steps, currency }: ColumnTarget, value: unknown): void {
  let owner = root;
  for (const step of steps.slice(0, -1)) {
    owner[step] ??= {};
    owner = owner[step] as Target;
  }
  const last = steps[steps.length - 1] ?? '';
  owner[last] = value;
  if (currency !== undefined && last === 'amount') owner.currency = currency;
}

function agrees(header: Target, target: ColumnTarget, value: unknown): boolean {
  const known = target.steps.reduce<unknown>(
    (parent, step) => (parent as Target | undefined)?.[step],
    header,
  );
  return JSON.stringify(known) === JSON.stringify(value);
}

function applyConstants(root: Target, mapping: Mapping, scope: ColumnTarget['scope']): void {
  for (const { target, value } of mapping.constants) {
    if (target.scope === scope) place(root, target, value);
  }
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['Y', true],
  ['false', false],
  ['0', false],
  ['N', false],
]);

/** A cell's text as the kind of value its target takes; what cannot be one stays text, for the reader to refuse. */
function cellValue(text: string, { shape, separator }: ColumnTarget): unknown {
  if (shape.kind === 'list') {
    return separator === undefined
      ? [text]
      : text.split(separator).map((part) => cellScalar(part.trim(), shape.of));
  }
  return cellScalar(text, shape);
}

function cellScalar(text: string, shape: Shape): unknown {
  switch (shape.kind) {
    case 'number':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : text;
    case 'boolean':
      return booleans.get(text) ?? text;
    case 'decimal':
      return text.trim();
    default:
      return text;
  }
}
