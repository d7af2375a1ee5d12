import type { RiskProfile } from '../../domain/risk-profile.ts';
import { countText, percentText } from './count-text.ts';
import { excludingStep, questionText } from './funnel-text.ts';
import type { HitRate, ProfileImpact } from './impact-report.ts';

/** From this share on, what a profile would do is done already. */
const redundantShare = 0.5;

/** What stands out in an impact, each in a sentence with its counts. */
export function remarksOn(impact: Omit<ProfileImpact, 'remarks'>, profile: RiskProfile): readonly string[] {
  if (impact.matches === 0) return [nothingMatches(impact)];
  return [
    ...overlapRemarks(impact, profile),
    ...newRemark(impact),
    ...laneRemark(impact),
    hitRemark(impact.hitRate.matches),
  ];
}

function nothingMatches({ funnel }: Omit<ProfileImpact, 'remarks'>): string {
  const excluding = funnel && excludingStep(funnel);
  if (excluding === undefined) return 'Nothing matches.';
  return `Nothing matches: no ${funnel?.unit === 'items' ? 'item' : 'declaration'} passes ${questionText(excluding.asks)} after the questions before it.`;
}

/** What it selects, or matches where it selects nothing of its own or only a share. */
function overlapRemarks(
  { overlap, matches }: Omit<ProfileImpact, 'remarks'>,
  { then: { lane, selectionRate } }: RiskProfile,
): readonly string[] {
  const selectsAll = lane !== undefined && lane !== 'green' && selectionRate === undefined;
  const what = selectsAll ? 'what it would select' : 'what it matches';
  return overlap.profiles
    .filter(({ selectedShare }) => selectedShare >= redundantShare)
    .map(
      ({ profile, selected, selectedShare }) =>
        `${percentText(selectedShare)} of ${what} is already selected by ${profile} (${countText(selected)} of ${countText(matches)}).`,
    );
}

function newRemark({ overlap, matches }: Omit<ProfileImpact, 'remarks'>): readonly string[] {
  const { selectedByNothing } = overlap;
  return [
    selectedByNothing === 0
      ? `Nothing of it is new: something else in force selects all ${countText(matches)} matches already.`
      : `${percentText(selectedByNothing / matches)} of it is new: ${countText(selectedByNothing)} of ${countText(matches)} matches are selected by nothing else in force.`,
  ];
}

function laneRemark({ lanes, officerHours }: Omit<ProfileImpact, 'remarks'>): readonly string[] {
  if (lanes.changed === 0) return ['No declaration would take another lane.'];
  const perDay = officerHours.differencePerWorkingDay;
  const sign = perDay > 0 ? '+' : '';
  return [
    `${countText(lanes.changed)} declarations would take another lane; ${sign}${perDay.toFixed(1)} officer-hours a working day.`,
  ];
}

function hitRemark({ n, violations, tooFew, value, low, high }: HitRate): string {
  if (n === 0) return 'None of the matches was ever inspected, so its hit rate is unknown.';
  const counts = `${countText(violations)} violations in ${countText(n)} inspected matches`;
  const rate = `${percentText(value)} (${percentText(low)} to ${percentText(high)})`;
  return tooFew ? `Too few findings to tell: ${counts}, ${rate}.` : `${counts}: ${rate}.`;
}
