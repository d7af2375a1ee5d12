import { canonicalJson } from './canonical-json.ts';
import { valueInWords, valuesInWords } from './condition-words.ts';

/** One thing that differs between two versions. */
export type Difference = {
  /** JSON pointer; into the later version, or into the earlier one where the thing is gone. */
  readonly path: string;
  /** Absent where the thing is new. */
  readonly before?: unknown;
  /** Absent where the thing is gone. */
  readonly after?: unknown;
  /** The same in words. */
  readonly text: string;
};

export type Steps = readonly (string | number)[];

/** Whether two JSON values say the same, whatever the order of their keys. */
export function isSame(before: unknown, after: unknown): boolean {
  return before === after || canonicalJson(before) === canonicalJson(after);
}

/** What differs between two JSON values: objects member by member, lists as sets, the rest as a whole. */
export function differencesOf(before: unknown, after: unknown, steps: Steps = []): readonly Difference[] {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differencesOf(before[key], after[key], [...steps, key]));
  }
  return [differenceAt(steps, before, after, changeInWords(before, after))];
}

/** A difference with its place and a sentence that begins with the place. */
export function differenceAt(steps: Steps, before: unknown, after: unknown, words: string): Difference {
  return {
    path: pointerOf(steps),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    text: `${steps.join('.')}: ${words}`,
  };
}

/** A change of a value in words; of lists, what came and what went. */
export function changeInWords(before: unknown, after: unknown): string {
  if (Array.isArray(before) && Array.isArray(after)) return listChangeInWords(before, after);
  if (before === undefined) return `${manyInWords(after)} was added`;
  if (after === undefined) return `${manyInWords(before)} was removed`;
  return `${manyInWords(before)} became ${manyInWords(after)}`;
}

/** What came into a list and what went out of it: "added CN; removed VN". */
export function listChangeInWords(before: readonly unknown[], after: readonly unknown[]): string {
  const { added, removed } = listChange(before, after);
  const words = [
    ...(added.length > 0 ? [`added ${valuesInWords(added)}`] : []),
    ...(removed.length > 0 ? [`removed ${valuesInWords(removed)}`] : []),
  ];
  return words.length > 0 ? words.join('; ') : 'the order or the repetitions changed';
}

/** What a list has that another had not, and the other way round. */
function listChange(
  before: readonly unknown[],
  after: readonly unknown[],
): { readonly added: readonly unknown[]; readonly removed: readonly unknown[] } {
  const had = new Set(before.map(keyOf));
  const has = new Set(after.map(keyOf));
  return {
    added: after.filter((value) => !had.has(keyOf(value))),
    removed: before.filter((value) => !has.has(keyOf(value))),
  };
}

/** What tells a JSON value from all others; of a text no JSON is made, since a list may have very many. */
function keyOf(value: unknown): unknown {
  if (typeof value === 'string') return `"${value}`;
  return typeof value === 'object' ? canonicalJson(value) : value;
}

/** A place as a JSON pointer (RFC 6901). */
function pointerOf(steps: Steps): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function manyInWords(value: unknown): string {
  return Array.isArray(value) ? valuesInWords(value) : valueInWords(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
