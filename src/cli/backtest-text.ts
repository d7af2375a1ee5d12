import { countText, percentText } from '../app/backtest/count-text.ts';
import type { BacktestReport, HitRate, OfficerHours, ProfileImpact } from '../app/backtest/impact-report.ts';
import { type Lane, lanes } from '../domain/lane.ts';
import type { Money } from '../domain/money.ts';

const mostOffices = 10;
const mostExamples = 5;

/** A report as lines that a person reads on a terminal. */
export function backtestText(report: BacktestReport): string {
  const { history, profiles, together, notes } = report;
  const period = history.from === undefined ? '' : `, ${history.from} to ${history.to}`;
  const lines = [
    `${countText(history.declarations)} declarations with ${countText(history.items)} items${period}; ` +
      `${countText(history.inspected)} inspected; beside ${report.ruleBook}`,
    ...profiles.flatMap((profile) => ['', ...profileLines(profile)]),
  ];
  if (together !== undefined) {
    const { changed } = together.lanes;
    lines.push('', `All ${profiles.length} together: ${countText(changed)} declarations take another lane`);
    lines.push(hoursLine(together.officerHours));
  }
  return `${[...lines, '', ...notes].join('\n')}\n`;
}

function profileLines(profile: ProfileImpact): readonly string[] {
  const { matches, matchedItems, shareOfFlow, matchesPerDay, lanes: change, officerHours } = profile;
  const share = `${percentText(shareOfFlow.value)} (${percentText(shareOfFlow.low)} to ${percentText(shareOfFlow.high)})`;
  return [
    `${profile.profile}  ${profile.name}${profile.replaces ? '  (in place of the one in force)' : ''}`,
    `  matches     ${countText(matches)} declarations, ${countText(matchedItems)} items; ${share} of the flow; ${matchesPerDay.value.toFixed(1)} a day`,
    ...profile.remarks.map((remark) => `  -           ${remark}`),
    ...(profile.funnel === undefined ? [] : [`  funnel      ${profile.funnel.text}`]),
    ...(matches === 0 && change.changed === 0 ? [] : detailLines(profile)),
    `  ${hoursLine(officerHours)}`,
  ];
}

function detailLines(profile: ProfileImpact): readonly string[] {
  const { hitRate, revenue, byOffice, overlap, examples } = profile;
  const { random } = hitRate;
  return [
    ...laneLines(profile),
    `  hit rate    ${hitText(hitRate.matches)}; in force ${hitText(hitRate.inForce)}`,
    ...(random === undefined
      ? []
      : [`  at random   ${hitText(random.matches)}; of all drawn ${hitText(random.all)}`]),
    `  revenue     recovered ${moneyText(revenue.recovered)}; at stake ${moneyText(revenue.atStake)}, of new selections ${moneyText(revenue.atStakeOfNew)}`,
    ...byOffice
      .slice(0, mostOffices)
      .map(
        ({ office, matches, declarations, share }) =>
          `  office      ${office || '(none)'}: ${countText(matches)} of ${countText(declarations)}, ${percentText(share.value)}`,
      ),
    ...overlap.profiles.map(
      ({ profile: id, matched, selected, matchedShare, selectedShare }) =>
        `  overlap     ${id}: matches ${countText(matched)} (${percentText(matchedShare)}), selects ${countText(selected)} (${percentText(selectedShare)})`,
    ),
    ...examples
      .slice(0, mostExamples)
      .map(
        ({ declarationId, office, laneInForce, laneWithProfile, isNew, lodgedAt }) =>
          `  example     ${declarationId}, ${lodgedAt.slice(0, 10)}, office ${office}: ${laneInForce} to ${laneWithProfile}${isNew ? ', new' : ''}`,
      ),
  ];
}

function laneLines({ lanes: { matrix, inForce, withProfile } }: ProfileImpact): readonly string[] {
  const moves = lanes.flatMap((from) =>
    lanes
      .filter((to) => to !== from && matrix[from][to] !== 0)
      .map((to) => `${from} to ${to} ${countText(matrix[from][to])}`),
  );
  const counts = (lane: Lane): string =>
    `${lane} ${countText(inForce[lane])} to ${countText(withProfile[lane])}`;
  return [
    `  lanes       ${lanes.map(counts).join(', ')}`,
    ...(moves.length === 0 ? [] : [`  moves       ${moves.join(', ')}`]),
  ];
}

function hoursLine({ inForce, withProfile, difference, differencePerWorkingDay }: OfficerHours): string {
  const sign = difference > 0 ? '+' : '';
  return `hours       ${inForce.total.toFixed(1)} to ${withProfile.total.toFixed(1)} officer-hours, ${sign}${difference.toFixed(1)}; ${sign}${differencePerWorkingDay.toFixed(2)} a working day`;
}

function hitText({ n, violations, value, low, high, tooFew }: HitRate): string {
  if (n === 0) return 'unknown, none inspected';
  const rate = `${violations} of ${n}, ${percentText(value)} (${percentText(low)} to ${percentText(high)})`;
  return tooFew ? `${rate}, too few findings` : rate;
}

function moneyText(amounts: readonly Money[]): string {
  return amounts.length === 0
    ? 'nothing'
    : amounts.map(({ amount, currency }) => `${amount} ${currency}`).join(' and ');
}
