import { defaultDaysWithoutMatch } from '../../domain/settings.ts';
import type { App } from '../app.ts';
import type { MatchCount, MatchedVersion } from '../ports/match-store.ts';

/** A version in force that perhaps should not be any more. A person decides. */
export type RetirementProposal = MatchedVersion & {
  readonly why: 'no-match' | 'validity-ended';
  readonly daysInForce: number;
};

export type RetirementProposals = {
  readonly at: string;
  /** Days without a match after which a profile is proposed. */
  readonly daysWithoutMatch: number;
  readonly counted: MatchCount;
  readonly proposals: readonly RetirementProposal[];
};

/** Declarations counted at a time: some tens of milliseconds of the database's time. */
const countedAtOnce = 2_000;
/** How long an answer waits for the count to come up with what was decided. */
const patienceMilliseconds = 2_000;
const pauseMilliseconds = 10;
const dayMilliseconds = 86_400_000;

/**
 * Profiles in force whose validity ended, or that nothing matched for long. While not every decision is counted
 * nobody can know the latter, and so none is proposed for it.
 */
export async function proposeRetirements(app: App): Promise<RetirementProposals> {
  const { settings } = app.ruleBook.current.ruleBook;
  const daysWithoutMatch = settings.expireAfterDaysWithoutMatch ?? defaultDaysWithoutMatch;
  const counted = await countMatches(app, Date.now() + patienceMilliseconds);
  const at = app.now();
  const today = at.slice(0, 10);
  const since = new Date(Date.parse(at) - daysWithoutMatch * dayMilliseconds).toISOString().slice(0, 10);
  const idle = await app.store.matches.idle(since, today);
  const proposals = idle.flatMap((matched): RetirementProposal[] => {
    const { profile, changedAt } = matched.version;
    const hasEnded = profile.validTo !== undefined && profile.validTo.slice(0, 10) < today;
    if (!hasEnded && !counted.isComplete) return [];
    const daysInForce = Math.floor((Date.parse(at) - Date.parse(changedAt)) / dayMilliseconds);
    return [{ ...matched, why: hasEnded ? 'validity-ended' : 'no-match', daysInForce }];
  });
  return { at, daysWithoutMatch, counted, proposals };
}

/** Counts until all is counted or a time has come (milliseconds since 1970). */
async function countMatches(app: App, until: number): Promise<MatchCount> {
  let counted = await app.store.matches.count(countedAtOnce);
  while (!counted.isComplete && Date.now() < until) {
    // Between two portions others get their turn, and a node that waits for another does not ask all the time.
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
    counted = await app.store.matches.count(countedAtOnce);
  }
  return counted;
}

/** Counts the matches of what was decided since the last time, for as long as others need not wait. */
export async function keepCounting(app: App): Promise<void> {
  await countMatches(app, Date.now() + patienceMilliseconds);
}
