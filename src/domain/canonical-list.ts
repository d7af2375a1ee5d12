import { hash } from 'node:crypto';
import { detailsText, elementOf, isRow, type ListRow, type ListValue, type NamedList } from './named-list.ts';

/** What a list consists of. */
export type ListElement = NamedList[number];

/** A list in its one order, with its text and the hash of that. */
export type CanonicalList = {
  readonly elements: NamedList;
  readonly text: string;
  /** "sha256:" and the hash of the text, by which a content of a list is told from every other. */
  readonly hash: string;
};

const known = new WeakMap<NamedList, CanonicalList>();

/**
 * The list in its one order: texts, numbers, then what has days or details. The order of a list means
 * nothing, so it may not change a hash. A list never changes, and one of a million entries takes a second to
 * put in order, so what was found is remembered as long as the list is.
 */
export function canonicalList(list: NamedList): CanonicalList {
  const before = known.get(list);
  if (before !== undefined) return before;
  const elements = inOrder(list);
  // Elements hold their keys in canonical order, and a million of them are written at once much faster.
  const text = JSON.stringify(elements);
  const canonical = { elements, text, hash: `sha256:${hash('sha256', text)}` };
  known.set(list, canonical);
  known.set(elements, canonical);
  return canonical;
}

function inOrder(list: NamedList): NamedList {
  const simplest = list.map((element) => (isRow(element) ? elementOf(element) : element));
  const texts = simplest.filter((element) => typeof element === 'string').sort();
  const numbers = simplest.filter((element) => typeof element === 'number').sort((a, b) => a - b);
  return [...texts, ...numbers, ...simplest.filter(isRow).sort(byRow)];
}

/** By value, texts before numbers, then by their days and their details. */
function byRow(a: ListRow, b: ListRow): number {
  return (
    byValue(a.value, b.value) ||
    byText(a.validFrom ?? '', b.validFrom ?? '') ||
    byText(a.validTo ?? '', b.validTo ?? '') ||
    byText(detailsText(a) ?? '', detailsText(b) ?? '')
  );
}

/** The one order of the elements of lists: below 0 where the first comes first. */
export function byOrder(a: ListElement, b: ListElement): number {
  if (typeof a === 'object' && typeof b === 'object') return byRow(a, b);
  if (typeof a === 'object' || typeof b === 'object') return typeof a === 'object' ? 1 : -1;
  return byValue(a, b);
}

/** Whether two lists have the same elements, in whatever order. */
export function isSameList(a: NamedList, b: NamedList): boolean {
  return a === b || canonicalList(a).hash === canonicalList(b).hash;
}

function byValue(a: ListValue, b: ListValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return byText(a, b);
  return typeof a === 'string' ? -1 : 1;
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
