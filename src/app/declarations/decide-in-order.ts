import { type Footprint, footprintOf } from '../../identify/history/footprint.ts';
import type { HistoryKey } from '../../identify/history/history-key.ts';
import { historyKeysOf } from '../../identify/history/history-keys.ts';
import type { HistoryRecord } from '../../identify/history/history-record.ts';
import type { HistorySettings } from '../../identify/history/history-settings.ts';
import { noOwnPast, type OwnPast } from '../../identify/history/own-past.ts';
import { recallFacts } from '../../identify/history/recall-facts.ts';
import type { Records } from '../../identify/history/records.ts';
import { rememberDeclaration } from '../../identify/history/remember-declaration.ts';
import type { DecidedDeclaration, Deciding, EarlierVersions, Submission } from '../ports/store.ts';

/** Declarations to be decided, as the history sees them, and the records that must be known before. */
export type ToDecide = {
  readonly submissions: readonly { readonly submission: Submission; readonly footprint: Footprint }[];
  readonly keys: readonly HistoryKey[];
};

/** What the record tells before some declarations are decided. */
export type RecordedBefore = {
  readonly records: Records;
  /** By the ids of declarations of which versions are in the record. */
  readonly earlier: ReadonlyMap<string, EarlierVersions & { readonly own: OwnPast }>;
};

/** What was decided, and the records of the history that are others after it. */
export type DecidedInOrder = {
  readonly decided: readonly DecidedDeclaration[];
  readonly changed: ReadonlyMap<HistoryKey, HistoryRecord>;
};

/** Makes declarations ready to be decided. */
export function toDecide(submissions: readonly Submission[], settings: HistorySettings): ToDecide {
  const seen = submissions.map((submission) => ({
    submission,
    footprint: footprintOf(submission.declaration, settings),
  }));
  return { submissions: seen, keys: [...new Set(seen.flatMap(({ footprint }) => historyKeysOf(footprint)))] };
}

/** Decides declarations one after the other, each on what the record and those before it tell. Ids are distinct. */
export function decideInOrder(
  { submissions }: ToDecide,
  { records, earlier }: RecordedBefore,
  decide: Deciding['decide'],
): DecidedInOrder {
  const known = new Map(records);
  const changed = new Map<HistoryKey, HistoryRecord>();
  const decided = submissions.map(({ submission, footprint }) => {
    const before = earlier.get(submission.declaration.id);
    const asked = { footprint, at: submission.heardAt, records: known, own: before?.own ?? noOwnPast };
    const made = decide(submission, before, recallFacts(asked));
    for (const [key, record] of rememberDeclaration(asked)) {
      known.set(key, record);
      changed.set(key, record);
    }
    return { ...submission, ...made };
  });
  return { decided, changed };
}
