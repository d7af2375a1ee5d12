import type { ActStore, RuleBookStore } from '../../app/ports/store.ts';
import { type Act, chained, chainStart, type NewAct } from '../../domain/act.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';

/** The chain of acts in memory, with what the other stores recorded under each. */
export class MemoryChain implements ActStore {
  readonly #acts: Act[] = [];
  /** What the acts on profiles tell of. */
  profiles: { readonly all: readonly ProfileVersion[]; readonly ruleBooks: RuleBookStore } | undefined;

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

  async *profileVersions(): AsyncGenerator<ProfileVersion> {
    yield* this.profiles?.all ?? [];
  }

  async profilesOf(ruleBook: string): Promise<readonly RiskProfile[] | undefined> {
    return (await this.profiles?.ruleBooks.find(ruleBook))?.profiles;
  }

  async unrecorded(): Promise<undefined> {
    return undefined;
  }

  #end(): { sequence: number; hash: string } {
    const last = this.#acts.at(-1);
    return { sequence: last?.sequence ?? 0, hash: last?.hash ?? chainStart };
  }
}
