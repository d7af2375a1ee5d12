import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '../../domain/role.ts';
import type { User, UserId } from '../../domain/user.ts';
import type { App } from '../app.ts';

const sessionHours = 12;

/** Tokens are long random texts, so a plain hash keeps them: there is nothing to guess. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** The user a token belongs to. */
export async function userOfToken(app: App, token: string): Promise<User | undefined> {
  return app.store.users.findByToken(tokenHashOf(token));
}

/** The user of a session that is still open. */
export async function userOfSession(app: App, session: string): Promise<User | undefined> {
  return app.store.users.findBySession(tokenHashOf(session), app.now());
}

/** Opens a session for the user of a token. */
export async function signIn(
  app: App,
  token: string,
): Promise<{ readonly user: User; readonly session: string; readonly expiresAt: string } | undefined> {
  const user = await userOfToken(app, token);
  if (user === undefined) return undefined;
  const session = randomBytes(32).toString('base64url');
  const at = app.now();
  const expiresAt = new Date(Date.parse(at) + sessionHours * 3_600_000).toISOString();
  const body = JSON.stringify({ user: user.id, expiresAt });
  const outcome = await app.store.users.openSession(
    { hash: tokenHashOf(session), user: user.id, tokenHash: tokenHashOf(token), expiresAt },
    { at, actor: user.name, kind: 'session.opened', subject: user.id, body },
  );
  return outcome === 'opened' ? { user, session, expiresAt } : undefined;
}

/** Closes a session; closing one that is not open changes nothing. */
export async function signOut(app: App, user: User, session: string): Promise<void> {
  await app.store.users.closeSession(tokenHashOf(session), {
    at: app.now(),
    actor: user.name,
    kind: 'session.closed',
    subject: user.id,
    body: '{}',
  });
}

export type NewUser = {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly offices?: readonly string[];
};

/** Makes a user with a fresh token, which is shown this once. */
export async function createUser(
  app: App,
  newUser: NewUser,
  by: string,
  token = randomBytes(32).toString('base64url'),
): Promise<
  | { readonly kind: 'created'; readonly user: User; readonly token: string }
  | { readonly kind: 'name-taken' | 'token-taken' }
> {
  const user: User = { id: `usr_${randomUUID()}` as UserId, ...newUser };
  const body = JSON.stringify(user);
  const act = { at: app.now(), actor: by, kind: 'user.created', subject: user.id, body } as const;
  const outcome = await app.store.users.create(user, tokenHashOf(token), act);
  return outcome === 'created' ? { kind: 'created', user, token } : { kind: outcome };
}
