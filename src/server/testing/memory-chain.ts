import type { ActStore } from '../../app/store.ts';
import { type Act, chained, chainStart, type NewAct } from '../../domain/act.ts';

/** The chain of acts in memory, with what the other stores recorded under each. */
export class MemoryChain implements ActStore {
  readonly #acts: Act[] = [];

  get acts(): readonly Act[] {
    return this.#acts;
  }

  append(acts: readonly NewAct[]): readonly Act[] {
    const linked = chained(acts, this.#end());
    this.#acts.push(...linked);
    return linked;
  }

  async list(before: number | undefined, limit: number): Promise<readonly Act[]> {
    return this.#acts
      .filter((act) => before === undefined || act.sequence < before)
      .toReversed()
      .slice(0, limit);
  }

  async *replayable(): AsyncGenerator<{ act: Act; recordedBody: string }> {
    for (const act of this.#acts) yield { act, recordedBody: act.body };
  }

  async head(): Promise<{ sequence: number; hash: string }> {
    return this.#end();
  }

  async unrecorded(): Promise<undefined> {
    return undefined;
  }

  #end(): { sequence: number; hash: string } {
    const last = this.#acts.at(-1);
    return { sequence: last?.sequence ?? 0, hash: last?.hash ?? chainStart };
  }
}
