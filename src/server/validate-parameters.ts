import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

type Properties = Readonly<Record<string, { readonly type?: unknown }>>;

/**
 * Checks the parameters of an address. They come as text, and only what is plainly a whole number, or true or
 * false, is taken for one: no "1e400", no "0x10", no " 5".
 */
export const parameterValidator: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const check = Compile(schema);
  const properties = 'properties' in schema ? (schema.properties as Properties) : {};
  return (given: unknown) => {
    const value = Object.fromEntries(
      Object.entries(given ?? {}).map(([key, text]) => [key, meant(text, properties[key]?.type)]),
    );
    return check.Check(value) ? { value } : { error: check.Errors(value) };
  };
};

function meant(text: unknown, type: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
