import Type from 'typebox';
import type { Page } from './api.ts';

/** The parameters of every list. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'Rows, 50 when absent' })),
  cursor: Type.Optional(Type.String({ maxLength: 1_024, description: 'The `next` of the page before' })),
};

export const defaultLimit = 50;

/**
 * A page of rows, of which one more was asked for than fits, to know whether there are more. The cursor
 * names the last row shown, so that rows that come meanwhile neither repeat nor get lost.
 */
export function pageOfRows<Source, Row>(
  sources: readonly Source[],
  limit: number,
  rowOf: (source: Source) => Row,
  cursorOf: (source: Source) => string | number,
): Page<Row> {
  const shown = sources.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = sources.length > limit && last !== undefined;
  return { rows: shown.map(rowOf), ...(hasMore && { next: encodeCursor(cursorOf(last)) }) };
}

function encodeCursor(place: string | number): string {
  return Buffer.from(String(place), 'utf8').toString('base64url');
}

/** The text a cursor stands for; undefined for what was never one. */
export function textOfCursor(cursor: string): string | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  return text !== '' && !text.includes('\0') && encodeCursor(text) === cursor ? text : undefined;
}

/** The sequence a cursor stands for; undefined for what was never one. */
export function sequenceOfCursor(cursor: string): number | undefined {
  const text = textOfCursor(cursor);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
