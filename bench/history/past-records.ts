import { type Declaration, versionOf } from '../../src/domain/declaration.ts';
import type { KnownFacts } from '../../src/domain/known.ts';
import { encodeRecord } from '../../src/identify/history/encode-record.ts';
import { lastDayOfUse } from '../../src/identify/history/last-day-of-use.ts';
import { MemoryHistory } from '../../src/identify/history/memory-history.ts';
import { generateTraffic } from '../../src/simulate/traffic/generate-traffic.ts';
import { readScenario, seed } from '../workload/generated.ts';

const dayMilliseconds = 86_400_000;

/** A record as a store keeps it. */
type Written = { readonly key: string; readonly body: string };

export type PastRecords = {
  readonly records: readonly Written[];
  /** Declarations that follow on it, with what is known of each in memory. */
  readonly next: readonly { readonly declaration: Declaration; readonly known: KnownFacts }[];
  /** What it takes in memory to work that out, in each of five parts. */
  readonly memoryMicroseconds: readonly number[];
};

/** The records that generated declarations and their findings leave, and some declarations that come after. */
export function pastRecords(declarations: number, next: number): PastRecords {
  const history = new MemoryHistory();
  const following: Declaration[] = [];
  let told = 0;
  for (const { declaration, finding } of generateTraffic(readScenario(), {
    seed,
    declarations: declarations + next,
  })) {
    told += 1;
    if (told > declarations) {
      // What is amended was known before, which only whoever has the declaration itself can tell.
      if (versionOf(declaration) === 1) following.push(declaration);
      continue;
    }
    history.declared(declaration, declaration.lodgedAt);
    // Told at once, though it came later: records do not tell the difference in size.
    if (finding !== undefined) history.found(finding, declaration.lodgedAt);
  }
  const today = Math.floor(Date.parse(following[0]?.lodgedAt ?? '') / dayMilliseconds);
  const records: Written[] = [];
  for (const [key, record] of history.records) {
    const lastDay = lastDayOfUse(key, record);
    if (lastDay === undefined || lastDay >= today) records.push({ key, body: encodeRecord(record) });
  }
  const parts = [0, 1, 2, 3, 4].map((part) => following.filter((_, place) => place % 5 === part));
  const memoryMicroseconds = parts.map((part) => {
    const begun = performance.now();
    for (const declaration of part) history.recall(declaration, declaration.lodgedAt);
    return ((performance.now() - begun) * 1_000) / part.length;
  });
  return {
    records,
    next: following.map((declaration) => ({
      declaration,
      known: history.recall(declaration, declaration.lodgedAt),
    })),
    memoryMicroseconds,
  };
}
