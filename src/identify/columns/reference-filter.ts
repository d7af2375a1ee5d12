import type { Predicate } from '../../domain/condition.ts';
import type { ViewedField } from './column-view.ts';
import type { Column, NumberColumn, TextColumn } from './columns.ts';
import { keepsNone, type RowFilter } from './row-filter.ts';

/** How one value stands to another, as one bit, so that an operator is the bits that satisfy it. */
const less = 1;
const equal = 2;
const greater = 4;
const comparable = less | equal | greater;

const satisfying: Readonly<Partial<Record<Predicate['op'], number>>> = {
  eq: equal,
  ne: less | greater,
  lt: less,
  lte: less | equal,
  gt: greater,
  gte: greater | equal,
};

/** Keeps the rows where the comparison of two fields, both present, is true, or where it is false. */
export function referenceFilter(
  op: Predicate['op'],
  times: number | undefined,
  isTrue: boolean,
  left: ViewedField,
  right: ViewedField,
): RowFilter {
  if (left.column === undefined || right.column === undefined) return keepsNone;
  const bits = satisfying[op];
  if (bits === undefined) throw new Error(`${op} does not compare two fields`);
  const wanted = isTrue ? bits : comparable ^ bits;
  const standing = standingOf(left.column, right.column, times);
  if (standing === undefined) return elementsFilter(op, isTrue, left, right);
  return (rows, count) => {
    const lefts = left.placesOf(rows, count);
    const rights = right.placesOf(rows, count);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number;
      const bit = standing(lefts[at] as number, rights[at] as number);
      rows[kept] = row;
      if ((bit & wanted) !== 0) kept += 1;
    }
    return kept;
  };
}

type Standing = (left: number, right: number) => number;

/** How the values at two places stand to each other, 0 where one is absent; undefined where there may be several. */
function standingOf(left: Column, right: Column, times: number | undefined): Standing | undefined {
  if (left.kind === 'number' && right.kind === 'number') return standingOfNumbers(left, right, times ?? 1);
  return left.kind === 'text' && right.kind === 'text' ? standingOfTexts(left, right) : undefined;
}

function standingOfNumbers({ values }: NumberColumn, other: NumberColumn, times: number): Standing {
  return (left, right) => {
    const value = values[left] as number;
    const against = (other.values[right] as number) * times;
    return value < against ? less : value > against ? greater : value === against ? equal : 0;
  };
}

function standingOfTexts(column: TextColumn, other: TextColumn): Standing {
  return (left, right) => {
    const code = column.codes[left] as number;
    const against = other.codes[right] as number;
    if (code === 0 || against === 0) return 0;
    const text = column.dictionary[code] as string;
    const otherText = other.dictionary[against] as string;
    return text === otherText ? equal : text < otherText ? less : greater;
  };
}

/** With several elements it holds when any pair satisfies it, and `ne` when no two are equal. */
function elementsFilter(
  op: Predicate['op'],
  isTrue: boolean,
  left: ViewedField,
  right: ViewedField,
): RowFilter {
  const isNegative = op === 'ne';
  const bits = (isNegative ? satisfying.eq : satisfying[op]) ?? 0;
  const isHit = isTrue !== isNegative;
  return (rows, count) => {
    const lefts = left.placesOf(rows, count);
    const rights = right.placesOf(rows, count);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const texts = textsAt(left.column, lefts[at] as number);
      const others = textsAt(right.column, rights[at] as number);
      const isAny = texts.some((text) => others.some((other) => (standingOfText(text, other) & bits) !== 0));
      rows[kept] = rows[at] as number;
      if (texts.length > 0 && others.length > 0 && isAny === isHit) kept += 1;
    }
    return kept;
  };
}

function standingOfText(text: string, other: string): number {
  return text === other ? equal : text < other ? less : greater;
}

function textsAt(column: Column | undefined, place: number): readonly string[] {
  if (column?.kind === 'text') {
    const code = column.codes[place] as number;
    return code === 0 ? [] : [column.dictionary[code] as string];
  }
  if (column?.kind !== 'texts') return [];
  const codes = column.codes.subarray(column.starts[place], column.starts[place + 1]);
  return Array.from(codes, (code) => column.dictionary[code] as string);
}
