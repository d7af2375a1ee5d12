import type { ProfileVersionsView } from '../../../src/server/api.ts';

/** A version with what was done with it. */
export type ShownVersion = ProfileVersionsView['versions'][number];

export type VersionEvent = ShownVersion['events'][number];

/** What a profile says. */
export type Profile = ShownVersion['profile'];

/** When a profile matches. */
export type Condition = Profile['when'];

/** One question about one field. */
export type Predicate = Extract<Condition, { readonly field: string }>;
