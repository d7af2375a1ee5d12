import type { DeclarationId } from './codes.ts';
import { maximumItems } from './declaration-shape.ts';

/**
 * The way to a value in a declaration or in one of its items: keys, and positions (from 0) in lists. An
 * attribute that lists values (see `listedText`) counts as a list too.
 */
export type Path = readonly (string | number)[];

/** A declaration or an item as plain data. */
export type Members = { [key: string]: unknown };

/** One change to a stored declaration. */
export type Change = {
  /** Sequence of the item it is about; the header when absent. An empty path means the item itself. */
  readonly item?: number;
  /** What the message points at, in the words of its format; a refusal names it. */
  readonly pointsAt: string;
} /** The value there from now on, whatever was there; null for none. */ & (
  | { readonly kind: 'set'; readonly path: Path; readonly value: unknown }
  /** Takes away the value that is there; in a list of values the places after it stay where they are. */
  | { readonly kind: 'empty'; readonly path: Path }
  /** Takes away what stands at any of the paths; in a list the places after it move up. */
  | { readonly kind: 'remove'; readonly paths: readonly Path[] }
  /** Points at something that is kept nowhere in a declaration, or not apart from other things. */
  | { readonly kind: 'unknown'; readonly why: string }
);

/** What a trader changes in a declaration lodged before. It carries only changes, so it is no declaration. */
export type Amendment = {
  readonly kind: 'amendment' | 'cancellation';
  readonly declarationId: DeclarationId;
  readonly reasonCode?: string;
  /** Why, in the trader's words. */
  readonly reason?: string;
  readonly changes: readonly Change[];
  /** The message it came in, for problems to name. */
  readonly source: string;
  readonly line?: number;
};

/** An attribute holds no more; `declarationShape` says so too. */
const maximumLength = 4_096;
/** Longer values are cut, so that one of them cannot crowd out the others. */
const longestValue = 1_000;
const separator = '; ';
const absent = '-';
const more = '…';

/**
 * The values of a repeated box as the text of one attribute, so that profiles can look for one with
 * `contains`. Absent ones keep their place, and what is too much is cut off after a whole value.
 *
 * @example listedText(['C506', undefined, 'N935']) // 'C506; -; N935'
 */
export function listedText(values: readonly (string | undefined)[]): string | undefined {
  if (values.every((value) => value === undefined)) return undefined;
  const written = values.map((value) => (value === undefined ? absent : listedValue(value)));
  const text = written.join(separator);
  if (text.length <= maximumLength) return text;
  let kept = '';
  for (const value of written) {
    if (kept.length + value.length + separator.length + more.length > maximumLength) break;
    kept += value + separator;
  }
  return kept + more;
}

function listedValue(value: string): string {
  const whole = value.replaceAll(';', ',');
  return whole.length <= longestValue ? whole : whole.slice(0, longestValue - 1) + more;
}

/** The values of an attribute that `listedText` wrote; those cut off are not among them. */
export function listedValues(text: string | undefined): readonly (string | undefined)[] {
  if (text === undefined || text === '') return [];
  const values = text.split(separator);
  if (isCutOff(text)) values.pop();
  return values.map((value) => (value === absent ? undefined : value));
}

/** Whether `listedText` had to cut values off. */
function isCutOff(text: string): boolean {
  return text.endsWith(separator + more);
}

/** The text with other values; what was cut off of it stays cut off. */
function relisted(text: string, values: readonly (string | undefined)[]): string | undefined {
  return listedText(isCutOff(text) ? [...values, more] : values);
}

type Listed = { readonly name: string; readonly position: number };

/** The attribute and the position in it, for a path into an attribute that lists values. */
function listedAt([first, name, position]: Path): Listed | undefined {
  return first === 'attributes' && typeof name === 'string' && typeof position === 'number'
    ? { name, position }
    : undefined;
}

/** Puts a value at a path; false where a list on the way is too short to have that place. */
export function setAt(scope: Members, path: Path, value: unknown): boolean {
  const listed = listedAt(path);
  if (listed !== undefined) return setListed(scope, listed, String(value));
  let container: object = scope;
  for (const [index, step] of path.slice(0, -1).entries()) {
    const next = memberOf(container, step) ?? (typeof path[index + 1] === 'number' ? [] : {});
    if (typeof next !== 'object' || next === null || !place(container, step, next)) return false;
    container = next;
  }
  return place(container, path.at(-1), value);
}

/** Puts a value under its key, or at its position; a list has no gaps, so it can only grow at its end. */
function place(container: object, step: string | number | undefined, value: unknown): boolean {
  if (step === undefined || (Array.isArray(container) && Number(step) > container.length)) return false;
  (container as Members)[step] = value;
  return true;
}

function memberOf(container: object, step: string | number): unknown {
  return Object.hasOwn(container, step) ? (container as Members)[step] : undefined;
}

function setListed(scope: Members, { name, position }: Listed, value: string | undefined): boolean {
  scope.attributes ??= {};
  const attributes = scope.attributes as Members;
  const text = (attributes[name] ?? '') as string;
  const values = [...listedValues(text)];
  if (position >= maximumItems || (position >= values.length && isCutOff(text))) return false;
  while (values.length < position) values.push(undefined);
  values[position] = value;
  write(attributes, name, relisted(text, values));
  return true;
}

/** Takes a value away; false where there is none. A list of values keeps the places of its others. */
export function emptyAt(scope: Members, path: Path): boolean {
  const listed = listedAt(path);
  if (listed === undefined) return removeAt(scope, path);
  const values = listedValues(valueAt(scope, ['attributes', listed.name]) as string | undefined);
  return values[listed.position] !== undefined && setListed(scope, listed, undefined);
}

/** Takes a value away; false where there is none. In a list the others move up. */
export function removeAt(scope: Members, path: Path): boolean {
  const last = path.at(-1);
  const listed = listedAt(path);
  if (listed !== undefined) return removeListed(scope, listed);
  const container = valueAt(scope, path.slice(0, -1));
  if (typeof container !== 'object' || container === null || last === undefined) return false;
  if (!Object.hasOwn(container, last)) return false;
  if (Array.isArray(container)) container.splice(Number(last), 1);
  else delete (container as Members)[last];
  return true;
}

function removeListed(scope: Members, { name, position }: Listed): boolean {
  const attributes = (scope.attributes ?? {}) as Members;
  const text = (attributes[name] ?? '') as string;
  const values = [...listedValues(text)];
  if (position >= values.length) return false;
  values.splice(position, 1);
  write(attributes, name, relisted(text, values));
  return true;
}

/** The value at a path of keys and positions. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? memberOf(value, step) : undefined;
  }
  return value;
}

/** Writes a value, or takes it away when it is undefined. */
function write(container: Members, key: string, value: unknown): void {
  if (value === undefined) delete container[key];
  else container[key] = value;
}
