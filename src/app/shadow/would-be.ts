import type { CompiledRuleBook } from '../../compiled-rule-book.ts';
import { faultsOf } from '../../compiled-rule-book.ts';
import { decide, decideOn } from '../../decide.ts';
import type { Decision, Reason } from '../../domain/decision.ts';
import type { IndicatorResult } from '../../domain/indicator-result.ts';
import { withKnown } from '../../domain/known.ts';
import type { ProfileOutcome, RiskProfile } from '../../domain/risk-profile.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { compileProfiles } from '../../identify/profiles/compile-profiles.ts';
import { indicateProfiles } from '../../identify/profiles/indicate-profiles.ts';
import type { DecidedBefore, WouldBe } from '../ports/shadow-store.ts';

/** What would have been decided on a declaration that was decided otherwise. */
export type ShadowJudge = (decided: DecidedBefore) => WouldBe;

/** A rule book that decided, with what its profiles ask for by their ids. */
export type RuleBookThatDecided = {
  readonly ruleBook: RuleBook;
  readonly outcomes: ReadonlyMap<string, ProfileOutcome>;
};

export function thatDecided(ruleBook: RuleBook): RuleBookThatDecided {
  return { ruleBook, outcomes: new Map(ruleBook.profiles.map(({ id, then }) => [id, then])) };
}

/** A judge, and what is wrong with what it should judge by; without a judge nothing of it is sound. */
export type FoundJudge =
  | { readonly judge: ShadowJudge; readonly fault?: string }
  | { readonly judge?: undefined; readonly fault: string };

/**
 * Judges by the rule book that decided and some profiles more, each in place of the one of its id. A profile that
 * does not fit that rule book is left out and told.
 */
export function judgeWithProfiles(
  decided: RuleBookThatDecided,
  profiles: readonly RiskProfile[],
): FoundJudge {
  const { lists } = decided.ruleBook;
  const faults = profiles.flatMap((profile) =>
    faultsOf({ profiles: [profile], lists })
      .slice(0, 1)
      .map(({ message }) => ({ id: profile.id, message: `${profile.id}: ${message}` })),
  );
  const broken: ReadonlySet<string> = new Set(faults.map(({ id }) => id));
  const sound = profiles.filter(({ id }) => !broken.has(id));
  const [fault] = faults;
  if (fault === undefined) return { judge: judgeWith(decided, sound) };
  return sound.length === 0
    ? { fault: fault.message }
    : { judge: judgeWith(decided, sound), fault: fault.message };
}

/**
 * What the profiles in force say of a declaration stands among the reasons of its decision, so only those in
 * shadow are asked: it costs what they cost, however many are in force.
 */
function judgeWith(
  { ruleBook, outcomes }: RuleBookThatDecided,
  profiles: readonly RiskProfile[],
): ShadowJudge {
  const compiled = compileProfiles(profiles, ruleBook.lists);
  const ids: ReadonlySet<string> = new Set(profiles.map(({ id }) => id));
  return ({ declaration, decision, facts }) => {
    const own = indicateProfiles(compiled, withKnown(declaration, facts.known), ruleBook.settings);
    const others = decision.reasons.filter(({ id }) => !ids.has(id));
    // Nothing said more, and nothing less, than when it was decided.
    if (own.length === 0 && others.length === decision.reasons.length) return wouldBeOf(decision, []);
    const indicators = [...others.map((reason) => indicatorOf(reason, outcomes)), ...own].sort((a, b) =>
      a.reason.id < b.reason.id ? -1 : 1,
    );
    const wouldBe = decideOn(indicators, declaration, facts, ruleBook.settings, decision.ruleBook);
    return wouldBeOf(
      wouldBe,
      own.map(({ reason }) => reason),
    );
  };
}

/** Judges by another rule book altogether. */
export function judgeByRuleBook(compiled: CompiledRuleBook): ShadowJudge {
  return ({ declaration, facts }) => {
    const wouldBe = decide(declaration, facts, compiled);
    return wouldBeOf(wouldBe, wouldBe.reasons);
  };
}

/** Whether a would-be decision is another than the one that was made, and not only by another rule book. */
export function differs(decision: Decision, { lane, level, likelihood, matches }: WouldBe): boolean {
  if (lane !== decision.lane || level !== decision.level || likelihood !== decision.likelihood) return true;
  const matched = new Set(decision.reasons.map(({ id }) => id));
  return matches.length !== matched.size || matches.some(({ profile }) => !matched.has(profile));
}

function indicatorOf(reason: Reason, outcomes: ReadonlyMap<string, ProfileOutcome>): IndicatorResult {
  const outcome = outcomes.get(reason.id);
  if (reason.kind !== 'profile' || outcome === undefined) {
    throw new Error(`Nothing is known of what reason ${JSON.stringify(reason.id)} asks for.`);
  }
  return { reason, outcome };
}

function wouldBeOf({ lane, selectedBy, level, likelihood }: Decision, matched: readonly Reason[]): WouldBe {
  return {
    lane,
    selectedBy,
    level,
    likelihood,
    matches: matched.map(({ id, items = [] }) => ({ profile: id, items })),
  };
}
