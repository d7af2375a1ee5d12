import type { Kysely, Transaction } from 'kysely';
import type { Deciding, RecordOutcome, Submission } from '../app/ports/store.ts';
import type { Decision } from '../domain/decision.ts';
import { versionOf } from '../domain/declaration.ts';
import { versionSubject } from '../domain/version-subject.ts';
import { type ChainEnd, inChain } from './chain.ts';
import type { Database } from './database.ts';
import { type DecidedOnRecord, decideOnRecord } from './decide-on-record.ts';
import { keepRecords } from './history-records.ts';
import { insertDeclarations } from './insert-declarations.ts';
import type { RecordsAtHand } from './records-at-hand.ts';
import { storedDecisions } from './stored-versions.ts';

/** A batch that is being recorded, as the one that follows sees it. */
type UnderWay = {
  /** Told when it has the end of the chain and all is decided, with the act it follows; undefined when it came to nothing. */
  readonly writing: PromiseWithResolvers<
    { readonly made: DecidedOnRecord; readonly after: string } | undefined
  >;
  /** Told at the end: the act by which it changed the history; undefined when it is not in the record. */
  readonly written: PromiseWithResolvers<string | undefined>;
  /** The same, once it is told. */
  act?: string;
};

/** What is decided for the place behind an act of the history, and how. */
type Ahead = { readonly made: DecidedOnRecord; readonly after: string; readonly deciding: Deciding };

/**
 * Decides and records declarations. While some are written, the next are decided already, on the record as it will be;
 * they are written so only where it has become that, and are decided again otherwise. Whatever is recorded was thus
 * decided on all that stands before it.
 */
export class DeclarationRecorder {
  readonly #database: Kysely<Database>;
  readonly #ahead: Kysely<Database>;
  readonly #atHand: RecordsAtHand;
  #last: UnderWay | undefined;

  /** `ahead` reads what is decided upon ahead. */
  constructor(database: Kysely<Database>, ahead: Kysely<Database>, atHand: RecordsAtHand) {
    this.#database = database;
    this.#ahead = ahead;
    this.#atHand = atHand;
  }

  /** See the port. */
  async record(
    submissions: readonly Submission[],
    deciding: () => Deciding,
    onWriting: () => void,
  ): Promise<readonly RecordOutcome[]> {
    const before = this.#last;
    const batch: UnderWay = { writing: Promise.withResolvers(), written: Promise.withResolvers() };
    this.#last = batch;
    try {
      const ahead = before && (await this.#decidedAhead(before, submissions, deciding()));
      const { made, from, to, outcomes } = await inChain(this.#database, async (transaction, end) => {
        const from = end.historyAct;
        const made =
          ahead?.after === from && ahead.deciding === deciding()
            ? ahead.made
            : await this.#decidedUnderLock(transaction, from, submissions, deciding());
        batch.writing.resolve({ made, after: from });
        onWriting();
        const to = await write(transaction, end, made);
        return { made, from, to, outcomes: await answers(transaction, submissions, made) };
      });
      this.#atHand.follow(from, to, new Map([...made.recalled, ...made.changed]));
      batch.act = to;
      batch.written.resolve(to);
      return outcomes;
    } finally {
      batch.writing.resolve(undefined);
      batch.written.resolve(undefined);
      if (this.#last === batch) this.#last = undefined;
      onWriting();
    }
  }

  #decidedUnderLock(
    transaction: Transaction<Database>,
    after: string,
    submissions: readonly Submission[],
    deciding: Deciding,
  ): Promise<DecidedOnRecord> {
    return decideOnRecord(transaction, submissions, deciding, {
      among: (keys) => this.#atHand.among(keys, [after]),
    });
  }

  /**
   * What is decided on the record as it will be once those before are written. Undefined where it cannot be known: they
   * hold the same declarations, or came to nothing, or it could not be read beside them.
   */
  async #decidedAhead(
    before: UnderWay,
    submissions: readonly Submission[],
    deciding: Deciding,
  ): Promise<Ahead | undefined> {
    const writing = await before.writing.promise;
    if (writing === undefined) return undefined;
    const ids = new Set<string>(writing.made.decided.map(({ declaration }) => declaration.id));
    const made = submissions.some(({ declaration }) => ids.has(declaration.id))
      ? undefined
      : await this.#decidedOver(before, writing, submissions, deciding).catch(() => undefined);
    const after = await before.written.promise;
    return made === undefined || after === undefined ? undefined : { made, after, deciding };
  }

  #decidedOver(
    before: UnderWay,
    { made: { changed }, after }: { readonly made: DecidedOnRecord; readonly after: string },
    submissions: readonly Submission[],
    deciding: Deciding,
  ): Promise<DecidedOnRecord> {
    return decideOnRecord(this.#ahead, submissions, deciding, {
      givesWay: true,
      among: (keys) => {
        // Whether those before are in the record by now or not: what they change is taken from them.
        const held = new Map(this.#atHand.among(keys, [after, before.act]));
        for (const key of keys) {
          const record = changed.get(key);
          if (record !== undefined) held.set(key, record);
        }
        return held;
      },
    });
  }
}

/** Writes what was decided; answers the last act by which the history is changed then. */
async function write(
  transaction: Transaction<Database>,
  end: ChainEnd,
  { decided, stored, changed }: DecidedOnRecord,
): Promise<string> {
  if (decided.length === 0) return end.historyAct;
  const act = await insertDeclarations(transaction, end, decided, stored);
  await keepRecords(transaction, changed);
  return act;
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
