import { hash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { csvRows } from '../../src/intake/csv/csv-rows.ts';
import { defaultLimits } from '../../src/intake/limits.ts';
import { sharedData } from '../running/repository.ts';

/** Two names, and whether they are to be taken for one party's. */
export type NamePair = {
  readonly query: string;
  readonly entry: string;
  readonly isMatch: boolean;
  /** The half that nothing was fitted to; which a pair belongs to is decided by its hash. */
  readonly isHeldOut: boolean;
};

const file = join(sharedData, 'name-pairs', 'pairs.csv');

/** The file of hard pairs that is not there, or undefined. */
export function missingPairs(): string | undefined {
  return existsSync(file) ? undefined : file;
}

/** The hard pairs of OpenSanctions' nomenklatura, as far as they are public here. */
export async function namePairs(): Promise<readonly NamePair[]> {
  const pairs: NamePair[] = [];
  let columns: readonly string[] | undefined;
  for await (const { cells } of csvRows(createReadStream(file), ',', defaultLimits.recordBytes)) {
    if (columns === undefined) {
      columns = cells;
      continue;
    }
    const [query = '', entry = '', isMatch] = ['name1', 'name2', 'is_match'].map(
      (column) => cells[columns?.indexOf(column) ?? -1],
    );
    const isHeldOut = (hash('sha256', `${query}\n${entry}`, 'buffer')[0] ?? 0) % 2 === 1;
    pairs.push({ query, entry, isMatch: isMatch === 'true', isHeldOut });
  }
  return pairs;
}
