import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '../domain/role.ts';
import { apiOperations } from './operations-table.ts';
import { houseOperations } from './routes/house.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

const initials = {
  D: 'declarant-system',
  C: 'customs-system',
  O: 'officer',
  H: 'chief',
  A: 'analyst',
  P: 'approver',
  M: 'manager',
  U: 'auditor',
  X: 'admin',
} as const satisfies Record<string, Role>;

const finding = {
  inspectedAt: '2026-03-02T10:00:00Z',
  officers: ['B. Karimov'],
  measures: ['physical-examination'],
  result: 'compliant',
};

type Row = readonly [
  operation: string,
  url: string,
  /** Initials of the roles that may. */
  allowed: string,
  content?: unknown,
];

// Written from the contract: who may submit, read, steer, judge, count, look after and check.
const table: readonly Row[] = [
  ['submitDeclaration', 'POST /api/v1/declarations', 'DC', aDeclaration()],
  ['submitBatch', 'POST /api/v1/declarations/batch', 'DC', ''],
  ['listDeclarations', 'GET /api/v1/declarations', 'COHAPU'],
  ['getDeclaration', 'GET /api/v1/declarations/M-1', 'COHAPU'],
  ['getDecision', 'GET /api/v1/declarations/M-1/decision', 'COHAPU'],
  ['getHistory', 'GET /api/v1/declarations/M-1/history', 'COHAPU'],
  ['getNotice', 'GET /api/v1/declarations/M-1/notice', 'DCOHAPU'],
  ['rerouteDeclaration', 'POST /api/v1/declarations/M-1/reroute', 'OH', { to: 'red', reason: 'seal broken' }],
  ['recordFinding', 'POST /api/v1/declarations/M-1/findings', 'OH', finding],
  ['listProfiles', 'GET /api/v1/profiles', 'APU'],
  ['getProfile', 'GET /api/v1/profiles/P-1', 'APU'],
  ['listFields', 'GET /api/v1/fields', 'APU'],
  ['listLibrary', 'GET /api/v1/library', 'APU'],
  ['draftProfile', 'POST /api/v1/profiles', 'A', aProfile()],
  ['submitProfile', 'POST /api/v1/profiles/P-1/submit', 'A'],
  ['approveProfile', 'POST /api/v1/profiles/P-1/approve', 'P'],
  ['activateProfile', 'POST /api/v1/profiles/P-1/activate', 'P'],
  ['shadowProfile', 'POST /api/v1/profiles/P-1/shadow', 'P'],
  ['suspendProfile', 'POST /api/v1/profiles/P-1/suspend', 'P'],
  ['retireProfile', 'POST /api/v1/profiles/P-1/retire', 'P'],
  ['backtestProfile', 'POST /api/v1/profiles/P-1/backtest', 'AP'],
  ['getBacktest', 'GET /api/v1/profiles/P-1/backtest', 'APU'],
  ['getProfileOutcome', 'GET /api/v1/profiles/P-1/outcome', 'APU'],
  ['scheduleProfile', 'POST /api/v1/profiles/P-1/schedule', 'P', { from: '2999-01-01' }],
  ['listProfileVersions', 'GET /api/v1/profiles/P-1/versions', 'APU'],
  ['compareProfileVersions', 'GET /api/v1/profiles/P-1/difference?from=1&to=1', 'APU'],
  ['listProfileReads', 'GET /api/v1/profiles/P-1/reads', 'U'],
  ['listRetirementProposals', 'GET /api/v1/retirement-proposals', 'APU'],
  ['importProfiles', 'POST /api/v1/profiles/import', 'X', [aProfile()]],
  ['listLists', 'GET /api/v1/lists', 'APU'],
  ['getList', 'GET /api/v1/lists/L-1', 'APU'],
  ['listListVersions', 'GET /api/v1/lists/L-1/versions', 'APU'],
  ['listEntries', 'GET /api/v1/lists/L-1/entries', 'APU'],
  ['getListDifference', 'GET /api/v1/lists/L-1/difference?from=1&to=2', 'APU'],
  ['createList', 'POST /api/v1/lists', 'A', { name: 'L-1', kind: 'party', owner: 'o' }],
  ['proposeEntries', 'POST /api/v1/lists/L-1/entries', 'A', { entries: [{ value: 'x' }] }],
  ['uploadEntries', 'POST /api/v1/lists/L-1/entries/batch', 'A', ''],
  ['acceptList', 'POST /api/v1/lists/L-1/accept?version=1', 'P'],
  ['withdrawList', 'POST /api/v1/lists/L-1/withdraw?version=1', 'AP'],
  ['listRuleBooks', 'GET /api/v1/rule-books', 'APU'],
  ['getRuleBook', `GET /api/v1/rule-books/sha256:${'0'.repeat(64)}`, 'APU'],
  ['listShadow', 'GET /api/v1/shadow', 'APU'],
  ['getProfileShadow', 'GET /api/v1/profiles/P-1/shadow', 'APU'],
  ['listChallengers', 'GET /api/v1/challengers', 'APU'],
  ['registerChallenger', 'POST /api/v1/challengers', 'A', { name: 'spring', profiles: [] }],
  ['startChallenger', 'POST /api/v1/challengers/spring/start', 'P'],
  ['stopChallenger', 'POST /api/v1/challengers/spring/stop', 'P'],
  ['compareChallenger', 'GET /api/v1/challengers/spring/comparison', 'APU'],
  ['compareRuleBooks', `GET /api/v1/rule-books/sha256:${'0'.repeat(64)}/difference`, 'APU'],
  ['rollBackRuleBook', `POST /api/v1/rule-books/sha256:${'0'.repeat(64)}/activate`, 'P', { reason: 'why' }],
  ['listReferences', 'GET /api/v1/references', 'APU'],
  ['getReference', 'GET /api/v1/references/current?code=640399', 'APU'],
  ['screenParties', 'POST /api/v1/screening', 'OHA', { parties: [{ name: 'n' }] }],
  ['decideOnMatch', 'POST /api/v1/screening/decisions', 'OHA', {}],
  ['listScreeningDecisions', 'GET /api/v1/screening/decisions', 'OHAPU'],
  ['listDraws', 'GET /api/v1/draws', 'DCOHAPMUX'],
  ['listActs', 'GET /api/v1/audit', 'U'],
  ['listUsers', 'GET /api/v1/users', 'UX'],
  ['createUser', 'POST /api/v1/users', 'X', { name: 'new', roles: ['officer'] }],
  ['disableUser', 'POST /api/v1/users/usr_none/disable', 'X'],
  ['renewToken', 'POST /api/v1/users/usr_none/token', 'X'],
  ['watchOperations', 'GET /api/v1/operations', 'OHAPMU'],
  ['askHistory', 'POST /api/v1/history/questions', 'AP', {}],
  ['listParties', 'GET /api/v1/parties', 'OHAPU'],
  ['getParty', 'GET /api/v1/parties/importer/123', 'OHAPU'],
  ['getPartyCategories', 'GET /api/v1/parties/importer/123/categories', 'OHAPU'],
  ['getPartyNetwork', 'GET /api/v1/parties/importer/123/network', 'OHAPU'],
];

const open: readonly Row[] = [
  ['signIn', 'POST /api/v1/sessions', 'all', { token: 'none' }],
  ['getSession', 'GET /api/v1/sessions', 'all'],
  ['signOut', 'DELETE /api/v1/sessions', 'all'],
  ['getHealth', 'GET /healthz', 'all'],
  ['getReadiness', 'GET /readyz', 'all'],
  ['getMetrics', 'GET /metrics', 'all'],
  ['getOpenApi', 'GET /api/openapi.json', 'all'],
];

let house: TestServer;
beforeAll(async () => {
  house = await testServer();
});
afterAll(() => house.server.close());

async function answerTo(token: string | undefined, url: string, content?: unknown) {
  const [method, path] = url.split(' ') as ['GET', string];
  return house.call(token, method, path, content);
}

async function statusOf(token: string | undefined, url: string, content?: unknown): Promise<number> {
  return (await answerTo(token, url, content)).status;
}

function rowOf([operation, url, allowed, content]: Row) {
  return { operation, url, allowed, content };
}

test('the table names every operation there is', () => {
  const named = [...table, ...open].map(([operation]) => operation).sort();
  expect(named).toEqual([...apiOperations, ...houseOperations].map(({ id }) => id).sort());
});

describe.each(table.map(rowOf))('$operation', ({ url, allowed, content }) => {
  test('nobody: 401', async () => {
    expect(await statusOf(undefined, url, content)).toBe(401);
    expect(await statusOf('a-token-that-nobody-was-given', url, content)).toBe(401);
  });

  test.each(Object.entries(initials))('%s', async (initial, role) => {
    const { status, json } = await answerTo(house.tokens[role], url, content);
    // Whoever may activate may still be the one who approved.
    if (allowed.includes(initial))
      expect(['unauthenticated', 'forbidden', 'cross-site']).not.toContain(json.code);
    else expect([status, json.code]).toEqual([403, 'forbidden']);
  });
});

describe.each(open.map(rowOf))('$operation is open', ({ operation, url, content }) => {
  test.each([undefined, ...roles])('to %s', async (role) => {
    const status = await statusOf(role && house.tokens[role], url, content);
    // Signing in is open, but not with a token that is none.
    expect(status).toBe(operation === 'signIn' ? 401 : operation === 'signOut' ? 204 : 200);
  });
});

test('the auditor changes nothing: every operation that is no GET is refused but signing in and out', async () => {
  for (const [operation, url, , content] of [...table, ...open]) {
    if (url.startsWith('GET ') || operation.startsWith('sign')) continue;
    expect([operation, await statusOf(house.tokens.auditor, url, content)]).toEqual([operation, 403]);
  }
});

test('rights add up', async () => {
  const both = await house.addUser('both', ['auditor', 'analyst']);
  expect(await statusOf(both, 'GET /api/v1/audit')).toBe(200);
  expect(await statusOf(both, 'POST /api/v1/profiles', aProfile({ name: 'again' }))).toBe(201);
});

test('a refusal is the same whatever the content and whether the id is there', async () => {
  const refused = await Promise.all([
    house.call(house.tokens.admin, 'GET', '/api/v1/declarations/D-1/decision'),
    house.call(house.tokens.admin, 'GET', '/api/v1/declarations/nowhere/decision?version=x'),
    house.call(house.tokens.admin, 'POST', '/api/v1/declarations', 'not json'),
    house.call(house.tokens.admin, 'POST', '/api/v1/declarations', aDeclaration()),
  ]);
  for (const { status, text } of refused) expect([status, text]).toEqual([403, refused[0].text]);
});
