import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SessionView } from '../../src/server/api.ts';
import { refuse, send } from './fake-answer.ts';

const readsAll = [
  'operations.read',
  'declarations.read',
  'decisions.read',
  'profiles.read',
  'rule-books.read',
] as const;

/** The token of each user is its role. */
const rightsByRole: Readonly<Record<string, readonly string[]>> = {
  officer: ['operations.read', 'declarations.read', 'decisions.read'],
  analyst: [...readsAll, 'profiles.write'],
  approver: [...readsAll, 'profiles.approve'],
  auditor: [...readsAll, 'users.read', 'audit.read'],
  manager: ['operations.read'],
  'declarant-system': ['declarations.submit', 'notices.read-own'],
  admin: ['users.read', 'users.write'],
};

export const fakeTokens = Object.keys(rightsByRole);

const nobody: SessionView = { name: '', roles: [], rights: [] };

/** Who is signed in, by the cookie of the browser. */
export function fakeSessions() {
  const sessions = new Map<string, SessionView>();
  const keyOf = (asked: IncomingMessage) =>
    /tamga_session=([^;]+)/.exec(asked.headers.cookie ?? '')?.[1] ?? '';
  const sessionOf = (asked: IncomingMessage) => sessions.get(keyOf(asked)) ?? nobody;

  async function begin(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { token } = JSON.parse(await bodyOf(asked)) as { token: string };
    const rights = rightsByRole[token];
    if (rights === undefined) return refuse(answer, 401, 'Not signed in');
    const session = { name: `${token}-1`, roles: [token], rights, generatedData: true };
    const key = `key-${sessions.size + 1}`;
    sessions.set(key, session);
    answer.setHeader('set-cookie', `tamga_session=${key}; Path=/; HttpOnly; SameSite=Strict`);
    send(answer, session);
  }

  return {
    may: (asked: IncomingMessage, right: string) => sessionOf(asked).rights.includes(right),
    isKnown: (asked: IncomingMessage) => sessions.has(keyOf(asked)),
    of: sessionOf,
    forget: () => sessions.clear(),
    async serve(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
      if (asked.method === 'POST') return begin(asked, answer);
      if (asked.method === 'GET') return send(answer, sessionOf(asked));
      sessions.delete(keyOf(asked));
      answer.writeHead(204).end();
    },
  };
}

async function bodyOf(asked: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of asked) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
