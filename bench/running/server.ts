import { readFileSync } from 'node:fs';
import type { Role } from '../../src/domain/role.ts';
import { type CommandOptions, type RunningCommand, startTamga } from './command.ts';
import { type Person, personAt, succeeded } from './person.ts';
import type { Site } from './site.ts';

/** A running `tamga start`, as a program that uses its API sees it. */
export type Server = {
  readonly url: string;
  readonly command: RunningCommand;
  /** A request under /api/v1 by the administrator, or by whoever has the token; an error of the API throws. */
  readonly request: (method: string, path: string, body?: string, token?: string) => Promise<unknown>;
  /** A user of one role, made by the administrator; answers the token. */
  readonly user: (role: Role) => Promise<string>;
  /** A user of some roles, made by the administrator. */
  readonly person: (name: string, roles: readonly Role[]) => Promise<Person>;
};

const adminToken = 'administrator-of-the-benchmarks-0123456789';

/** Starts a server on a free port of this machine and waits until it listens. */
export function startServer(site: Site, data: string): Promise<Server> {
  return listening((options) => startTamga(site, ['start', '--port', '0', '--data', data], options));
}

/** The server that `start` starts, once it listens. */
export async function listening(
  start: (options: Pick<CommandOptions, 'env' | 'onLine'>) => RunningCommand,
): Promise<Server> {
  let listens: (url: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => {
    listens = resolve;
  });
  const command = start({
    env: { TAMGA_ADMIN_TOKEN: adminToken },
    onLine: (line) => {
      const url = /^Tamga listens on (http\S+)\/$/.exec(line)?.[1];
      if (url !== undefined) listens(url);
    },
  });
  const early = command.ended.then(({ code, lastWords }) => {
    throw new Error(`The server ended with ${code}: ${lastWords}`);
  });
  // Once it listens, its end is told by whatever was under way.
  early.catch(() => undefined);
  const url = await Promise.race([address, early]);
  const request: Server['request'] = async (method, path, body, token = adminToken) =>
    succeeded(method, path, await personAt(url, token, early).ask(method, path, body));
  const person: Server['person'] = async (name, roles) => {
    const made = await request('POST', '/users', JSON.stringify({ name, roles }));
    return personAt(url, (made as { token: string }).token, early);
  };
  return { url, command, request, person, user: async (role) => (await person(role, [role])).token };
}

/** Brings the profiles of a file in force. */
export async function activateProfiles(server: Server, file: string): Promise<void> {
  await server.request('POST', '/profiles/import?activate=true', readFileSync(file, 'utf8'));
}

/** How many declarations are stored, by the server's own account; `token` is a manager's. */
export async function decidedCount(server: Server, token: string): Promise<number> {
  const view = await server.request('GET', '/operations?hours=24', undefined, token);
  return (view as { decided: number }).decided;
}
