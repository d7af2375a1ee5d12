import { randomBytes } from 'node:crypto';
import type { NewAct } from '../domain/act.ts';
import type { User, UserId } from '../domain/user.ts';
import type { App } from './app.ts';
import { tokenHashOf } from './sign-in.ts';

/** Takes a user's access away for good: its token and its sessions end. The last administrator keeps it. */
export async function disableUser(
  app: App,
  id: string,
  by: User,
): Promise<'disabled' | 'missing' | 'unchanged' | 'last-administrator'> {
  return app.store.users.disable(id as UserId, actOf(app, 'user.disabled', id, by));
}

/** Gives a user a new token, which is shown this once; the old one and the user's sessions end. */
export async function renewToken(
  app: App,
  id: string,
  by: User,
): Promise<{ readonly kind: 'renewed'; readonly token: string } | { readonly kind: 'missing' | 'disabled' }> {
  const token = randomBytes(32).toString('base64url');
  const act = actOf(app, 'user.token-renewed', id, by);
  const outcome = await app.store.users.renewToken(id as UserId, tokenHashOf(token), act);
  return outcome === 'renewed' ? { kind: 'renewed', token } : { kind: outcome };
}

function actOf(app: App, kind: 'user.disabled' | 'user.token-renewed', subject: string, by: User): NewAct {
  return { at: app.now(), actor: by.name, kind, subject, body: '{}' };
}
