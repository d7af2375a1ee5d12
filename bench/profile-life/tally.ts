import { type CompiledRuleBook, compileRuleBook } from '../../src/compiled-rule-book.ts';
import { decide } from '../../src/decide.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { versionOf } from '../../src/domain/declaration.ts';
import type { Lane } from '../../src/domain/lane.ts';
import { utcDayOf } from '../../src/domain/moment.ts';
import type { RiskProfile } from '../../src/domain/risk-profile.ts';
import type { RuleBook } from '../../src/domain/rule-book.ts';
import { compileProfiles, matchProfiles } from '../../src/identify/profiles/compile-profiles.ts';
import { type Rate, wilsonRate } from '../../src/learn/measurement/wilson-interval.ts';
import { minutesFor } from '../../src/treat/minutes-by-lane.ts';
import type { Lodged } from '../running/lodge.ts';

/** What is counted here by the matcher alone, to hold the server's figures to. */
export type Tally = {
  readonly declarations: number;
  readonly matches: number;
  /** Matches with a finding, and violations among them. */
  readonly inspected: number;
  readonly violations: number;
};

/** Those that the profile matches, of these. */
export function matchedBy(
  profile: RiskProfile,
  { lists }: RuleBook,
  lodged: readonly Lodged[],
): readonly Lodged[] {
  const compiled = compileProfiles([profile], lists);
  return lodged.filter(({ generated }) => matchProfiles(compiled, generated.declaration).length > 0);
}

export function tallyOf(all: readonly Lodged[], matched: readonly Lodged[]): Tally {
  const inspected = matched.filter(({ decision }) => decision.lane !== 'green');
  return {
    declarations: all.length,
    matches: matched.length,
    inspected: inspected.length,
    violations: inspected.filter(isViolating).length,
  };
}

/** The newest version of each declaration, as reports over history count them. */
export function newestOf(lodged: readonly Lodged[]): readonly Lodged[] {
  const newest = new Map<string, Lodged>();
  for (const each of lodged) {
    const { declaration } = each.generated;
    const known = newest.get(declaration.id)?.generated.declaration;
    if (known === undefined || versionOf(known) <= versionOf(declaration)) newest.set(declaration.id, each);
  }
  return [...newest.values()];
}

/** How many of these violate, which only the generator knows of those that nobody looked at. */
export function trueRate(lodged: readonly Lodged[]): Rate {
  return wilsonRate(lodged.filter(isViolating).length, lodged.length);
}

function isViolating({ generated }: Lodged): boolean {
  return generated.truth.violating;
}

/** What a profile in force really cost and changed: each declaration decided again, with it and without it. */
export type Effect = {
  /** Whether deciding again with the profile gives the lanes that the server gave. */
  readonly isAsDecided: boolean;
  readonly changed: number;
  readonly hoursPerWorkingDay: number;
  /** Matches that would have been selected without it too, and those that it alone selects. */
  readonly selectedAnyway: readonly Lodged[];
  readonly selectedByItAlone: readonly Lodged[];
};

export function effectOf(
  profile: RiskProfile,
  before: RuleBook,
  lodged: readonly Lodged[],
  matched: readonly Lodged[],
): Effect {
  const without = compileRuleBook(before);
  const withIt = compileRuleBook({ ...before, profiles: [...before.profiles, profile] });
  const laneWithout = new Map(lodged.map((each) => [each, laneAgain(each, without)]));
  const minutes = lodged.map((each) => {
    const { declaration } = each.generated;
    const minutesIn = (lane: Lane): number => minutesFor(lane, declaration, before.settings);
    return minutesIn(each.decision.lane) - minutesIn(laneWithout.get(each) ?? 'green');
  });
  const days = new Set(lodged.map(({ generated }) => utcDayOf(generated.declaration.lodgedAt)));
  return {
    isAsDecided: lodged.every((each) => laneAgain(each, withIt) === each.decision.lane),
    changed: lodged.filter((each) => laneWithout.get(each) !== each.decision.lane).length,
    hoursPerWorkingDay: minutes.reduce((sum, each) => sum + each, 0) / 60 / days.size,
    selectedAnyway: matched.filter((each) => laneWithout.get(each) !== 'green'),
    selectedByItAlone: matched.filter((each) => laneWithout.get(each) === 'green'),
  };
}

function laneAgain({ generated, decision }: Lodged, ruleBook: CompiledRuleBook): Decision['lane'] {
  const { decidedAt, randomDraw } = decision;
  return decide(generated.declaration, { decidedAt, draw: randomDraw.value }, ruleBook).lane;
}
