import { hash } from 'node:crypto';

/** What can happen that the record must keep. */
export const actKinds = [
  'declaration.decided',
  'declaration.rerouted',
  'finding.recorded',
  'profile.drafted',
  'profile.submitted',
  'profile.approved',
  'profile.scheduled',
  'profile.activated',
  'profile.shadowed',
  'profile.suspended',
  'profile.retired',
  'profile.backtested',
  'profiles.imported',
  'profiles.taken-over',
  'profile.read',
  'list.created',
  'list.proposed',
  'list.in-force',
  'list.withdrawn',
  'list.imported',
  'list.read',
  'party.read',
  'rule-book.in-force',
  'challenger.registered',
  'challenger.started',
  'challenger.stopped',
  'rule-book.rolled-back',
  'rule-book.read',
  'references.built',
  'screening.decided',
  'screening.asked',
  'screening.read',
  'draw.committed',
  'user.created',
  'user.disabled',
  'user.token-renewed',
  'session.opened',
  'session.closed',
] as const;
export type ActKind = (typeof actKinds)[number];

/** Acts that tell of one version of a profile each: the version is their body. */
export const profileStepKinds = [
  'profile.drafted',
  'profile.submitted',
  'profile.approved',
  'profile.scheduled',
  'profile.activated',
  'profile.shadowed',
  'profile.suspended',
  'profile.retired',
] as const satisfies readonly ActKind[];

/** Acts that tell of many versions of profiles at once: where each stands now, and its hash. */
export const profileSetKinds = [
  'profiles.imported',
  'profiles.taken-over',
  'rule-book.rolled-back',
] as const satisfies readonly ActKind[];

/** Something a person or a decision did, as it is handed to the record. */
export type NewAct = {
  readonly at: string;
  /** Name of the user, or "system". */
  readonly actor: string;
  readonly kind: ActKind;
  /** What it was done to: a declaration, a profile, a user. */
  readonly subject: string;
  /** All that must be provable later; text, so that its bytes are certain. */
  readonly body: string;
};

/** An act in its place in the chain. */
export type Act = NewAct & { readonly sequence: number; readonly hash: string };

/** The hash before the first act. */
export const chainStart = '0'.repeat(64);

/**
 * The link of an act: a hash of the act and of the link before it, so that none can be changed, moved or
 * taken out without breaking every later one.
 */
export function linkHash(previous: string, sequence: number, act: NewAct): string {
  const { at, actor, kind, subject, body } = act;
  // The JSON of a list of texts and a whole number has one form only.
  return hash('sha256', JSON.stringify([previous, sequence, at, actor, kind, subject, body]));
}

/** The acts with their links, following on a chain's end. */
export function chained(
  acts: readonly NewAct[],
  after: { readonly sequence: number; readonly hash: string },
): readonly Act[] {
  let { sequence, hash: link } = after;
  return acts.map((act) => {
    sequence += 1;
    link = linkHash(link, sequence, act);
    return { ...act, sequence, hash: link };
  });
}
