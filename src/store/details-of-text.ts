import { RecordMismatch } from '../app/rule-books/record-mismatch.ts';
import type { EntryDetails } from '../domain/named-list.ts';

/** The details of an entry as they are stored; throws a `RecordMismatch` for what is none any more. */
export function detailsOfText(text: string): EntryDetails {
  try {
    return JSON.parse(text) as EntryDetails;
  } catch (error) {
    throw new RecordMismatch(['details of an entry'], `cannot be read: ${(error as SyntaxError).message}`);
  }
}
