import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { createUser } from '../../app/access/sign-in.ts';
import type { App } from '../../app/app.ts';
import { Backtests } from '../../app/backtest/backtests.ts';
import { runBacktest } from '../../app/backtest/run-backtest.ts';
import { DrawSecrets } from '../../app/declarations/draw-secrets.ts';
import { SubmissionQueue } from '../../app/declarations/submission-queue.ts';
import { KnowledgeInForce } from '../../app/knowledge/knowledge-in-force.ts';
import type { DaySecretStore, Store } from '../../app/ports/store.ts';
import { ReferencesInUse } from '../../app/references/references-in-use.ts';
import { RuleBookInForce } from '../../app/rule-books/rule-book-in-force.ts';
import { ClearancesInForce } from '../../app/screening/clearances-in-force.ts';
import { type Role, roles } from '../../domain/role.ts';
import { createServer } from '../create-server.ts';
import type { ServerOptions } from '../server-options.ts';
import { memoryParties, memoryQuestions } from './memory-history.ts';
import { memoryStore } from './memory-store.ts';

export type TestServer = {
  readonly server: FastifyInstance;
  readonly app: App;
  readonly tokens: Readonly<Record<Role, string>>;
  /** Another user, with a token of its own. */
  readonly addUser: (name: string, roles: readonly Role[], offices?: readonly string[]) => Promise<string>;
  /** One request with a token, and JSON unless the content is text or bytes. */
  readonly call: (
    token: string | undefined,
    method: Method,
    url: string,
    content?: unknown,
  ) => Promise<Called>;
};

type Method = 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH' | 'HEAD' | 'OPTIONS';
export type Called = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
};

/** A server on a store in memory, with one user of each role. */
export async function testServer(
  options: Partial<ServerOptions> = {},
  store: Store = memoryStore(),
  now?: () => string,
): Promise<TestServer> {
  const app = openApp(store, now);
  const server = await createServer(app, { version: '0.0.0', logLevel: 'silent', ...options });
  const addUser: TestServer['addUser'] = async (name, held, offices) => {
    const made = await createUser(app, { name, roles: held, ...(offices && { offices }) }, 'system');
    if (made.kind !== 'created') throw new Error(`There is a user ${name} already`);
    return made.token;
  };
  const tokens = {} as Record<Role, string>;
  for (const role of roles) tokens[role] = await addUser(`the-${role}`, [role]);
  const call: TestServer['call'] = async (token, method, url, content) => {
    const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
    const response = await server.inject({
      method,
      url,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(content !== undefined && { 'content-type': 'application/json' }),
      },
      ...(content !== undefined && { payload: isRaw ? content : JSON.stringify(content) }),
    });
    const { statusCode: status, headers: answered, body: text } = response;
    const isJson = /json(;|$)/.test(String(answered['content-type'])) && text !== '';
    return { status, headers: answered, text, json: isJson ? JSON.parse(text) : {} };
  };
  return { server, app, tokens, addUser, call };
}

export function openApp(store: Store, now = (): string => new Date().toISOString()): App {
  const ruleBook = new RuleBookInForce(store.ruleBooks, store.ruleBookHistory);
  const clearances = new ClearancesInForce(store.screening);
  const knowledge = new KnowledgeInForce({ clearances });
  const drawSecrets = new DrawSecrets(withoutChance(store.daySecrets));
  const submissions = new SubmissionQueue(store.declarations, ruleBook, knowledge, drawSecrets, now);
  const backtests = new Backtests((order, signal) => runBacktest(store, order, signal));
  const history = memoryQuestions(store.history);
  const references = new ReferencesInUse({ store, ruleBook, knowledge, now });
  const parties = memoryParties(store.history);
  const ways = { drawSecrets, submissions, backtests };
  return { store, ruleBook, knowledge, references, clearances, ...ways, history, parties, now };
}

/** Every day has one secret, so that a test draws the same declarations at every run. */
function withoutChance(store: DaySecretStore): DaySecretStore {
  const secret = 'the secret of every day';
  const hash = createHash('sha256').update(secret).digest('hex');
  return { ...store, commit: ({ day }, act) => store.commit({ day, secret, hash }, act) };
}
