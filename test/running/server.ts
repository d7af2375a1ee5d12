import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { finished, startTamga } from './tamga.ts';

/** A running Tamga, as a user of its API sees it. */
export type RunningServer = {
  readonly url: string;
  readonly adminToken: string;
  readonly process: ChildProcessWithoutNullStreams;
  /** Lines printed so far. */
  readonly printed: () => readonly string[];
  /** A request under /api/v1 with a token. */
  readonly request: (token: string, method: string, path: string, body?: unknown) => Promise<Answer>;
  /** A user with these roles, made by the administrator; answers the token. */
  readonly user: (name: string, roles: readonly string[], offices?: readonly string[]) => Promise<string>;
  readonly stop: () => Promise<number | null>;
};

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly headers: Headers;
};

const adminToken = 'administrator-of-the-tests-0123456789';

/** Starts a server on a free port and waits until it listens. */
export async function startServer(args: readonly string[]): Promise<RunningServer> {
  const child = startTamga(['start', '--port', '0', ...args], { TAMGA_ADMIN_TOKEN: adminToken });
  const lines: string[] = [];
  const ended = finished(child);
  const url = await new Promise<string>((resolve, reject) => {
    let rest = '';
    child.stdout.on('data', (text: string) => {
      rest += text;
      const whole = rest.split('\n');
      rest = whole.pop() ?? '';
      lines.push(...whole);
      const address = whole.map((line) => /^Tamga listens on (http\S+)\/$/.exec(line)?.[1]).find(Boolean);
      if (address !== undefined) resolve(address);
    });
    void ended.then(({ code, stderr }) => reject(new Error(`The server ended with ${code}: ${stderr}`)));
  });
  const request: RunningServer['request'] = (token, method, path, body) =>
    send(url, token, method, path, body);
  return {
    url,
    adminToken,
    process: child,
    printed: () => lines,
    request,
    user: async (name, roles, offices) => {
      const made = await request(adminToken, 'POST', '/users', {
        name,
        roles,
        ...(offices !== undefined && { offices }),
      });
      if (made.status !== 201) throw new Error(`No user ${name}: ${made.text}`);
      return (made.body as { token: string }).token;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return (await ended).code;
    },
  };
}

async function send(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    headers: answer.headers,
    body: text === '' ? undefined : parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
