import type { TSchema } from 'typebox';
import type { BodyDefinition } from '../operation.ts';

const mebibyte = 1_048_576;

/** JSON that a person or a page writes: never more than a mebibyte. */
export function smallJson(about: string, schema: TSchema): BodyDefinition {
  return { about, types: [{ media: 'application/json', schema, maximumBytes: () => mebibyte }] };
}
