import { knowledgeOf } from '../../src/app/knowledge/knowledge.ts';
import { type CompiledRuleBook, compileRuleBook } from '../../src/compiled-rule-book.ts';
import { decide } from '../../src/decide.ts';
import type { CurrencyCode } from '../../src/domain/codes.ts';
import { type Declaration, versionOf } from '../../src/domain/declaration.ts';
import { ExchangeRates } from '../../src/domain/exchange-rates.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { type Day, instantOf, type Moment, utcDayOf } from '../../src/domain/moment.ts';
import type { RuleBook } from '../../src/domain/rule-book.ts';
import { MemoryHistory } from '../../src/identify/history/memory-history.ts';
import { observeDeclaration } from '../../src/identify/values/observe-declaration.ts';
import { ReferenceAccumulator } from '../../src/identify/values/reference-accumulator.ts';
import { referencesOf, type UnitValueReferences } from '../../src/identify/values/unit-value-references.ts';
import { generateTraffic } from '../../src/simulate/traffic/generate-traffic.ts';
import type { Truth } from '../../src/simulate/traffic/generated-declaration.ts';
import type { TrafficScenario } from '../../src/simulate/traffic/traffic-scenario.ts';
import { readScenario } from '../workload/generated.ts';
import { Calibration } from './calibrated.ts';
import { OwnFindings } from './own-findings.ts';
import { WholeUnits } from './whole-units.ts';

/** A declaration as two rule books see it, and what it really is. */
export type ScoredDeclaration = {
  readonly id: string;
  readonly truth: Truth;
  /** Likelihood of a violation by the library as it is, as own findings weigh it, and by the examples. */
  readonly library: number;
  readonly calibrated: number;
  readonly example: number;
};

type Traffic = { readonly seed: number; readonly before: number; readonly judged: number };
type Books = { readonly library: RuleBook; readonly example: RuleBook };

/** What was judged, and the library with all lists that the administration had in the end. */
export type ScoredTraffic = {
  readonly declarations: readonly ScoredDeclaration[];
  readonly library: RuleBook;
};

const currency = 'USD' as CurrencyCode;
const daysBetweenReferences = 7;
const dayMilliseconds = 86_400_000;

/**
 * Judges generated traffic as it comes: each declaration on the history of those before it, with findings from when
 * they were made, and on references of the days before, made anew every week. Lists are learnt from the first half of
 * what goes before; what profiles are worth, by them, from the second.
 */
export function scoreTraffic({ seed, before, judged }: Traffic, { library, example }: Books): ScoredTraffic {
  const scenario = readScenario();
  const past = new Past(library);
  const experience = new Experience(scenario);
  const examples = compileRuleBook(example);
  let taught: Taught | undefined;
  const scored: ScoredDeclaration[] = [];
  let told = 0;
  for (const { declaration, finding, truth } of generateTraffic(scenario, {
    seed,
    declarations: before + judged,
  })) {
    if (told >= before / 2 && taught === undefined) {
      taught = new Taught(experience.addedTo(library, declaration.lodgedAt));
      past.takeLists(taught.ruleBook);
    }
    past.reach(declaration);
    if (told >= before && taught !== undefined) {
      const facts = past.factsOf(declaration);
      scored.push({
        id: `${declaration.id} ${versionOf(declaration)}`,
        truth,
        library: decide(declaration, facts, taught.compiled).likelihood,
        calibrated: decide(declaration, facts, taught.calibrated).likelihood,
        example: decide(declaration, facts, examples).likelihood,
      });
    } else if (taught === undefined) {
      experience.add(declaration, finding);
    } else if (finding !== undefined) {
      taught.calibration.add(declaration, past.factsOf(declaration), finding.result);
    }
    past.add(declaration, finding);
    told += 1;
  }
  return { declarations: scored, library: taught?.ruleBook ?? library };
}

/** What an administration learns before it uses the library. */
class Experience {
  readonly #findings = new OwnFindings();
  readonly #wholeUnits: WholeUnits;

  constructor(scenario: TrafficScenario) {
    this.#wholeUnits = new WholeUnits(scenario);
  }

  add(declaration: Declaration, finding: Finding | undefined): void {
    this.#wholeUnits.add(declaration);
    if (finding !== undefined) this.#findings.add(declaration, finding);
  }

  addedTo(library: RuleBook, at: Moment): RuleBook {
    const learnt = { ...this.#findings.listsAt(at), ...this.#wholeUnits.lists() };
    return { ...library, lists: { ...library.lists, ...learnt } };
  }
}

/** The library with the lists that were learnt: as it is, and weighed by own findings once these are counted. */
class Taught {
  readonly ruleBook: RuleBook;
  readonly compiled: CompiledRuleBook;
  readonly calibration: Calibration;
  #calibrated: CompiledRuleBook | undefined;

  constructor(ruleBook: RuleBook) {
    this.ruleBook = ruleBook;
    this.compiled = compileRuleBook(ruleBook);
    this.calibration = new Calibration(this.compiled);
  }

  get calibrated(): CompiledRuleBook {
    this.#calibrated ??= compileRuleBook(this.calibration.ruleBook());
    return this.#calibrated;
  }
}

/** All that is known while traffic goes on. */
class Past {
  #ruleBook: RuleBook;
  readonly #rates = new ExchangeRates(currency, []);
  readonly #accumulator = new ReferenceAccumulator(currency);
  readonly #history: MemoryHistory;
  #findings: { readonly finding: Finding; readonly at: number }[] = [];
  #knowledge: ReturnType<typeof knowledgeOf>;
  #nextReferences = 0;

  constructor(ruleBook: RuleBook) {
    this.#ruleBook = ruleBook;
    this.#knowledge = knowledgeOf(ruleBook, {});
    this.#history = new MemoryHistory(this.#knowledge.history);
  }

  /** The clock reaches a declaration: findings until then are heard of, references made once a week. */
  reach(declaration: Declaration): void {
    const now = instantOf(declaration.lodgedAt);
    const due = this.#findings.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    if (due.length > 0) this.#findings = this.#findings.filter(({ at }) => at > now);
    for (const { finding } of due) this.#history.found(finding, finding.inspectedAt);
    if (now < this.#nextReferences) return;
    this.#nextReferences = now + daysBetweenReferences * dayMilliseconds;
    const references = this.#referencesUntil(utcDayOf(declaration.lodgedAt));
    this.#knowledge = knowledgeOf(this.#ruleBook, {
      references: references === undefined ? [] : [references],
    });
  }

  /** From now on declarations are judged by the lists of this rule book. What is remembered does not rest on them. */
  takeLists(ruleBook: RuleBook): void {
    this.#ruleBook = ruleBook;
    this.#nextReferences = 0;
  }

  factsOf(declaration: Declaration): Facts {
    const told = this.#history.recall(declaration, declaration.lodgedAt);
    const known = this.#knowledge.knownOf(declaration, told);
    return { decidedAt: declaration.lodgedAt, draw: 0.5, known };
  }

  add(declaration: Declaration, finding: Finding | undefined): void {
    this.#history.declared(declaration, declaration.lodgedAt);
    if (finding !== undefined) this.#findings.push({ finding, at: instantOf(finding.inspectedAt) });
    if (versionOf(declaration) > 1) return;
    const { day, observations } = observeDeclaration(declaration, this.#rates);
    this.#accumulator.add(observations, day);
  }

  /** What was lodged before a day; a little of that day may be in already, and is of other declarations. */
  #referencesUntil(day: Day): UnitValueReferences | undefined {
    const yesterday = new Date(Date.parse(day) - dayMilliseconds).toISOString().slice(0, 10) as Day;
    return referencesOf(this.#accumulator, yesterday);
  }
}
