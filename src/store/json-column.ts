import { type RawBuilder, sql } from 'kysely';

/** A character that JSON never holds: in a text it would stand escaped. */
const separator = '\u001e';

/**
 * JSON texts as an array for `unnest`, sent as one text. PostgreSQL's array syntax would have every quote of
 * every text escaped here and unescaped there, which costs more than storing them.
 */
export function jsonColumn(texts: readonly string[]): RawBuilder<string[]> {
  return sql`string_to_array(${texts.join(separator)}::text, ${separator})`;
}
