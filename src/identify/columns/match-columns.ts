import type { CompiledProfiles } from '../profiles/compile-profiles.ts';
import type { MatchBuffer } from '../profiles/index/match-buffer.ts';
import { CodedValues } from './coded-values.ts';
import type { Columns } from './columns.ts';

/**
 * Finds what each declaration of the columns matches, by its row: the places of profiles, and those of items
 * within the declaration. What is found is good until the next row is asked. A field without a column is absent.
 */
export function columnMatcher(
  { slots, index }: CompiledProfiles,
  columns: Columns,
): (declaration: number) => MatchBuffer {
  const values = new CodedValues(columns, slots, index);
  return (declaration) => index.match(values.of(declaration));
}
