import { decimalOfNumber, decimalText } from '../../domain/decimal.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { declaredBeneath } from '../fields/declared-beneath.ts';
import type { Field } from '../fields/field.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import type { Column, Columns } from './columns.ts';
import { slotReader } from './slot-reader.ts';

type Read = (row: number) => unknown;
/** Where a value stands in an object, and how it is read. */
type Placed = { readonly steps: readonly string[]; readonly isMany: boolean; readonly read: Read };
type Members = Record<string, unknown>;

const boxes = 'attributes';
const isAmount = /\.amount$/;

/**
 * Makes the declarations of rows again, of these fields only, derived ones left out. Conditions read the same from them as from
 * what was declared. A moment comes in UTC, to the millisecond; of an amount stay the digits that a double holds; types
 * and numbers of documents stand each for themselves.
 */
export function declarationMaker(columns: Columns, paths: readonly string[]): (row: number) => Declaration {
  const placed = { header: [] as Placed[], item: [] as Placed[] };
  for (const path of paths) {
    const field = declaredBeneath(path).includes(path) ? fieldAt(path) : undefined;
    const column = columns.column(path);
    if (field !== undefined && column !== undefined) placed[field.scope].push(placedOf(field, column));
  }
  const header = objectReader(placed.header);
  const item = objectReader(placed.item);
  const { itemStarts } = columns;
  return (row) => {
    const made: Members = (header(row) as Members | undefined) ?? {};
    // An office that a message does not name is '', and a column tells no '' from an absence.
    made.office ??= '';
    const items: unknown[] = [];
    const end = itemStarts[row + 1] as number;
    for (let at = itemStarts[row] as number; at < end; at++) items.push(item(at) ?? {});
    made.items = items;
    return made as unknown as Declaration;
  };
}

function placedOf(field: Field, column: Column): Placed {
  const { path, scope, many } = field;
  const steps = path.split('.').slice(scope === 'item' ? 1 : 0);
  if (field.needs !== undefined)
    return { steps: ['known', ...steps], isMany: false, read: slotReader(field, column) };
  const [first, ...rest] = steps;
  return {
    // All that follows the record's name is the box's name, dots included.
    steps: first === boxes ? [boxes, rest.join('.')] : steps,
    isMany: many,
    read: declaredReader(field, column),
  };
}

/** How a value was declared, from how conditions see it. */
function declaredReader(field: Field, column: Column): Read {
  const read = slotReader(field, column);
  if (field.type === 'moment')
    return (row) => {
      const instant = read(row);
      return typeof instant === 'number' ? new Date(instant).toISOString() : undefined;
    };
  if (isAmount.test(field.path))
    return (row) => {
      const amount = read(row);
      return typeof amount === 'number' ? amountText(amount) : undefined;
    };
  return read;
}

function amountText(amount: number): string {
  const text = String(amount);
  return text.includes('e') ? decimalText(decimalOfNumber(amount)) : text;
}

/** Reads an object of what is there; undefined where nothing is. */
function objectReader(placed: readonly Placed[], name?: string): Read {
  const members = [...Map.groupBy(placed, ({ steps }) => steps[0] ?? '')].map(([key, parts]) => ({
    key,
    read: memberReader(key, parts),
  }));
  return (row) => {
    let made: Members | undefined;
    for (const { key, read } of members) {
      const value = read(row);
      if (value === undefined) continue;
      // A sender names the boxes, and a name may be one that every other object has.
      made ??= name === boxes ? (Object.create(null) as Members) : {};
      made[key] = value;
    }
    return made;
  };
}

function memberReader(key: string, parts: readonly Placed[]): Read {
  const [only] = parts;
  if (only !== undefined && only.steps.length === 1) return only.read;
  if (parts.some(({ isMany }) => isMany)) return elementsReader(parts);
  return objectReader(
    parts.map((part) => ({ ...part, steps: part.steps.slice(1) })),
    key,
  );
}

/** Objects of one member each: which values belong together is not asked. */
function elementsReader(parts: readonly Placed[]): Read {
  return (row) =>
    parts.flatMap(({ steps, read }) =>
      ((read(row) as readonly string[] | undefined) ?? []).map((text) => ({ [steps[1] ?? '']: text })),
    );
}
