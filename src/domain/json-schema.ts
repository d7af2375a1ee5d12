import type { Shape, TextShape } from './shape.ts';

/** A JSON Schema (2020-12) document, as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const decimalPattern = '\\d{1,24}(\\.\\d{1,20})?$';

/**
 * The published schema of a shape. It describes what Tamga writes, and what it asks for: intake is a little
 * more generous, as the contract allows (null for absent, a JSON number for an amount).
 */
export function jsonSchemaOf(shape: Shape): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return textSchema(shape);
    case 'number':
      return {
        type: shape.whole === true ? 'integer' : 'number',
        ...(shape.minimum !== undefined && { minimum: shape.minimum }),
        ...(shape.maximum !== undefined && { maximum: shape.maximum }),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'moment':
      return { type: 'string', format: 'date-time' };
    case 'decimal':
      return { type: 'string', pattern: `^${shape.minimum === 0 ? '' : '-?'}${decimalPattern}` };
    case 'choice':
      return { type: 'string', enum: shape.of };
    case 'list':
      return {
        type: 'array',
        items: jsonSchemaOf(shape.of),
        minItems: shape.minItems,
        maxItems: shape.maxItems,
      };
    case 'record':
      return { type: 'object', additionalProperties: jsonSchemaOf(shape.of), maxProperties: shape.maxKeys };
    case 'any':
      return {};
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(shape.members).map(([key, member]) => [
            key,
            { ...jsonSchemaOf(member.shape), description: member.about },
          ]),
        ),
        required: Object.entries(shape.members).flatMap(([key, member]) => (member.required ? [key] : [])),
      };
  }
}

function textSchema({ maxLength, code, mayBeEmpty }: TextShape): JsonSchema {
  if (code === undefined) return { type: 'string', ...(mayBeEmpty !== true && { minLength: 1 }), maxLength };
  switch (code) {
    case 'country':
      return { type: 'string', pattern: '^[A-Z]{2}$' };
    case 'currency':
      return { type: 'string', pattern: '^[A-Z]{3}$' };
    case 'commodity':
      return { type: 'string', pattern: '^\\d{2,12}$' };
  }
}
