import type { Parsed } from '../../domain/problem.ts';
import type { ObjectShape } from '../../domain/shape.ts';
import { defaultLimits } from '../../intake/limits.ts';
import { readJsonText } from '../../intake/read-json-text.ts';
import { ShapeReader } from '../../intake/read-shape.ts';
import type { Answer } from '../answer.ts';
import { refuseContent } from '../refuse-content.ts';

/** What problems in a request's content name as their origin. */
export const requestPlace = { source: 'request' };

/** The JSON value of a body, or the refusal that says why it is none. */
export function jsonOf(bytes: Uint8Array): { readonly value: unknown } | { readonly refused: Answer } {
  const json = readJsonText(bytes, requestPlace);
  return json.ok ? { value: json.value } : { refused: refuseContent(json.problems) };
}

/** A body as the value its reader makes of it. */
export function readContent<Value>(
  bytes: Uint8Array,
  read: (value: unknown) => Parsed<Value>,
): { readonly value: Value } | { readonly refused: Answer } {
  const json = jsonOf(bytes);
  if ('refused' in json) return json;
  const parsed = read(json.value);
  return parsed.ok ? { value: parsed.value } : { refused: refuseContent(parsed.problems) };
}

/** A reader of values of a shape. A key nobody knows is refused: an order must not be half read. */
export function ofShape<Value>(shape: ObjectShape): (value: unknown) => Parsed<Value> {
  return (value) => {
    const reader = new ShapeReader(requestPlace, defaultLimits.nesting);
    // An object without members is no absence here: the order that says nothing more.
    const read = (reader.read(shape, value) ?? (isEmptyObject(value) ? {} : undefined)) as Value | undefined;
    const problems = [...reader.problems, ...reader.warnings.map(({ severity: _, ...problem }) => problem)];
    if (problems.length > 0 || read === undefined) return { ok: false, problems };
    return { ok: true, value: read, warnings: [] };
  };
}

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}
