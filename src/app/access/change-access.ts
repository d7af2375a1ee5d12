import { randomBytes } from 'node:crypto';
import type { NewAct } from '../../domain/act.ts';
import type { User, UserId } from '../../domain/user.ts';
import type { App } from '../app.ts';
import { tokenHashOf } from './sign-in.ts';

/**
 * Takes a user's access away for good: its token and its sessions end. Nobody takes away their own, and the last
 * administrator keeps it: two could disable each other in the same moment.
 */
export async function disableUser(
  app: App,
  id: string,
  by: User,
  reason?: string,
): Promise<'disabled' | 'missing' | 'unchanged' | 'own-access' | 'last-administrator'> {
  if (id === by.id) return 'own-access';
  const body = JSON.stringify({ ...(reason !== undefined && { reason }) });
  return app.store.users.disable(id as UserId, actOf(app, 'user.disabled', id, by, body));
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

function actOf(
  app: App,
  kind: 'user.disabled' | 'user.token-renewed',
  subject: string,
  by: User,
  body = '{}',
): NewAct {
  return { at: app.now(), actor: by.name, kind, subject, body };
}
