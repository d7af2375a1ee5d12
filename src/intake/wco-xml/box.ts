import type { Path } from '../../domain/amendment.ts';

/** How the value of an element is read. */
export type BoxKind =
  | 'text'
  | 'number'
  /** A number in kilograms, whatever unit it came in. */
  | 'mass'
  | 'money'
  /** A number of supplementary units. */
  | 'quantity'
  /** Text: "2500 GBP". */
  | 'amount'
  /** Text: "10.00 KGM". */
  | 'measure'
  | 'moment'
  /** The class Address in one line. */
  | 'address';

/** An element that stands once, and where its value goes. */
export type Box = { readonly from: readonly string[]; readonly to: Path; readonly as: BoxKind };

/** A class that repeats. Each part of it becomes a list, and the lists have the same length. */
export type Group = { readonly from: readonly string[]; readonly parts: readonly Part[] };

export type Part = {
  /** Several elements are written one behind the other: category C and type 506 are document type C506. */
  readonly from: readonly (readonly string[])[];
  /** The list it goes to. */
  readonly list: Path;
  /** The key in each object of the list; the elements of the list are the values themselves when absent. */
  readonly key?: string;
  readonly as: BoxKind;
};

type Row = readonly [from: string, to: string, as?: BoxKind];

/** Boxes from a table of WCO path, dotted path in a declaration and, unless it is text, the kind. */
export function boxes(rows: readonly Row[]): readonly Box[] {
  return rows.map(([from, to, as = 'text']) => ({ from: from.split('/'), to: to.split('.'), as }));
}

/** The rows of a party that a declaration has a place for. */
export function party(from: string, to: string): readonly Row[] {
  return [
    [`${from}/ID`, `${to}.id`],
    [`${from}/Name`, `${to}.name`],
    [`${from}/Address/CountryCode`, `${to}.country`],
    [`${from}/Address`, `${to}.address`, 'address'],
  ];
}

/** The rows of a party that is kept in attributes: buyerId, buyerName, … */
export function otherParty(from: string, name: string): readonly Row[] {
  return [
    [`${from}/ID`, `attributes.${name}Id`],
    [`${from}/Name`, `attributes.${name}Name`],
    [`${from}/Address/CountryCode`, `attributes.${name}Country`],
    [`${from}/Address`, `attributes.${name}Address`, 'address'],
  ];
}

/**
 * A group from a table of its lists. A plain name is an attribute, `documents.type` a key in the objects of
 * a list, `containers[]` a list of the declaration itself; "A+B amount" reads A and B together as amounts.
 */
export function group(from: string, lists: Readonly<Record<string, string>>): Group {
  const parts = Object.entries(lists).map(([to, what]): Part => {
    const [names = '', as = 'text'] = what.split(' ') as [string, BoxKind?];
    const [list = '', key] = to.split('.');
    const elements = names.split('+').map((name) => name.split('/'));
    if (key !== undefined) return { from: elements, list: [list], key, as };
    return { from: elements, list: list.endsWith('[]') ? [list.slice(0, -2)] : ['attributes', list], as };
  });
  return { from: from.split('/'), parts };
}

/** Whether a path leads to a place or to something below it. */
export function isBelow(path: readonly string[], place: readonly string[]): boolean {
  return place.every((name, index) => path[index] === name);
}
