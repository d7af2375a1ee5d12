import type { ShownProfile } from '../../app/record-read.ts';
import { conditionInWords } from '../../domain/condition-words.ts';
import type { Fault } from '../../domain/problem.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import { problemAt } from '../../intake/problems.ts';
import type { Answer } from '../answer.ts';
import type { ProfileView } from '../api.ts';
import { requestPlace } from '../body/read-content.ts';
import { refuseContent } from '../refuse-content.ts';

/** A version as the API shows it, its condition also in words. */
export function viewOf(version: ProfileVersion): ProfileView {
  return { id: version.profile.id, ...version, inWords: conditionInWords(version.profile.when) };
}

/** A version as the record of reads names it. */
export function shownOf({ profile, version }: ProfileVersion): ShownProfile {
  return { id: profile.id, version };
}

/** A profile that cannot be taken, with what is wrong in it. */
export function refuseFaults(faults: readonly Fault[]): Answer {
  return refuseContent(
    faults.map(({ steps, code, message }) => problemAt(requestPlace, steps, code, message)),
  );
}
