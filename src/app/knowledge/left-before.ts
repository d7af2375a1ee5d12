import { type Declaration, versionOf } from '../../domain/declaration.ts';
import { utcDayOf } from '../../domain/moment.ts';
import type { OwnPast } from '../../identify/history/own-past.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import { isAgainstValue } from '../references/build-references.ts';

/**
 * The version of a declaration on which references may rest: of those they knew of, the newest, as the others were
 * superseded. Not one that waits for its control yet, or whose value officers found wrong; undefined where there is none.
 *
 * Whether a superseded version was settled when the references were built, its past does not tell: it is taken for it.
 */
export function leftBefore(
  { versions, findings }: OwnPast,
  { from, until }: Pick<UnitValueReferences, 'from' | 'until'>,
): Declaration | undefined {
  const heard = versions.filter(({ at }) => utcDayOf(at) <= until);
  const newest = heard.reduce<(typeof heard)[number] | undefined>(
    (best, each) =>
      best === undefined || versionOf(each.declaration) > versionOf(best.declaration) ? each : best,
    undefined,
  );
  if (newest === undefined || newest.isWaiting === true) return undefined;
  const { declaration } = newest;
  const day = utcDayOf(declaration.lodgedAt);
  if (day < from || day > until) return undefined;
  const isWrong = findings.some(
    (found) =>
      found.declaration === declaration && isAgainstValue(found.finding) && utcDayOf(found.at) <= until,
  );
  return isWrong ? undefined : declaration;
}
