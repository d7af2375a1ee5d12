import { createHash } from 'node:crypto';
import type { ActKind, NewAct, profileStepKinds } from '../domain/act.ts';
import type { ProfileVersion } from '../domain/profile-version.ts';

/** The act that tells of one version of a profile, which is its body. */
export function profileAct(
  kind: (typeof profileStepKinds)[number],
  version: ProfileVersion,
  actor: string,
  at: string,
): NewAct {
  return { at, actor, kind, subject: subjectOf(version), body: JSON.stringify(version) };
}

/** What an act on many versions at once tells of them: where each stands, and its hash. */
export function versionsTold(
  versions: readonly ProfileVersion[],
): Readonly<Record<string, { readonly state: string; readonly hash: string }>> {
  return Object.fromEntries(
    versions.map((version) => [
      subjectOf(version),
      { state: version.state, hash: sha256(JSON.stringify(version)) },
    ]),
  );
}

/** Acts on versions that gave way to another; who made them give way did it. */
export function givingWayActs(
  versions: readonly ProfileVersion[],
  actor: string,
  at: string,
): readonly NewAct[] {
  return versions.map((version) => profileAct(kindOfState[version.state], version, actor, at));
}

const kindOfState = {
  draft: 'profile.drafted',
  submitted: 'profile.submitted',
  approved: 'profile.approved',
  scheduled: 'profile.scheduled',
  active: 'profile.activated',
  shadow: 'profile.shadowed',
  suspended: 'profile.suspended',
  retired: 'profile.retired',
} as const satisfies Record<ProfileVersion['state'], ActKind>;

function subjectOf({ profile, version }: ProfileVersion): string {
  return `${profile.id}@${version}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
