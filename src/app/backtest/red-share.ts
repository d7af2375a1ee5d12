import type { Concern } from '../../domain/concern.ts';
import type { Flow } from '../../domain/declaration.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Rate } from '../../learn/measurement/wilson-interval.ts';
import type { App } from '../app.ts';
import { countText, percentText } from './count-text.ts';
import type { BacktestReport, ProfileImpact } from './impact-report.ts';
import { BacktestGivenUp } from './run-backtest.ts';

const assumedMaximum = 0.05;
const lookedBackDays = 90;
/** Of a shorter history a share says little. */
const fewestDeclarations = 1_000;
/** So many of the newest tell a share to a thousandth, and a step need not wait for more. */
const mostDeclarations = 200_000;
const dayMilliseconds = 86_400_000;

/**
 * What speaks against bringing a profile in force: that of the last 90 days' flow, or of one direction of it, it
 * alone would send a larger share to red than is set, or that too little could be read to tell. Undefined where
 * nothing does, and where the whole history is too short to tell; 'full' where too many ask at a time.
 */
export async function redShareConcern(app: App, profile: RiskProfile): Promise<Concern | 'full' | undefined> {
  if (profile.then.lane !== 'red') return undefined;
  const { hash, ruleBook } = app.ruleBook.current;
  const at = app.now();
  const from = new Date(Date.parse(at) - lookedBackDays * dayMilliseconds).toISOString().slice(0, 10);
  const order = { candidate: profile, ruleBook: hash, isAlone: true, period: { from }, at, mostDeclarations };
  try {
    const report = await app.backtests.runForGuard(order);
    return report === 'full' ? 'full' : redShareIn(report, profile, ruleBook.settings);
  } catch (error) {
    // What was not looked at must not pass as looked at.
    if (error instanceof BacktestGivenUp)
      return tooLittleRead(`It could not be tried on the last ${lookedBackDays} days: ${error.message}.`);
    throw error;
  }
}

/**
 * What a report on a profile says against it: that it shows a larger share of red than is set, of the whole flow
 * or of a direction of it, or that it ended before it could show any.
 */
export function redShareIn(
  { history, profiles }: BacktestReport,
  { flow }: Pick<RiskProfile, 'flow'>,
  settings: Settings,
): Concern | undefined {
  const [impact] = profiles;
  if (impact === undefined) return undefined;
  const excess = excessOfRed(impact, settings.maximumRedShareOfProfile ?? assumedMaximum);
  if (excess !== undefined || history.isComplete) return excess;
  const read = flow === undefined ? history.declarations : declarationsOf(impact, flow);
  if (read >= fewestDeclarations) return undefined;
  const what = flow === undefined ? 'declarations' : `${flow} declarations`;
  return tooLittleRead(
    `Of the last ${lookedBackDays} days only ${countText(read)} ${what} were read in time.`,
  );
}

function excessOfRed(impact: ProfileImpact, maximum: number): Concern | undefined {
  const shares = [
    { of: 'declarations', share: impact.sentToRed },
    ...impact.byFlow.map(({ flow, sentToRed }) => ({ of: `${flow} declarations`, share: sentToRed })),
  ];
  const excess = shares
    .filter(({ share }) => share.n >= fewestDeclarations && share.value > maximum)
    .reduce<{ of: string; share: Rate } | undefined>(
      (highest, each) => (highest !== undefined && highest.share.value >= each.share.value ? highest : each),
      undefined,
    );
  if (excess === undefined) return undefined;
  const { value, low, high, n } = excess.share;
  const message =
    `Of the last ${countText(n)} ${excess.of} it would send ${percentText(value)} ` +
    `(${percentText(low)} to ${percentText(high)}) to red; one profile may send ${percentText(maximum)} there.`;
  return { code: 'too-much-to-red', message };
}

function declarationsOf({ byFlow }: ProfileImpact, wanted: Flow): number {
  return byFlow.find(({ flow }) => flow === wanted)?.declarations ?? 0;
}

function tooLittleRead(what: string): Concern {
  return { code: 'too-little-read', message: `${what} What share it would send to red is not known.` };
}
