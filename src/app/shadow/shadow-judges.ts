import { compileRuleBook, faultsOf } from '../../compiled-rule-book.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { ShadowTrial } from '../../domain/shadow-trial.ts';
import { versionOfSubject } from '../../domain/version-subject.ts';
import type { Store } from '../ports/store.ts';
import { freshRuleBook, readRuleBook } from '../rule-books/rule-book-in-force.ts';
import {
  type FoundJudge,
  judgeByRuleBook,
  judgeWithProfiles,
  type RuleBookThatDecided,
  thatDecided,
} from './would-be.ts';

/** Rule books that decided kept at a time: the one in force, and the one before it while some are left to judge. */
const rememberedRuleBooks = 2;

/**
 * The judges of the trials, each made ready once. One that cannot be made is told as a fault, and the others
 * go on: nothing that is only tried may stand in the way of anything else.
 */
export class ShadowJudges {
  readonly #store: Pick<Store, 'ruleBooks' | 'profiles' | 'challengers'>;
  readonly #ruleBooks = new Map<string, Promise<RuleBookThatDecided | undefined>>();
  readonly #profiles = new Map<string, Map<string, Promise<FoundJudge>>>();
  readonly #challengers = new Map<string, Promise<FoundJudge>>();

  constructor(store: Pick<Store, 'ruleBooks' | 'profiles' | 'challengers'>) {
    this.#store = store;
  }

  /** The judge of a trial for what a rule book decided, or why there is none. */
  judgeOf(trial: ShadowTrial, ruleBook: string): Promise<FoundJudge> {
    if (trial.kind === 'challenger') {
      return remembered(this.#challengers, trial.id, () => this.#challenger(trial));
    }
    let byTrial = this.#profiles.get(ruleBook);
    if (byTrial === undefined) {
      byTrial = new Map();
      this.#profiles.set(ruleBook, byTrial);
      for (const hash of [...this.#profiles.keys()].slice(0, -rememberedRuleBooks)) {
        this.#profiles.delete(hash);
        this.#ruleBooks.delete(hash);
      }
    }
    return remembered(byTrial, trial.id, () => this.#withProfiles(trial, ruleBook));
  }

  /** Lets go of all that was made for trials that are over. */
  forgetAllBut(trials: readonly ShadowTrial[]): void {
    const kept = new Set(trials.map(({ id }) => id));
    for (const judges of [this.#challengers, ...this.#profiles.values()]) {
      for (const id of [...judges.keys()]) if (!kept.has(id)) judges.delete(id);
    }
  }

  async #challenger({ subjects: [name = ''] }: ShadowTrial): Promise<FoundJudge> {
    const challenger = await this.#store.challengers.find(name);
    if (challenger === undefined) return { fault: 'It is not stored.' };
    const found = await readRuleBook(this.#store.ruleBooks, challenger.ruleBook);
    if ('why' in found) return { fault: `Its rule book cannot be read: ${found.why}` };
    const { ruleBook } = found;
    return soundly(() => {
      const [fault] = faultsOf(ruleBook);
      if (fault !== undefined) return { fault: fault.message };
      return { judge: judgeByRuleBook(compileRuleBook(ruleBook)) };
    });
  }

  async #withProfiles({ subjects }: ShadowTrial, hash: string): Promise<FoundJudge> {
    const decided = await remembered(this.#ruleBooks, hash, async () => {
      // What a fresh administration decides by may never have been brought in force, and so is stored nowhere.
      if (hash === freshRuleBook.hash) return thatDecided(freshRuleBook.ruleBook);
      const ruleBook = await this.#store.ruleBooks.find(hash);
      return ruleBook && thatDecided(ruleBook);
    });
    if (decided === undefined) return { fault: 'The rule book that decided is not stored.' };
    const profiles: RiskProfile[] = [];
    for (const { id, version } of subjects.map(versionOfSubject)) {
      const found = await this.#store.profiles.find(id, version);
      if (found === undefined) return { fault: `Version ${version} of ${id} is not stored.` };
      profiles.push(found.profile);
    }
    return soundly(() => judgeWithProfiles(decided, profiles));
  }
}

/** What is stored may have been sound for another version of Tamga: what throws is a fault of the trial. */
function soundly(make: () => FoundJudge): FoundJudge {
  try {
    return make();
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** A value made once; one that could not be fetched is fetched again the next time. */
function remembered<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
    value.catch(() => known.delete(key));
  }
  return value;
}
