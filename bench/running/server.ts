import { readFileSync } from 'node:fs';
import type { Role } from '../../src/domain/role.ts';
import { type CommandOptions, type RunningCommand, startTamga } from './command.ts';
import type { Site } from './site.ts';

/** A running `tamga start`, as a program that uses its API sees it. */
export type Server = {
  readonly url: string;
  readonly command: RunningCommand;
  /** A request under /api/v1 by the administrator, or by whoever has the token; an error of the API throws. */
  readonly request: (method: string, path: string, body?: string, token?: string) => Promise<unknown>;
  /** A user of one role, made by the administrator; answers the token. */
  readonly user: (role: Role) => Promise<string>;
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
  const request: Server['request'] = (method, path, body, token = adminToken) =>
    send(`${url}/api/v1${path}`, method, token, body);
  return {
    url,
    command,
    request,
    user: async (role) => {
      const made = await request('POST', '/users', JSON.stringify({ name: role, roles: [role] }));
      return (made as { token: string }).token;
    },
  };
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

async function send(url: string, method: string, token: string, body: string | undefined): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname} answers ${answer.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
