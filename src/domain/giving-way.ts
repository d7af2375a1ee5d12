import type { Concern } from './concern.ts';
import { moved, type ProfileVersion } from './profile-version.ts';

/**
 * The other versions of a profile that give way to one that is in force or scheduled. The version in force
 * until now is retired when the other comes in force; and only one stands in line, or an older version could
 * take the place of a newer.
 */
export function givingWay(
  taken: ProfileVersion,
  all: readonly ProfileVersion[],
  at: string,
): readonly ProfileVersion[] {
  if (taken.state !== 'active' && taken.state !== 'scheduled') return [];
  return others(taken, all).flatMap((other) => {
    if (other.state === 'scheduled')
      return [moved(other, 'suspended', at, `version ${taken.version} was put in its place`)];
    if (other.state === 'active' && taken.state === 'active')
      return [moved(other, 'retired', at, `version ${taken.version} took its place`)];
    return [];
  });
}

/**
 * What somebody should know before a version comes in force, now or at its time: that it overlaps with an
 * older one, leaves days without any, comes too late for its own validity, or puts another out of the line.
 */
export function concernsOf(taken: ProfileVersion, all: readonly ProfileVersion[]): readonly Concern[] {
  const start = taken.state === 'scheduled' ? taken.scheduledFor : taken.changedAt;
  if ((taken.state !== 'active' && taken.state !== 'scheduled') || start === undefined) return [];
  const inForce = others(taken, all).find(({ state }) => state === 'active');
  return [
    ...ended(taken, start.slice(0, 10)),
    ...(inForce === undefined ? [] : gap(taken, inForce, start.slice(0, 10))),
    ...(inForce === undefined || taken.state === 'active' ? [] : overlap(taken, inForce, start)),
    ...others(taken, all).flatMap((other) => inLine(taken, other)),
  ];
}

function others(taken: ProfileVersion, all: readonly ProfileVersion[]): readonly ProfileVersion[] {
  return all.filter(({ version }) => version !== taken.version);
}

function ended({ version, profile }: ProfileVersion, firstDay: string): readonly Concern[] {
  const lastDay = lastDayOf(profile);
  if (lastDay === undefined || lastDay >= firstDay) return [];
  const message = `Version ${version} is valid to ${lastDay}, so from ${firstDay} on it would match nothing that is lodged.`;
  return [{ code: 'validity-ended', message }];
}

function gap(taken: ProfileVersion, inForce: ProfileVersion, firstDay: string): readonly Concern[] {
  const validFrom = taken.profile.validFrom?.slice(0, 10);
  if (validFrom === undefined || validFrom <= firstDay) return [];
  const lastDay = lastDayOf(inForce.profile);
  const appliesBefore =
    (lastDay === undefined || lastDay >= firstDay) &&
    (inForce.profile.validFrom === undefined || inForce.profile.validFrom.slice(0, 10) < validFrom);
  if (!appliesBefore) return [];
  const message = `Version ${inForce.version} would be retired on ${firstDay}, and version ${taken.version} applies only from ${validFrom}: between them neither would. Schedule it for ${validFrom} to leave no gap.`;
  return [{ code: 'validity-gap', message }];
}

function overlap(taken: ProfileVersion, inForce: ProfileVersion, start: string): readonly Concern[] {
  const lastDay = lastDayOf(inForce.profile);
  if (lastDay !== undefined && lastDay < start.slice(0, 10)) return [];
  const valid = lastDay === undefined ? 'without an end' : `to ${lastDay}`;
  const message = `Version ${inForce.version} is in force and valid ${valid}. At ${start} version ${taken.version} would take its place, and version ${inForce.version} be retired.`;
  return [{ code: 'validity-overlap', message }];
}

function inLine(taken: ProfileVersion, other: ProfileVersion): readonly Concern[] {
  if (other.state !== 'scheduled') return [];
  const message = `Version ${other.version} is scheduled for ${other.scheduledFor}, which would be cancelled: version ${taken.version} takes its place in line.`;
  return [{ code: 'already-scheduled', message }];
}

function lastDayOf({ validTo }: ProfileVersion['profile']): string | undefined {
  return validTo?.slice(0, 10);
}
