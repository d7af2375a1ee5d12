import type { ChallengerChange, ChallengerStore } from '../../app/ports/challenger-store.ts';
import { type Challenger, challengerStateOf } from '../../domain/challenger.ts';
import type { MemoryChain } from './memory-chain.ts';

/** Challengers in memory. */
export class MemoryChallengers implements ChallengerStore {
  readonly #chain: MemoryChain;
  readonly #keepRuleBook: (ruleBook: NonNullable<ChallengerChange['ruleBook']>) => void;
  readonly #challengers = new Map<string, Challenger>();

  constructor(
    chain: MemoryChain,
    keepRuleBook: (ruleBook: NonNullable<ChallengerChange['ruleBook']>) => void,
  ) {
    this.#chain = chain;
    this.#keepRuleBook = keepRuleBook;
  }

  async list(after: string | undefined, limit: number): Promise<readonly Challenger[]> {
    return [...this.#challengers.values()]
      .filter(({ name }) => after === undefined || name > after)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .slice(0, limit);
  }

  async find(name: string): Promise<Challenger | undefined> {
    return this.#challengers.get(name);
  }

  async change(name: string, change: Parameters<ChallengerStore['change']>[1]): Promise<void> {
    const running = [...this.#challengers.values()].filter((each) => challengerStateOf(each) === 'running');
    const changed = change(this.#challengers.get(name), running.length);
    if (changed === undefined) return;
    this.#chain.append([changed.act]);
    if (changed.ruleBook !== undefined) this.#keepRuleBook(changed.ruleBook);
    this.#challengers.set(name, changed.challenger);
  }
}
