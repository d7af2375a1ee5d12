import { hash } from 'node:crypto';
import type { CompiledRuleBook } from '../../compiled-rule-book.ts';
import { decide } from '../../decide.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { keptOf } from '../../domain/known.ts';
import { instantOf, type Moment } from '../../domain/moment.ts';
import { rightsOf } from '../../domain/role.ts';
import type { User } from '../../domain/user.ts';
import { drawOf } from '../../treat/random-draw.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { KnowledgeInForce } from '../knowledge/knowledge-in-force.ts';
import type { Deciding, DeclarationStore, RecordOutcome, Submission } from '../ports/store.ts';
import type { RuleBookInForce } from '../rule-books/rule-book-in-force.ts';
import type { DrawSecrets } from './draw-secrets.ts';

/** What came of a submission. */
export type SubmissionOutcome =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'known'; readonly decision: Decision }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'too-many-versions' };

type Waiting = {
  readonly declaration: Declaration;
  readonly by: User;
  /** When it came; generated pasts bring a time of their own. */
  readonly receivedAt: string;
  readonly resolve: (outcome: SubmissionOutcome) => void;
  readonly reject: (error: unknown) => void;
};

/** Declarations in one transaction at the most, and items: others wait for it. */
const batchLimit = 512;
const batchItems = 20_000;

/**
 * The way declarations go into the store. Those that arrive while a transaction is being made durable are decided
 * meanwhile and go into the next one together: one sync of the disk serves them all.
 */
export class SubmissionQueue {
  readonly #store: DeclarationStore;
  readonly #ruleBook: RuleBookInForce;
  readonly #knowledge: KnowledgeInForce;
  readonly #drawSecrets: DrawSecrets;
  readonly #now: () => string;
  #waiting: Waiting[] = [];
  #running = false;
  /** Told when so many wait. */
  #awaited: { readonly count: number; readonly tell: () => void } | undefined;

  constructor(
    store: DeclarationStore,
    ruleBook: RuleBookInForce,
    knowledge: KnowledgeInForce,
    drawSecrets: DrawSecrets,
    now: () => string,
  ) {
    this.#store = store;
    this.#ruleBook = ruleBook;
    this.#knowledge = knowledge;
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
      if (this.#awaited !== undefined && this.#waiting.length >= this.#awaited.count) this.#awaited.tell();
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // What comes in with the same tick of the event loop shares the transaction.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      const { promise: writing, resolve: onWriting } = Promise.withResolvers<void>();
      const done = this.#record(batch, onWriting);
      await writing;
      // While these are written the next are decided, as soon as there are as many: of those who wait for an answer
      // before they send again, one half is thus written while the other is decided.
      await Promise.race([done, this.#waitFor(batch.length)]);
      this.#awaited = undefined;
    }
    this.#running = false;
  }

  #waitFor(count: number): Promise<void> {
    if (this.#waiting.length >= count) return Promise.resolve();
    return new Promise((tell) => {
      this.#awaited = { count, tell };
    });
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
    let items = 0;
    while (seen < this.#waiting.length && batch.length < batchLimit) {
      const each = this.#waiting[seen] as Waiting;
      const { id, items: declared } = each.declaration;
      if (batch.length > 0 && items + declared.length > batchItems) break;
      seen += 1;
      if (ids.has(id)) {
        left.push(each);
        continue;
      }
      ids.add(id);
      batch.push(each);
      items += declared.length;
    }
    this.#waiting = left.concat(this.#waiting.slice(seen));
    return batch;
  }

  async #record(batch: readonly Waiting[], onWriting: () => void): Promise<void> {
    try {
      await this.#lookAhead(batch);
      const deciding = await this.#decidingOn(batch);
      const outcomes = await this.#store.record(batch.map(submissionOf), deciding, onWriting);
      for (const [index, each] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) throw new Error('The store left a declaration unanswered');
        if (outcome.kind === 'undecidable') each.reject(outcome.error);
        else each.resolve(answerOf(each.by, outcome));
      }
    } catch (error) {
      for (const each of batch) each.reject(error);
    } finally {
      onWriting();
    }
  }

  /** Before the record is locked, and before it is said by which rule book: only what takes long is done ahead. */
  async #lookAhead(batch: readonly Waiting[]): Promise<void> {
    const knowledge = this.#knowledge.with(this.#ruleBook.current);
    for (const { declaration } of batch)
      for (const _ of knowledge.ahead(declaration)) await new Promise(setImmediate);
  }

  /** How a batch is decided by what is in force when it is asked; the same as long as that is so. */
  async #decidingOn(batch: readonly Waiting[]): Promise<() => Deciding> {
    const secrets = await this.#secretsOf(batch);
    let last: { readonly knowledge: Knowledge; readonly deciding: Deciding } | undefined;
    return () => {
      const ruleBook = this.#ruleBook.current;
      const knowledge = this.#knowledge.with(ruleBook);
      if (last?.knowledge !== knowledge)
        last = { knowledge, deciding: decidingBy(secrets, ruleBook, knowledge) };
      return last.deciding;
    };
  }

  async #secretsOf(batch: readonly Waiting[]): Promise<ReadonlyMap<string, string>> {
    const secrets = new Map<string, string>();
    for (const { receivedAt } of batch) {
      const day = receivedAt.slice(0, 10);
      if (!secrets.has(day)) secrets.set(day, await this.#drawSecrets.secretOf(receivedAt));
    }
    return secrets;
  }
}

function submissionOf({ declaration, by, receivedAt }: Waiting): Submission {
  const content = contentOf(declaration);
  const lodged = instantOf(declaration.lodgedAt);
  // Before computers nobody lodged anything here: such a date is a slip, whoever sends it.
  const isBelieved = seesOthers(by) && lodged >= 0 && lodged <= Date.parse(receivedAt);
  return {
    declaration,
    content,
    contentHash: hash('sha256', content),
    by,
    seesOthers: seesOthers(by),
    receivedAt,
    heardAt: (isBelieved ? new Date(lodged).toISOString() : receivedAt) as Moment,
  };
}

/** Decides by what is in force and the draw of the day; an amendment keeps the draw of its first version. */
function decidingBy(
  secrets: ReadonlyMap<string, string>,
  ruleBook: CompiledRuleBook,
  knowledge: Knowledge,
): Deciding {
  return {
    history: knowledge.history,
    decide: ({ declaration, receivedAt, heardAt }, earlier, told) => {
      const day = receivedAt.slice(0, 10);
      const draw = earlier?.draw ?? drawOf(secretAt(secrets, day), declaration.id);
      const known = keptOf(knowledge.knownOf(declaration, told, heardAt, earlier?.own));
      const facts = { decidedAt: receivedAt as Moment, draw, known };
      return { decision: decide(declaration, facts, ruleBook), facts, drawDay: earlier?.drawDay ?? day };
    },
  };
}

function seesOthers(user: User): boolean {
  return rightsOf(user.roles).has('decisions.read');
}

function secretAt(secrets: ReadonlyMap<string, string>, day: string): string {
  const secret = secrets.get(day);
  if (secret === undefined) throw new Error(`The secret of ${day} was to be fetched before deciding`);
  return secret;
}

function answerOf(by: User, outcome: Exclude<RecordOutcome, { kind: 'undecidable' }>): SubmissionOutcome {
  switch (outcome.kind) {
    case 'recorded':
      return { kind: 'decided', decision: outcome.decision };
    case 'known':
      return seesOthers(by) || outcome.owner === by.id
        ? { kind: 'known', decision: outcome.decision }
        : { kind: 'conflict' };
    case 'conflict':
    case 'too-many-versions':
      return outcome;
  }
}

/** What was declared as text; intake writes keys in one order, so equal content gives equal text. */
export function contentOf(declaration: Declaration): string {
  return JSON.stringify(declaration);
}
