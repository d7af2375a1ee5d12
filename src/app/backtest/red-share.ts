import type { Concern } from '../../domain/giving-way.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Rate } from '../../learn/measurement/wilson-interval.ts';
import type { App } from '../app.ts';
import { countText, percentText } from './count-text.ts';
import type { BacktestReport } from './impact-report.ts';

const assumedMaximum = 0.05;
const lookedBackDays = 90;
/** Of a shorter history a share says little. */
const fewestDeclarations = 1_000;
/** So many of the newest tell a share to a thousandth, and a step need not wait for more. */
const mostDeclarations = 200_000;
const dayMilliseconds = 86_400_000;

/**
 * What speaks against bringing a profile in force: that of the last 90 days' flow, or of one direction of it, it
 * alone would send a larger share to red than is set. Undefined where nothing does, and where the history is too
 * short to tell; 'full' where too many ask at a time.
 */
export async function redShareConcern(app: App, profile: RiskProfile): Promise<Concern | 'full' | undefined> {
  if (profile.then.lane !== 'red') return undefined;
  const { hash, ruleBook } = app.ruleBook.current;
  const at = app.now();
  const from = new Date(Date.parse(at) - lookedBackDays * dayMilliseconds).toISOString().slice(0, 10);
  const report = await app.backtests.runForGuard({
    candidate: profile,
    ruleBook: hash,
    isAlone: true,
    period: { from },
    at,
    mostDeclarations,
  });
  return report === 'full' ? 'full' : excessOfRed(report, ruleBook.settings);
}

/** Whether a report shows a larger share of red than is set, of the whole flow or of a direction of it. */
export function excessOfRed(report: BacktestReport, settings: Settings): Concern | undefined {
  const maximum = settings.maximumRedShareOfProfile ?? assumedMaximum;
  const [impact] = report.profiles;
  if (impact === undefined) return undefined;
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
