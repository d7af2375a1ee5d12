import { type Act, profileStepKinds } from '../../domain/act.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';

/** A profile in the version that was shown. */
export type ShownProfile = { readonly id: string; readonly version: number };

/**
 * Puts on record that somebody is about to see the criteria of profiles: one act, however many there are. It is
 * durable when this resolves, so that nobody reads unrecorded. Where none is shown, there is nothing to record.
 */
export async function recordProfileRead(
  app: App,
  user: User,
  operation: string,
  shown: readonly ShownProfile[],
): Promise<void> {
  const [first, ...more] = shown;
  if (first === undefined) return;
  const subject = more.every(({ id }) => id === first.id) ? first.id : `${shown.length} profiles`;
  const body = JSON.stringify({
    operation,
    profiles: shown.map(({ id }) => id),
    versions: shown.map(({ version }) => version),
  });
  await app.store.reads.record({ at: app.now(), actor: user.name, kind: 'profile.read', subject, body });
}

/** Puts on record that somebody is about to see a whole rule book, and with it every criterion in it. */
export async function recordRuleBookRead(
  app: App,
  user: User,
  operation: string,
  hash: string,
): Promise<void> {
  const body = JSON.stringify({ operation });
  await app.store.reads.record({
    at: app.now(),
    actor: user.name,
    kind: 'rule-book.read',
    subject: hash,
    body,
  });
}

/** Puts on record that somebody is about to see what is on a list, or to ask what tells it. */
export async function recordListRead(
  app: Pick<App, 'store' | 'now'>,
  user: User,
  name: string,
  what: Readonly<Record<string, unknown>>,
): Promise<void> {
  const body = JSON.stringify(what);
  await app.store.reads.record({ at: app.now(), actor: user.name, kind: 'list.read', subject: name, body });
}

const stepKinds: ReadonlySet<string> = new Set(profileStepKinds);

/** The profiles that acts hold in full: whoever is shown the acts sees their criteria. */
export function profilesIn(acts: readonly Act[]): readonly ShownProfile[] {
  return acts
    .filter(({ kind }) => stepKinds.has(kind))
    .map(({ body }) => {
      const { profile, version } = JSON.parse(body) as ProfileVersion;
      return { id: profile.id, version };
    });
}
