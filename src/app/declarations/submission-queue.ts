import { hash } from 'node:crypto';
import { decide } from '../../decide.ts';
import type { Decision } from '../../domain/decision.ts';
import { type Declaration, versionOf } from '../../domain/declaration.ts';
import type { Moment } from '../../domain/moment.ts';
import { rightsOf } from '../../domain/role.ts';
import type { User } from '../../domain/user.ts';
import { drawOf } from '../../treat/random-draw.ts';
import type { DecidedDeclaration, DeclarationStore, RecordOutcome } from '../ports/store.ts';
import type { RuleBookInForce } from '../rule-books/rule-book-in-force.ts';
import type { DrawSecrets } from './draw-secrets.ts';

/** What came of a submission. */
export type SubmissionOutcome =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'known'; readonly decision: Decision }
  | { readonly kind: 'conflict' };

type Waiting = {
  readonly declaration: Declaration;
  readonly by: User;
  /** When it came; generated pasts bring a time of their own. */
  readonly receivedAt: string;
  readonly resolve: (outcome: SubmissionOutcome) => void;
  readonly reject: (error: unknown) => void;
};

/** Declarations in one transaction at the most. */
const batchLimit = 512;

/**
 * The way declarations go into the store. Those that arrive while a transaction is being made durable are
 * decided meanwhile and go into the next one together: one sync of the disk serves them all.
 */
export class SubmissionQueue {
  readonly #store: DeclarationStore;
  readonly #ruleBook: RuleBookInForce;
  readonly #drawSecrets: DrawSecrets;
  readonly #now: () => string;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(
    store: DeclarationStore,
    ruleBook: RuleBookInForce,
    drawSecrets: DrawSecrets,
    now: () => string,
  ) {
    this.#store = store;
    this.#ruleBook = ruleBook;
    this.#drawSecrets = drawSecrets;
    this.#now = now;
  }

  /** How many declarations wait for their transaction. */
  get length(): number {
    return this.#waiting.length;
  }

  /**
   * Decides and stores a declaration; resolves once that is durable. The day of the draw is the day it was
   * received, never the day it claims to have been lodged: a declarant could choose one whose secret is out.
   */
  submit(declaration: Declaration, by: User, receivedAt = this.#now()): Promise<SubmissionOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ declaration, by, receivedAt, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    let recording: Promise<void> = Promise.resolve();
    let underWay: ReadonlySet<string> = new Set();
    // What comes in with the same tick of the event loop shares the transaction.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        // An amendment keeps the draw of its first version, which may be in the transaction under way.
        if (batch.some(({ declaration }) => underWay.has(declaration.id))) await recording;
        const decided = await this.#decideAll(batch);
        await recording;
        recording = this.#record(batch, decided);
        underWay = new Set(batch.map(({ declaration }) => declaration.id));
      } catch (error) {
        for (const each of batch) each.reject(error);
      }
      if (this.#waiting.length === 0) await recording;
    }
    this.#running = false;
  }

  /**
   * The next declarations in line, no two with the same id: versions follow one another, so a later one stays
   * where it is, and those behind it go before.
   */
  #takeBatch(): readonly Waiting[] {
    const ids = new Set<string>();
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let seen = 0;
    while (seen < this.#waiting.length && batch.length < batchLimit) {
      const each = this.#waiting[seen] as Waiting;
      (ids.has(each.declaration.id) ? left : batch).push(each);
      ids.add(each.declaration.id);
      seen += 1;
    }
    this.#waiting = left.concat(this.#waiting.slice(seen));
    return batch;
  }

  async #decideAll(batch: readonly Waiting[]): Promise<readonly DecidedDeclaration[]> {
    const amended = batch.filter(({ declaration }) => versionOf(declaration) > 1);
    const known =
      amended.length === 0 ? undefined : await this.#store.known(amended.map((each) => each.declaration.id));
    const secrets = await this.#secretsOf(batch);
    const ruleBook = this.#ruleBook.current;
    return batch.map(({ declaration, by, receivedAt }) => {
      const first = known?.get(declaration.id);
      const day = receivedAt.slice(0, 10);
      const draw = first?.draw ?? drawOf(secretAt(secrets, day), declaration.id);
      const facts = { decidedAt: receivedAt as Moment, draw };
      const content = contentOf(declaration);
      return {
        declaration,
        content,
        contentHash: hash('sha256', content),
        decision: decide(declaration, facts, ruleBook),
        facts,
        drawDay: first?.drawDay ?? day,
        by,
        seesOthers: seesOthers(by),
        receivedAt,
      };
    });
  }

  async #secretsOf(batch: readonly Waiting[]): Promise<ReadonlyMap<string, string>> {
    const secrets = new Map<string, string>();
    for (const { receivedAt } of batch) {
      const day = receivedAt.slice(0, 10);
      if (!secrets.has(day)) secrets.set(day, await this.#drawSecrets.secretOf(receivedAt));
    }
    return secrets;
  }

  async #record(batch: readonly Waiting[], decided: readonly DecidedDeclaration[]): Promise<void> {
    try {
      const outcomes = await this.#store.record(decided);
      for (const [index, each] of batch.entries()) {
        const one = decided[index];
        const outcome = outcomes[index];
        if (one === undefined || outcome === undefined)
          throw new Error('The store left a declaration unanswered');
        each.resolve(answerOf(one, outcome));
      }
    } catch (error) {
      for (const each of batch) each.reject(error);
    }
  }
}

function seesOthers(user: User): boolean {
  return rightsOf(user.roles).has('decisions.read');
}

function secretAt(secrets: ReadonlyMap<string, string>, day: string): string {
  const secret = secrets.get(day);
  if (secret === undefined) throw new Error(`The secret of ${day} was to be fetched before deciding`);
  return secret;
}

function answerOf(one: DecidedDeclaration, outcome: RecordOutcome): SubmissionOutcome {
  switch (outcome.kind) {
    case 'recorded':
      return { kind: 'decided', decision: one.decision };
    case 'known':
      return one.seesOthers || outcome.owner === one.by.id
        ? { kind: 'known', decision: outcome.decision }
        : { kind: 'conflict' };
    case 'conflict':
      return outcome;
  }
}

/** What was declared as text; intake writes keys in one order, so equal content gives equal text. */
export function contentOf(declaration: Declaration): string {
  return JSON.stringify(declaration);
}
