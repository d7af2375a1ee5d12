import { assess } from './assess/assess.ts';
import type { CompiledRuleBook } from './compiled-rule-book.ts';
import type { Decision, Reason } from './domain/decision.ts';
import { type Declaration, versionOf } from './domain/declaration.ts';
import type { Facts } from './domain/facts.ts';
import type { IndicatorResult } from './domain/indicator-result.ts';
import { withKnown } from './domain/known.ts';
import type { Settings } from './domain/settings.ts';
import { indicateProfiles } from './identify/profiles/indicate-profiles.ts';
import { treat } from './treat/treat.ts';

/**
 * Decides where a declaration goes: identify what speaks against it, assess how much that matters, treat it
 * accordingly. Nothing here reads a clock, a database or a random source; the same arguments give the same
 * bytes, today and in ten years.
 */
export function decide(declaration: Declaration, facts: Facts, compiled: CompiledRuleBook): Decision {
  const indicators = indicateProfiles(
    compiled.profiles,
    withKnown(declaration, facts.known),
    compiled.ruleBook.settings,
  );
  return decideOn(indicators, declaration, facts, compiled.ruleBook.settings, compiled.hash);
}

/** The decision that follows from what speaks against a declaration; indicators stand in the order of their ids. */
export function decideOn(
  indicators: readonly IndicatorResult[],
  declaration: Declaration,
  facts: Facts,
  settings: Settings,
  ruleBook: string,
): Decision {
  const assessment = assess(declaration, indicators, settings, facts.known);
  const selection = treat(declaration, indicators, facts, settings);
  return {
    declarationId: declaration.id,
    version: versionOf(declaration),
    decidedAt: facts.decidedAt,
    lane: selection.lane,
    selectedBy: selection.selectedBy,
    measures: selection.measures,
    level: assessment.level,
    likelihood: assessment.likelihood,
    ...(assessment.revenueAtRisk !== undefined && { revenueAtRisk: assessment.revenueAtRisk }),
    reasons: strongestFirst(indicators),
    randomDraw: selection.randomDraw,
    ruleBook,
  };
}

/** The reasons by weight; those of equal weight by id, so that the order is always the same. */
function strongestFirst(indicators: readonly IndicatorResult[]): readonly Reason[] {
  return indicators.map(({ reason }) => reason).sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}
