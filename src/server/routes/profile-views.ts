import type { ShownProfile } from '../../app/profiles/record-read.ts';
import { conditionInWords } from '../../domain/condition-words.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { ProfileView } from '../api.ts';

/** A version as the API shows it, its condition also in words. */
export function viewOf(version: ProfileVersion): ProfileView {
  return { id: version.profile.id, ...version, inWords: conditionInWords(version.profile.when) };
}

/** A version as the record of reads names it. */
export function shownOf({ profile, version }: ProfileVersion): ShownProfile {
  return { id: profile.id, version };
}
