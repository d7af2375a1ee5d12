import type { Concern } from './concern.ts';

/** What the values of a list are; it says which are taken. Those of a `table` are keys under which something is looked up. */
export const listKinds = [
  'party',
  'commodity',
  'country',
  'container',
  'number',
  'text',
  'mixed',
  'table',
] as const;
export type ListKind = (typeof listKinds)[number];

/** A list as such: what it is called and who answers for it. */
export type ListHeader = {
  readonly name: string;
  readonly kind: ListKind;
  /** Who answers for it. */
  readonly owner: string;
  readonly description?: string;
  readonly createdBy: string;
  readonly createdAt: string;
};

/** How many entries a version adds, changes and removes, and how many it then has. */
export type ListCounts = {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly entries: number;
};

export const listVersionStates = ['proposed', 'accepted', 'withdrawn'] as const;
export type ListVersionState = (typeof listVersionStates)[number];

/** Changes of a list that were proposed together. They never change; whether they were accepted does, once. */
export type ListVersion = ListCounts & {
  readonly list: string;
  readonly version: number;
  /** The version they change; absent for the first. */
  readonly base?: number;
  readonly author: string;
  readonly createdAt: string;
  readonly reason?: string;
  /** Hash of the changes. */
  readonly changes: string;
  readonly state: ListVersionState;
  /** Who accepted or withdrew it, and when. */
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  /** Hash of the list as it then is for profiles, once accepted. */
  readonly content?: string;
  /** Why it was accepted, where that was said. */
  readonly decisionReason?: string;
  /** What spoke against accepting it, where somebody confirmed it all the same, for that reason. */
  readonly confirmed?: readonly Concern[];
};

/**
 * The version of a list that a rule book holds: the newest accepted one of that content. Two versions of one
 * content differ in remarks only, of which the newer hold.
 */
export function versionOfContent(
  versions: readonly ListVersion[],
  content: string | undefined,
): ListVersion | undefined {
  return versions
    .filter((each) => each.state === 'accepted' && each.content === content)
    .reduce<ListVersion | undefined>(
      (newest, each) => (newest === undefined || each.version > newest.version ? each : newest),
      undefined,
    );
}

/** Why a version cannot be accepted or withdrawn. */
export type ListDecisionRefusal =
  | { readonly kind: 'wrong-state'; readonly state: ListVersionState }
  | { readonly kind: 'four-eyes' }
  | { readonly kind: 'overtaken'; readonly by: number | undefined };

/** Whether a person may accept a version, given the one in force. Whoever wrote a change does not judge it. */
export function refusalToAccept(
  version: ListVersion,
  inForce: number | undefined,
  by: string,
): ListDecisionRefusal | undefined {
  if (version.state !== 'proposed') return { kind: 'wrong-state', state: version.state };
  if (version.author === by) return { kind: 'four-eyes' };
  if (version.base !== inForce) return { kind: 'overtaken', by: inForce };
  return undefined;
}
