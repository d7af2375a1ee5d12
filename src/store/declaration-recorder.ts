import type { Kysely, Transaction } from 'kysely';
import type { Deciding, RecordOutcome, Submission } from '../app/ports/store.ts';
import type { Decision } from '../domain/decision.ts';
import { versionOf } from '../domain/declaration.ts';
import { versionSubject } from '../domain/version-subject.ts';
import { inChain } from './chain.ts';
import type { Database } from './database.ts';
import { type DecidedOnRecord, decideOnRecord } from './decide-on-record.ts';
import { keepRecords } from './history-records.ts';
import { insertDeclarations } from './insert-declarations.ts';
import type { RecordsAtHand } from './records-at-hand.ts';
import { storedDecisions } from './stored-versions.ts';

/** What is recorded at a time, as those that follow see it. */
type Turn = {
  /** Told when the end of the chain is taken and all is decided; undefined when it came to nothing. */
  readonly writing: PromiseWithResolvers<DecidedOnRecord | undefined>;
  /** Told at the end: whether it is in the record. */
  readonly written: PromiseWithResolvers<boolean>;
};

/**
 * Decides and records declarations. While some are written, the next are decided already, on the record as it will be;
 * they are written so only where it has become that, and are decided again otherwise. Whatever is recorded was thus
 * decided on all that stands before it.
 */
export class DeclarationRecorder {
  readonly #database: Kysely<Database>;
  readonly #ahead: Kysely<Database>;
  readonly #atHand: RecordsAtHand;
  #last: Turn | undefined;

  /** `ahead` reads what is decided upon ahead. */
  constructor(database: Kysely<Database>, ahead: Kysely<Database>, atHand: RecordsAtHand) {
    this.#database = database;
    this.#ahead = ahead;
    this.#atHand = atHand;
  }

  /** See the port; `onWriting` is told when the next may as well be handed over, at the latest when all is done. */
  async record(
    submissions: readonly Submission[],
    deciding: Deciding,
    onWriting: () => void,
  ): Promise<readonly RecordOutcome[]> {
    const before = this.#last;
    const turn: Turn = { writing: Promise.withResolvers(), written: Promise.withResolvers() };
    this.#last = turn;
    try {
      const ahead = before && (await this.#decidedAhead(before, submissions, deciding));
      const { made, outcomes } = await inChain(this.#database, async (transaction, end) => {
        const revision = end.historyRevision;
        const made =
          ahead?.revision === revision
            ? ahead
            : await decideOnRecord(transaction, revision, submissions, deciding, (keys) =>
                this.#atHand.among(keys, [revision]),
              );
        turn.writing.resolve(made);
        onWriting();
        if (made.decided.length > 0) {
          await insertDeclarations(transaction, end, made.decided, made.stored);
          await keepRecords(transaction, made.changed);
        }
        return { made, outcomes: await answers(transaction, submissions, made) };
      });
      this.#atHand.follow(made.revision, revisionAfter(made), new Map([...made.recalled, ...made.changed]));
      turn.written.resolve(true);
      return outcomes;
    } finally {
      turn.writing.resolve(undefined);
      turn.written.resolve(false);
      if (this.#last === turn) this.#last = undefined;
      onWriting();
    }
  }

  /**
   * What is decided on the record as it will be once those before are written. Undefined where it cannot be known: they
   * hold the same declarations, or came to nothing.
   */
  async #decidedAhead(
    before: Turn,
    submissions: readonly Submission[],
    deciding: Deciding,
  ): Promise<DecidedOnRecord | undefined> {
    const writing = await before.writing.promise;
    if (writing === undefined) return undefined;
    const ids = new Set<string>(writing.decided.map(({ declaration }) => declaration.id));
    if (submissions.some(({ declaration }) => ids.has(declaration.id))) {
      await before.written.promise;
      return undefined;
    }
    const revision = revisionAfter(writing);
    const made = await decideOnRecord(this.#ahead, revision, submissions, deciding, (keys) => {
      // Whether those before are in the record by now or not: what they change is taken from them.
      const held = new Map(this.#atHand.among(keys, [writing.revision, revision]));
      for (const key of keys) {
        const changed = writing.changed.get(key);
        if (changed !== undefined) held.set(key, changed);
      }
      return held;
    });
    return (await before.written.promise) ? made : undefined;
  }
}

function revisionAfter({ revision, decided }: DecidedOnRecord): number {
  return decided.length > 0 ? revision + 1 : revision;
}

async function answers(
  transaction: Transaction<Database>,
  submissions: readonly Submission[],
  { decided, judged, undecidable }: DecidedOnRecord,
): Promise<readonly RecordOutcome[]> {
  const made = new Map(decided.map(({ declaration, decision }) => [declaration.id as string, decision]));
  const known = submissions.filter((_, index) => judged[index]?.kind === 'known');
  const decisions =
    known.length === 0 ? new Map<string, Decision>() : await storedDecisions(transaction, known);
  return submissions.map(({ declaration }, index): RecordOutcome => {
    const judgement = judged[index];
    const decision = made.get(declaration.id);
    if (judgement?.kind === 'fresh' && decision !== undefined) return { kind: 'recorded', decision };
    if (undecidable.has(declaration.id))
      return { kind: 'undecidable', error: undecidable.get(declaration.id) };
    const before = decisions.get(versionSubject(declaration.id, versionOf(declaration)));
    if (judgement?.kind === 'known' && before !== undefined)
      return { kind: 'known', decision: before, owner: judgement.owner };
    return { kind: judgement?.kind === 'too-many-versions' ? 'too-many-versions' : 'conflict' };
  });
}
