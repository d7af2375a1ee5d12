import type { Concern } from '../../domain/concern.ts';
import type { Flow } from '../../domain/declaration.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Rate } from '../../learn/measurement/wilson-interval.ts';
import type { App } from '../app.ts';
import { countText, percentText } from './count-text.ts';
import type { BacktestReport, HistoryShown, ProfileImpact } from './impact-report.ts';
import { BacktestGivenUp } from './run-backtest.ts';

const assumedMaximum = 0.05;
const lookedBackDays = 90;
/** Of a shorter history a share says little. */
const fewestDeclarations = 1_000;
/** So many of the newest tell a share to a thousandth, and a step need not wait for more. */
const mostDeclarations = 200_000;
/** Profiles that a refusal names one by one. */
const mostTold = 20;
const dayMilliseconds = 86_400_000;

/** A profile that would come in force, or stays there with another list, and what a sentence calls it. */
export type Tried = { readonly profile: RiskProfile; readonly name: string };

/**
 * What speaks against profiles being in force, beside lists that are given: that of the last 90 days' flow, or of one
 * direction of it, one alone would send a larger share to red than is set, or that too little could be read to tell.
 * Nothing where the whole history is too short to tell; 'full' where too many ask at a time.
 */
export async function redShareConcerns(
  app: App,
  tried: readonly Tried[],
  lists: NamedLists = {},
): Promise<readonly Concern[] | 'full'> {
  const red = tried.filter(({ profile }) => profile.then.lane === 'red');
  if (red.length === 0) return [];
  const { hash, ruleBook } = app.ruleBook.current;
  const at = app.now();
  const from = new Date(Date.parse(at) - lookedBackDays * dayMilliseconds).toISOString().slice(0, 10);
  const candidates = red.map(({ profile }) => profile);
  const order = { candidates, lists, ruleBook: hash, isAlone: true, period: { from }, at, mostDeclarations };
  try {
    const report = await app.backtests.runForGuard(order);
    return report === 'full' ? 'full' : inShort(concernsIn(report, red, ruleBook.settings));
  } catch (error) {
    // What was not looked at must not pass as looked at.
    if (!(error instanceof BacktestGivenUp)) throw error;
    const what = `The last ${lookedBackDays} days could not be tried: ${error.message}.`;
    return inShort(red.map(({ name }) => tooLittleRead(what, name)));
  }
}

/** The first of many concerns, and of how many more profiles each kind speaks: a list may be asked for by thousands. */
export function inShort(concerns: readonly Concern[]): readonly Concern[] {
  const more = Map.groupBy(concerns.slice(mostTold), ({ code }) => code);
  return [
    ...concerns.slice(0, mostTold),
    ...[...more].map(([code, { length }]) => ({ code, message: `So it is with ${countText(length)} more.` })),
  ];
}

/**
 * What a report says against the profiles it is on: that it shows a larger share of red than is set, of the whole
 * flow or of a direction of it, or that it ended before it could show any.
 */
export function concernsIn(
  { history, profiles }: BacktestReport,
  tried: readonly Tried[],
  settings: Settings,
): readonly Concern[] {
  const maximum = settings.maximumRedShareOfProfile ?? assumedMaximum;
  return profiles.flatMap((impact, place) => {
    const own = tried[place];
    if (own === undefined) throw new Error('A report is on the profiles that were tried');
    return (
      excessOfRed(impact, own, maximum) ?? (history.isComplete ? [] : unknownShare(history, impact, own))
    );
  });
}

function excessOfRed(impact: ProfileImpact, { name }: Tried, maximum: number): Concern | undefined {
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
    `Of the last ${countText(n)} ${excess.of} ${name} would send ${percentText(value)} ` +
    `(${percentText(low)} to ${percentText(high)}) to red; one profile may send ${percentText(maximum)} there.`;
  return { code: 'too-much-to-red', message };
}

function unknownShare(
  history: HistoryShown,
  impact: ProfileImpact,
  { profile: { flow }, name }: Tried,
): readonly Concern[] {
  const read = flow === undefined ? history.declarations : declarationsOf(impact, flow);
  if (read >= fewestDeclarations) return [];
  const what = flow === undefined ? 'declarations' : `${flow} declarations`;
  return [
    tooLittleRead(
      `Of the last ${lookedBackDays} days only ${countText(read)} ${what} were read in time.`,
      name,
    ),
  ];
}

function declarationsOf({ byFlow }: ProfileImpact, wanted: Flow): number {
  return byFlow.find(({ flow }) => flow === wanted)?.declarations ?? 0;
}

function tooLittleRead(what: string, name: string): Concern {
  return { code: 'too-little-read', message: `${what} What share ${name} would send to red is not known.` };
}
