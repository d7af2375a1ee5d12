import type { ActKind } from '../../domain/act.ts';
import type { Concern } from '../../domain/concern.ts';
import type { ProfileState } from '../../domain/profile-version.ts';

/** Something that was done with a version of a profile, as the chain of acts tells it. */
export type ProfileEvent = {
  readonly version: number;
  readonly kind: ActKind;
  readonly at: string;
  /** Name of the user, or "system". */
  readonly by: string;
  /** Where the version stood after it; absent where it moved nowhere, as when it was tried on history. */
  readonly state?: ProfileState;
  readonly reason?: string;
  /** What spoke against it and was confirmed, for that reason. */
  readonly confirmed?: readonly Concern[];
};

/** What the record tells of profiles beside their versions. */
export type ProfileHistoryStore = {
  /** What was done with the versions of a profile, the oldest first. */
  events(id: string): Promise<readonly ProfileEvent[]>;
  /** Ids of the profiles with a version whose scheduled time has come; asked often, so an index answers. */
  due(now: string): Promise<readonly string[]>;
};
