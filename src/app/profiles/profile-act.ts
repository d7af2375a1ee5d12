import { createHash } from 'node:crypto';
import type { NewAct, profileStepKinds } from '../../domain/act.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import { versionSubject } from '../../domain/version-subject.ts';

type ProfileStepKind = (typeof profileStepKinds)[number];

/** The act that tells that a version came to a state. */
export const kindOfState = {
  draft: 'profile.drafted',
  submitted: 'profile.submitted',
  approved: 'profile.approved',
  scheduled: 'profile.scheduled',
  active: 'profile.activated',
  shadow: 'profile.shadowed',
  suspended: 'profile.suspended',
  retired: 'profile.retired',
} as const satisfies Record<ProfileVersion['state'], ProfileStepKind>;

/** The act that tells of one version of a profile, which is its body; where it stands now is what was done. */
export function profileAct(version: ProfileVersion, actor: string, at: string): NewAct {
  const kind = kindOfState[version.state];
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

/** How acts name a version. */
export function subjectOf({ profile, version }: ProfileVersion): string {
  return versionSubject(profile.id, version);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
