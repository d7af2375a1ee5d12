import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendBuiltPage } from './built-pages.ts';
import { refuse, send } from './fake-answer.ts';
import { fakeCases, pageOfCases } from './fake-cases.ts';
import { fakeChallengers } from './fake-challengers.ts';
import type { FakeCase } from './fake-declarations.ts';
import { fakeFields } from './fake-fields.ts';
import { fakeLists } from './fake-lists.ts';
import { fakeOperations } from './fake-operations.ts';
import { fakeProfiles } from './fake-profiles.ts';
import { fakeRuleBooks } from './fake-rule-books.ts';
import { fakeSessions, fakeTokens } from './fake-sessions.ts';

/** A stand-in for the server, with made-up answers: for looking at the pages, and for testing them alone. */
export type FakeApi = {
  readonly origin: string;
  /** Numbers of declarations worth opening. */
  readonly ids: { readonly eventful: string; readonly longest: string; readonly newest: string };
  /** Lets another declaration arrive. */
  readonly arrive: () => FakeCase;
  /** While broken, every request to the API is answered 503. */
  readonly breakDown: (broken: boolean) => void;
  /** Ends every session. */
  readonly forgetSessions: () => void;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly port?: number;
  /** Declarations to begin with. */
  readonly declarations?: number;
  /** Lets one arrive that often. */
  readonly arriveEveryMs?: number;
};

export async function startFakeApi(options: Options = {}): Promise<FakeApi> {
  const cases = fakeCases(options.declarations ?? 1_500);
  const isEmpty = options.declarations === 0;
  const profiles = fakeProfiles(isEmpty ? 0 : 70);
  const lists = fakeLists(isEmpty);
  const challengers = fakeChallengers(isEmpty);
  const ruleBooks = fakeRuleBooks(isEmpty);
  const sessions = fakeSessions();
  let isBroken = false;

  async function respond(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const address = new URL(asked.url ?? '/', 'http://fake');
    const [, api, , noun, id, part] = address.pathname.split('/').map(decodeURIComponent);
    if (api !== 'api') return sendBuiltPage(address.pathname, answer);
    if (isBroken) return refuse(answer, 503, 'Service unavailable');
    if (noun === 'sessions') return sessions.serve(asked, answer);
    if (!sessions.isKnown(asked)) return refuse(answer, 401, 'Not signed in');
    if (!sessions.may(asked, rightFor(noun ?? ''))) return refuse(answer, 403, 'Not allowed');
    if (noun === 'profiles') return profiles.serve(asked, answer, sessions.of(asked), id, part);
    if (noun === 'retirement-proposals') return send(answer, profiles.proposals());
    if (noun === 'fields') return send(answer, fakeFields);
    if (noun === 'challengers') return challengers.serve(answer, id, part);
    if (noun === 'lists') return lists.serve(asked, answer, id, part);
    if (noun === 'rule-books') return ruleBooks.serve(asked, answer, id, part);
    const query = address.searchParams;
    if (noun === 'operations') {
      const office = query.get('office') ?? undefined;
      return send(answer, fakeOperations(cases.all, Number(query.get('hours') ?? 24), office, new Date()));
    }
    if (id === undefined) return send(answer, pageOfCases(cases.all, query));
    const found = cases.all.find(({ declaration }) => declaration.id === id);
    if (found === undefined) return refuse(answer, 404, 'No such declaration');
    if (part === undefined) return send(answer, found.declaration);
    return send(answer, part === 'decision' ? found.decision : { entries: found.history });
  }

  const server = createServer((asked, answer) => {
    respond(asked, answer).catch((error: unknown) => refuse(answer, 500, String(error)));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { arriveEveryMs } = options;
  const timer = arriveEveryMs === undefined ? undefined : setInterval(cases.arrive, arriveEveryMs);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ids: cases.ids,
    arrive: cases.arrive,
    breakDown(broken) {
      isBroken = broken;
    },
    forgetSessions: sessions.forget,
    close: () =>
      new Promise((resolve) => {
        clearInterval(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const ofProfiles: ReadonlySet<string> = new Set(['lists', 'retirement-proposals', 'fields', 'challengers']);

function rightFor(noun: string): string {
  return ofProfiles.has(noun) ? 'profiles.read' : `${noun}.read`;
}

if (import.meta.main) {
  const { origin } = await startFakeApi({ port: 8080, arriveEveryMs: 2_000 });
  process.stdout.write(`${origin}\ntokens: ${fakeTokens.join(', ')}\n`);
}
