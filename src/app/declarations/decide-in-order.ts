import { type Footprint, footprintOf } from '../../identify/history/footprint.ts';
import type { HistoryKey } from '../../identify/history/history-key.ts';
import { historyKeysOf } from '../../identify/history/history-keys.ts';
import type { HistoryRecord } from '../../identify/history/history-record.ts';
import type { HistorySettings } from '../../identify/history/history-settings.ts';
import { leftMarks } from '../../identify/history/left-marks.ts';
import { noOwnPast } from '../../identify/history/own-past.ts';
import { recallFacts } from '../../identify/history/recall-facts.ts';
import type { Records } from '../../identify/history/records.ts';
import { rememberDeclaration } from '../../identify/history/remember-declaration.ts';
import type { DecidedDeclaration, Deciding, EarlierVersions, Submission } from '../ports/store.ts';
import { noPause, type Pause } from './pauses.ts';

/** Why nothing could be decided of declarations, by their ids. */
type Undecidable = ReadonlyMap<string, unknown>;

/** Declarations to be decided, as the history sees them, and the records that must be known before. */
export type ToDecide = {
  readonly submissions: readonly { readonly submission: Submission; readonly footprint: Footprint }[];
  readonly keys: readonly HistoryKey[];
  readonly undecidable: Undecidable;
};

/** What the record tells before some declarations are decided. */
export type RecordedBefore = {
  readonly records: Records;
  /** By the ids of declarations of which versions are in the record. */
  readonly earlier: ReadonlyMap<string, EarlierVersions>;
};

/** What was decided, and the records of the history that are others after it. */
export type DecidedInOrder = {
  readonly decided: readonly DecidedDeclaration[];
  readonly changed: ReadonlyMap<HistoryKey, HistoryRecord>;
  readonly undecidable: Undecidable;
};

/** Makes declarations ready to be decided. */
export async function toDecide(
  submissions: readonly Submission[],
  settings: HistorySettings,
  pause: Pause = noPause,
): Promise<ToDecide> {
  const undecidable = new Map<string, unknown>();
  const keys = new Set<HistoryKey>();
  const seen: { readonly submission: Submission; readonly footprint: Footprint }[] = [];
  for (const submission of submissions) {
    await pause();
    try {
      const footprint = footprintOf(submission.declaration, submission.heardAt, settings);
      for (const key of historyKeysOf(footprint)) keys.add(key);
      seen.push({ submission, footprint });
    } catch (error) {
      undecidable.set(submission.declaration.id, error);
    }
  }
  return { submissions: seen, keys: [...keys], undecidable };
}

/**
 * Decides declarations one after the other, each on what the record and those before it tell. Ids are distinct. One that
 * cannot be decided leaves nothing behind and holds up no other.
 */
export async function decideInOrder(
  { submissions, undecidable: before }: ToDecide,
  { records, earlier }: RecordedBefore,
  decide: Deciding['decide'],
  pause: Pause = noPause,
): Promise<DecidedInOrder> {
  const known = new Map(records);
  const changed = new Map<HistoryKey, HistoryRecord>();
  const undecidable = new Map(before);
  const decided: DecidedDeclaration[] = [];
  for (const { submission, footprint } of submissions) {
    await pause();
    const versions = earlier.get(submission.declaration.id);
    const own = versions?.own ?? noOwnPast;
    try {
      const left = leftMarks(own.versions, footprint.traces.settings);
      const asked = { footprint, at: submission.heardAt, records: known, own, left };
      const made = decide(submission, versions, recallFacts(asked));
      for (const [key, record] of rememberDeclaration(asked)) {
        known.set(key, record);
        changed.set(key, record);
      }
      decided.push({ ...submission, ...made });
    } catch (error) {
      undecidable.set(submission.declaration.id, error);
    }
  }
  return { decided, changed, undecidable };
}
