import type { App } from '../app.ts';
import { createUser, userOfToken } from './sign-in.ts';

const administrator = { name: 'admin', roles: ['admin'] } as const;

/**
 * Sees to it that somebody can get in: on an empty store an administrator is made, whose token is answered
 * to be shown once. With a token given from outside, that token is the administrator's at every start.
 */
export async function firstAdministrator(app: App, givenToken?: string): Promise<string | undefined> {
  if (givenToken !== undefined) {
    if ((await userOfToken(app, givenToken)) === undefined) await makeWithToken(app, givenToken);
    return undefined;
  }
  const users = await app.store.users.list();
  if (users.some((user) => user.roles.includes('admin'))) return undefined;
  const made = await createUser(app, administrator, 'system');
  // Another node may have made one in the same moment; its token was printed there.
  return made.kind === 'created' ? made.token : undefined;
}

async function makeWithToken(app: App, token: string): Promise<void> {
  for (let number = 1; number < 1_000; number++) {
    const name = number === 1 ? administrator.name : `${administrator.name}-${number}`;
    const made = await createUser(app, { ...administrator, name }, 'system', token);
    if (made.kind === 'created' || (await userOfToken(app, token)) !== undefined) return;
    if (made.kind === 'token-taken')
      throw new Error(
        'The token given for the administrator is that of a user who was disabled; give another.',
      );
  }
}
