import { type CompiledRuleBook, compileRuleBook } from '../compiled-rule-book.ts';
import { defaultSettings } from '../domain/settings.ts';
import type { RuleBookStore } from './store.ts';

/** What a fresh administration decides by: no profile, no list, the default settings. */
export const freshRuleBook = compileRuleBook({ profiles: [], lists: {}, settings: defaultSettings });

/**
 * The rule book this node decides by. It is swapped whole: whoever took the old one finishes with it, and
 * nobody ever sees half of a new one.
 */
export class RuleBookInForce {
  readonly #store: RuleBookStore;
  #current: CompiledRuleBook = freshRuleBook;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> = Promise.resolve();
  #coming: Promise<void> | undefined;

  constructor(store: RuleBookStore) {
    this.#store = store;
  }

  get current(): CompiledRuleBook {
    return this.#current;
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
    this.#timer = setInterval(() => this.refresh().catch(onError), everyMilliseconds);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #load(): Promise<void> {
    const hash = await this.#store.hashInForce();
    if (hash === undefined || hash === this.#current.hash) return;
    const inForce = await this.#store.inForce();
    if (inForce !== undefined) this.#current = compileRuleBook(inForce.ruleBook);
  }
}
