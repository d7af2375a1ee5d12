import {
  type CompiledRuleBook,
  compileRuleBook,
  compilingRuleBook,
  type HashedRuleBook,
  hashRuleBook,
} from '../../compiled-rule-book.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { defaultSettings } from '../../domain/settings.ts';
import {
  makingNomenclature,
  nomenclatureList,
} from '../../identify/data/nomenclature/nomenclature-by-day.ts';
import { screeningLists } from '../knowledge/party-knowledge.ts';
import type { RuleBookHistoryStore } from '../ports/rule-book-history-store.ts';
import type { RuleBookStore } from '../ports/store.ts';
import { RecordMismatch } from './record-mismatch.ts';
import { whyBookUnsound } from './soundness.ts';

/** What a fresh administration decides by: no profile, no list, the default settings. */
export const freshRuleBook = compileRuleBook({ profiles: [], lists: {}, settings: defaultSettings });

/** How many earlier rule books a node that just started looks through for one it can use. */
const earlierBooks = 50;

/** A rule book that is in force and that this node cannot use, and why. */
export type UnsoundRuleBook = { readonly hash: string; readonly why: string };

/**
 * The rule book in force as this node holds it: its content has its hash, and where it is sound this node decides by
 * it. The content of an unsound one is there only where it could be read and has the hash.
 */
export type BaseRuleBook =
  | { readonly kind: 'sound'; readonly hash: string; readonly ruleBook: RuleBook }
  | {
      readonly kind: 'unsound';
      readonly hash: string;
      readonly why: string;
      readonly ruleBook?: RuleBook | undefined;
    };

/**
 * The rule book this node decides by. It is swapped whole: whoever took the old one finishes with it, and
 * nobody ever sees half of a new one. One that cannot be made ready is never taken: the node goes on with the
 * last good one, and says so.
 */
export class RuleBookInForce {
  readonly #store: RuleBookStore;
  readonly #history: Pick<RuleBookHistoryStore, 'list'> | undefined;
  #current: CompiledRuleBook = freshRuleBook;
  #unsound: (BaseRuleBook & { readonly kind: 'unsound' }) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> = Promise.resolve();
  #coming: Promise<void> | undefined;

  constructor(store: RuleBookStore, history?: Pick<RuleBookHistoryStore, 'list'>) {
    this.#store = store;
    this.#history = history;
  }

  get current(): CompiledRuleBook {
    return this.#current;
  }

  /** What is in force and cannot be used here, while that is so. */
  get unsound(): UnsoundRuleBook | undefined {
    return this.#unsound && { hash: this.#unsound.hash, why: this.#unsound.why };
  }

  /** What is in force, whether this node can use it or not. */
  get inForce(): BaseRuleBook {
    const { hash, ruleBook } = this.#current;
    return this.#unsound ?? { kind: 'sound', hash, ruleBook };
  }

  /**
   * Takes what the store says is in force; what this node already has is not compiled again. A load under way
   * may have asked before the change that the caller knows of, so that one waits for another to follow it.
   */
  refresh(): Promise<void> {
    this.#coming ??= this.#underWay.then(() => {
      this.#coming = undefined;
      const loading = this.#load();
      this.#underWay = loading.catch(() => {});
      return loading;
    });
    return this.#coming;
  }

  /** Asks the store every so often, so that what another node brings in force arrives here. */
  watch(everyMilliseconds: number, onError: (error: unknown) => void): void {
    let told = this.#unsound?.hash;
    const look = async (): Promise<void> => {
      await this.refresh();
      const unsound = this.#unsound;
      if (unsound !== undefined && unsound.hash !== told) onError(new Error(unsoundInWords(unsound)));
      told = unsound?.hash;
    };
    this.#timer = setInterval(() => look().catch(onError), everyMilliseconds);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #load(): Promise<void> {
    const hash = await this.#store.hashInForce();
    if (hash === undefined || hash === this.#unsound?.hash) return;
    if (hash === this.#current.hash) {
      this.#unsound = undefined;
      return;
    }
    const made = await this.#made(hash);
    if ('why' in made) {
      this.#unsound = { kind: 'unsound', hash, ...made };
      if (this.#current === freshRuleBook) await this.#takeEarlier(hash);
      return;
    }
    this.#current = made.compiled;
    this.#unsound = undefined;
  }

  /** A node that starts has no last good rule book, but those before it had. */
  async #takeEarlier(unsound: string): Promise<void> {
    const tried = new Set([unsound]);
    for (const { hash } of (await this.#history?.list(undefined, earlierBooks)) ?? []) {
      if (tried.has(hash)) continue;
      tried.add(hash);
      const made = await this.#made(hash);
      if ('why' in made) continue;
      this.#current = made.compiled;
      return;
    }
  }

  async #made(hash: string): Promise<MadeReady> {
    const found = await readRuleBook(this.#store, hash);
    return 'why' in found ? found : makeReady(hash, found.ruleBook);
  }
}

/** Says of an unsound rule book what the node does, for the log. */
export function unsoundInWords({ hash, why }: UnsoundRuleBook): string {
  return `Rule book ${hash} is in force and cannot be made ready; this node decides by the last good one. ${why}`;
}

type MadeReady =
  | { readonly compiled: CompiledRuleBook }
  | { readonly why: string; readonly ruleBook?: RuleBook };

/** A stored rule book, or why it cannot be read. That the store is gone is no fault of the rule book, and is thrown. */
export async function readRuleBook(
  store: Pick<RuleBookStore, 'find'>,
  hash: string,
): Promise<{ readonly ruleBook: RuleBook } | { readonly why: string }> {
  try {
    const ruleBook = await store.find(hash);
    return ruleBook === undefined ? { why: 'it is not stored' } : { ruleBook };
  } catch (error) {
    if (error instanceof RecordMismatch) return { why: error.message };
    throw error;
  }
}

/** A stored rule book as it is hashed and ordered, or why no node takes it. */
export async function soundRuleBook(
  hash: string,
  ruleBook: RuleBook,
): Promise<{ readonly hashed: HashedRuleBook } | { readonly why: string; readonly ruleBook?: RuleBook }> {
  try {
    const why = await whyBookUnsound(ruleBook);
    const hashed = hashRuleBook(ruleBook);
    const isItself = hashed.hash === hash;
    if (why !== undefined) return { why, ...(isItself && { ruleBook }) };
    return isItself ? { hashed } : { why: 'its content is not what its hash says' };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

/** What knowledge takes long to build of its lists is made ready beside it, so that no declaration waits for that. */
async function withKnowledge(compiled: CompiledRuleBook): Promise<MadeReady> {
  const list = compiled.ruleBook.lists[nomenclatureList];
  for (const _ of screeningLists(compiled.ruleBook)) await new Promise(setImmediate);
  if (list !== undefined) for (const _ of makingNomenclature(list)) await new Promise(setImmediate);
  return { compiled };
}

/**
 * A stored rule book compiled, or why it cannot be. Profiles are checked and compiled in small portions,
 * between which declarations are decided. One whose content is not what its hash says nobody brought in force.
 */
async function makeReady(hash: string, ruleBook: RuleBook): Promise<MadeReady> {
  const sound = await soundRuleBook(hash, ruleBook);
  if ('why' in sound) return sound;
  try {
    const steps = compilingRuleBook(sound.hashed);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return await withKnowledge(step.value);
      await new Promise(setImmediate);
    }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error), ruleBook };
  }
}
