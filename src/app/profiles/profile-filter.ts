import type { ProfileState } from '../../domain/profile-version.ts';

/** Which profiles to list, each in its newest version, or the newest in the state asked for. */
export type ProfileFilter = {
  readonly state?: ProfileState;
  /** The risk area as it is written, whatever its case. */
  readonly riskArea?: string;
  /** Part of the id, the name or the owner, whatever its case. */
  readonly contains?: string;
};
