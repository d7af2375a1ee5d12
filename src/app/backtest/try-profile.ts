import { hash } from 'node:crypto';
import type { NewAct } from '../../domain/act.ts';
import type { User } from '../../domain/user.ts';
import { versionSubject } from '../../domain/version-subject.ts';
import type { App } from '../app.ts';
import { seesOffice, withinOffices } from '../declarations/read-declarations.ts';
import type { KeptBacktest } from '../ports/backtest-store.ts';
import type { HistoryPeriod } from '../ports/past-store.ts';

export type TryResult =
  | { readonly kind: 'tried'; readonly backtest: KeptBacktest }
  | { readonly kind: 'missing' | 'full' };

/** Kept back-tests looked through for one that a user of few offices may see. */
const lookedThrough = 20;

/**
 * Tries the newest version of a profile, or the one named, on the store's history, and keeps what came of it
 * for whoever judges the version. A user of some offices tries it on theirs.
 */
export async function tryProfile(
  app: App,
  user: User,
  id: string,
  version: number | undefined,
  wanted: HistoryPeriod,
  signal: AbortSignal,
): Promise<TryResult> {
  const found = await app.store.profiles.find(id, version);
  if (found === undefined) return { kind: 'missing' };
  const { offices: _, ...days } = wanted;
  const { offices } = withinOffices(user, wanted.offices === undefined ? {} : { offices: wanted.offices });
  const report = await app.backtests.run(
    {
      candidates: [found.profile],
      version: found.version,
      ruleBook: app.ruleBook.current.hash,
      isAlone: false,
      period: { ...days, ...(offices !== undefined && { offices }) },
      at: app.now(),
    },
    signal,
  );
  if (report === 'full') return { kind: 'full' };
  const backtest: KeptBacktest = { profile: id, version: found.version, by: user.name, report };
  const text = JSON.stringify(backtest);
  await app.store.backtests.keep(backtest, text, actOf(backtest, text, app.now()));
  return { kind: 'tried', backtest };
}

/** The act holds the report's hash: who judges a version judges by figures nobody has touched since. */
function actOf({ profile, version, by }: KeptBacktest, text: string, at: string): NewAct {
  const body = JSON.stringify({ report: hash('sha256', text) });
  return { at, actor: by, kind: 'profile.backtested', subject: versionSubject(profile, version), body };
}

/**
 * The last back-test of a profile, or of one of its versions, made before a time if one is given, that speaks of
 * no office the user may not see.
 */
export async function lastBacktest(
  app: App,
  user: User,
  id: string,
  version?: number,
  before?: string,
): Promise<KeptBacktest | undefined> {
  const last = await app.store.backtests.last(id, version, lookedThrough);
  return last.find(
    ({ report: { at, history } }) =>
      (before === undefined || at < before) &&
      (user.offices === undefined || history.offices?.every((office) => seesOffice(user, office)) === true),
  );
}
