import type { CompiledRuleBook } from '../../src/compiled-rule-book.ts';
import { decide } from '../../src/decide.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { FindingResult } from '../../src/domain/finding.ts';
import type { RuleBook } from '../../src/domain/rule-book.ts';

/** How many inspections the rate of all weighs before any of a profile. */
const priorInspections = 10;

type Tally = { inspected: number; violations: number };

/** What officers found where profiles matched: an administration's own measure of each. */
export class Calibration {
  readonly #compiled: CompiledRuleBook;
  readonly #all: Tally = { inspected: 0, violations: 0 };
  readonly #byProfile = new Map<string, Tally>();

  constructor(compiled: CompiledRuleBook) {
    this.#compiled = compiled;
  }

  add(declaration: Declaration, facts: Facts, result: FindingResult): void {
    count(this.#all, result);
    for (const { id } of decide(declaration, facts, this.#compiled).reasons) {
      const tally = this.#byProfile.get(id) ?? { inspected: 0, violations: 0 };
      this.#byProfile.set(id, tally);
      count(tally, result);
    }
  }

  /** The rule book with the rate of violations found as the likelihood of each profile, smoothed towards that of all. */
  ruleBook(): RuleBook {
    const { ruleBook } = this.#compiled;
    const rate = this.#all.violations / Math.max(1, this.#all.inspected);
    return {
      ...ruleBook,
      profiles: ruleBook.profiles.map((profile) => {
        const { inspected, violations } = this.#byProfile.get(profile.id) ?? { inspected: 0, violations: 0 };
        const likelihood = (violations + priorInspections * rate) / (inspected + priorInspections);
        return { ...profile, then: { ...profile.then, likelihood } };
      }),
    };
  }
}

function count(tally: Tally, result: FindingResult): void {
  tally.inspected += 1;
  if (result === 'violation') tally.violations += 1;
}
