import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshRuleBook } from '../app/rule-books/rule-book-in-force.ts';
import { hashRuleBook } from '../compiled-rule-book.ts';
import { rightsByRole } from '../domain/role.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import { apiOperations } from './operations-table.ts';
import { houseOperations } from './routes/house.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { keepReferences } from './testing/keep-references.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

type Node = { readonly [key: string]: unknown };
type Described = {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Node;
  }[];
  readonly requestBody?: {
    readonly description: string;
    readonly content: Record<string, { readonly schema: Node }>;
  };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, { readonly schema: Node }> }
  >;
  readonly security: readonly Node[];
  readonly 'x-rights'?: readonly string[];
};
type Document = {
  readonly openapi: string;
  readonly info: Node;
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: { readonly schemas: Record<string, Node>; readonly securitySchemes: Node };
};

let house: TestServer;
let document: Document;

beforeAll(async () => {
  house = await testServer();
  document = (await house.call(undefined, 'GET', '/api/openapi.json')).json as Document;
});
afterAll(() => house.server.close());

function described(): readonly { readonly path: string; readonly method: string; readonly it: Described }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, it]) => ({ path, method, it })),
  );
}

function refsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : refsIn(value)));
}

describe('the document', () => {
  test('is OpenAPI 3.1 and describes every operation, and nothing else', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Tamga', version: '0.0.0' } });
    const expected = [
      ...apiOperations.map(({ method, path }) => `${method} /api/v1${path}`),
      ...houseOperations.map(({ method, path }) => `${method} ${path}`),
    ].map((each) => each.replaceAll(/:(\w+)/g, '{$1}'));
    expect(
      described()
        .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
        .sort(),
    ).toEqual(expected.sort());
  });

  test('refers to nothing that is not there, and names each operation once', () => {
    for (const ref of refsIn(document)) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(ref)?.[1] ?? '';
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    const ids = described().map(({ it }) => it.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.stringify(document)).not.toMatch(/"\$id"|"undefined"/);
  });

  test('says of every operation what it takes, what it answers and who may', () => {
    const rights: ReadonlySet<string> = new Set(Object.values(rightsByRole).flat());
    for (const { path, method, it } of described()) {
      expect(it.summary).toMatch(/\S/);
      const inPath = (it.parameters ?? []).filter((each) => each.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      for (const [status, response] of Object.entries(it.responses)) {
        expect(response.description).toMatch(/\S/);
        const types = Object.keys(response.content ?? {});
        if (Number(status) >= 400) expect(types).toEqual(['application/problem+json']);
      }
      const isOpen = it['x-rights'] === undefined;
      expect(it.security).toEqual(isOpen ? [] : [{ token: [] }, { session: [] }]);
      expect((it['x-rights'] ?? []).every((right) => rights.has(right))).toBe(true);
      const statuses = Object.keys(it.responses);
      if (!isOpen) expect(statuses).toEqual(expect.arrayContaining(['401', '403', '429', '503']));
      if (!isOpen && method === 'post' && !path.endsWith('batch')) {
        expect(it.parameters?.map(({ name }) => name)).toContain('idempotency-key');
      }
      if (it.requestBody !== undefined) {
        expect(it.requestBody.description).toMatch(/\S/);
        expect(statuses).toContain('415');
      }
    }
  });
});

describe('every answer is as it is described', () => {
  const finding = {
    inspectedAt: '2026-03-02T10:00:00Z',
    officers: ['a'],
    measures: ['scan'],
    result: 'violation',
  };
  const only = aProfile() as unknown as RuleBook['profiles'][number];
  /** The rule book that the first import brings in force. */
  const first = hashRuleBook({ ...freshRuleBook.ruleBook, profiles: [only] }).hash;
  const entry = { validFrom: '2026-01-01', validTo: '2026-12-31', remark: 'r', source: 's' };
  const listed = { reason: 'why', entries: [{ value: 'T-1', ...entry }, { value: 'T-2' }] };
  const watching = {
    profiles: [aProfile()],
    lists: { watch: [{ value: 'W', name: 'Zarafshon Savdo' }] },
    settings: { knowledge: { screenedLists: ['watch'] } },
  };
  const { id, name, country } = aDeclaration().importer as Record<string, string>;
  const match = {
    list: 'watch',
    entry: 'W',
    party: { id, name, country },
    decision: 'not-the-same',
    reason: 'why',
    declarationId: 'D-1',
  };
  // In this order: what comes later rests on what came before.
  const scenario = [
    ['analyst', 'POST', '/profiles', aProfile(), 201],
    ['analyst', 'POST', '/profiles', aProfile({ id: 'P-2', when: { all: [] } }), 201],
    ['analyst', 'POST', '/profiles', {}, 422],
    ['analyst', 'POST', '/profiles/P-1/submit', undefined, 200],
    ['approver', 'POST', '/profiles/P-1/activate', undefined, 409],
    ['approver', 'POST', '/profiles/P-1/approve', undefined, 200],
    ['approver', 'POST', '/profiles/P-1/activate', undefined, 403],
    ['approver', 'POST', '/profiles/P-1/shadow', undefined, 200],
    ['analyst', 'GET', '/profiles/P-1/shadow', undefined, 200],
    ['analyst', 'GET', '/shadow', undefined, 200],
    ['approver', 'POST', '/profiles/P-1/suspend', undefined, 200],
    ['approver', 'POST', '/profiles/P-1/suspend', undefined, 409],
    ['approver', 'POST', '/profiles/P-1/schedule', { from: '2026-01-01' }, 422],
    ['approver', 'POST', '/profiles/P-1/schedule', { from: '2999-01-01' }, 403],
    ['analyst', 'POST', '/profiles', aProfile({ owner: 'Unit 4', justification: 'seizures' }), 201],
    ['approver', 'POST', '/profiles/P-1/approve', undefined, 409],
    ['approver', 'POST', '/profiles/P-1/retire?version=1', { reason: 'another comes' }, 200],
    ['analyst', 'GET', '/profiles/P-1/versions', undefined, 200],
    ['analyst', 'GET', '/profiles/P-1/difference?from=1&to=2', undefined, 200],
    ['analyst', 'GET', '/profiles/P-1/difference?from=1', undefined, 400],
    ['auditor', 'GET', '/profiles/P-1/reads', undefined, 200],
    ['analyst', 'GET', '/profiles/P-1/reads', undefined, 403],
    ['approver', 'POST', '/profiles/P-1/retire', undefined, 200],
    ['analyst', 'GET', '/profiles', undefined, 200],
    ['analyst', 'GET', '/profiles/P-1', undefined, 200],
    ['analyst', 'GET', '/profiles/P-9', undefined, 404],
    ['analyst', 'POST', '/profiles/P-1/backtest', { from: '2026-01-01', offices: ['10'] }, 200],
    ['analyst', 'POST', '/profiles/P-1/backtest', { from: 'x' }, 422],
    ['approver', 'GET', '/profiles/P-1/backtest', undefined, 200],
    ['auditor', 'GET', '/profiles/P-1/outcome', undefined, 200],
    ['admin', 'POST', '/profiles/import?activate=true', [aProfile(), 7], 422],
    ['admin', 'POST', '/profiles/import?activate=true&partial=true', [aProfile(), 7], 200],
    ['admin', 'POST', '/profiles/import?activate=maybe', [], 400],
    ['analyst', 'POST', '/lists', { name: 'L', kind: 'party', owner: 'o', description: 'd' }, 201],
    ['analyst', 'POST', '/lists', { name: 'L', kind: 'party', owner: 'o' }, 409],
    ['analyst', 'POST', '/lists/L/entries', listed, 201],
    ['analyst', 'POST', '/lists/L/entries', { entries: [{}] }, 409],
    ['approver', 'POST', '/lists/L/withdraw?version=1', undefined, 200],
    ['analyst', 'POST', '/lists/L/entries?partial=true', { entries: [{ value: 'T-1' }, {}] }, 201],
    ['analyst', 'POST', '/lists/L/entries', { entries: [{ value: 7 }] }, 409],
    ['approver', 'POST', '/lists/L/accept?version=2', undefined, 200],
    ['approver', 'POST', '/lists/L/accept?version=2', undefined, 409],
    ['analyst', 'POST', '/lists/L/entries', listed, 201],
    ['analyst', 'GET', '/lists', undefined, 200],
    ['analyst', 'GET', '/lists/L', undefined, 200],
    ['analyst', 'GET', '/lists/M', undefined, 404],
    ['analyst', 'GET', '/lists/L/versions', undefined, 200],
    ['analyst', 'GET', '/lists/L/entries?version=3&contains=t', undefined, 200],
    ['analyst', 'GET', '/lists/L/difference?from=2&to=3', undefined, 200],
    ['analyst', 'GET', '/rule-books', undefined, 200],
    ['analyst', 'POST', '/challengers', { name: 'spring', profiles: [aProfile()] }, 201],
    ['analyst', 'POST', '/challengers', { name: 'spring', profiles: [] }, 409],
    ['analyst', 'POST', '/challengers', { name: 'spring' }, 422],
    ['approver', 'POST', '/challengers/spring/start', undefined, 200],
    ['approver', 'POST', '/challengers/spring/stop', undefined, 200],
    ['analyst', 'GET', '/challengers', undefined, 200],
    ['analyst', 'GET', '/challengers/spring/comparison', undefined, 200],
    [
      'approver',
      'GET',
      `/rule-books/${freshRuleBook.hash}/difference?to=${freshRuleBook.hash}`,
      undefined,
      404,
    ],
    ['approver', 'POST', `/rule-books/${freshRuleBook.hash}/activate`, { reason: 'why' }, 404],
    ['approver', 'POST', `/rule-books/${freshRuleBook.hash}/activate`, {}, 422],
    ['admin', 'POST', '/profiles/import?activate=true', [aProfile({ validTo: '2026-01-31' })], 200],
    ['analyst', 'GET', '/retirement-proposals', undefined, 200],
    ['analyst', 'GET', '/fields', undefined, 200],
    ['analyst', 'GET', '/library', undefined, 200],
    ['analyst', 'GET', `/rule-books/${first}/difference`, undefined, 200],
    ['approver', 'POST', `/rule-books/${first}/activate`, { reason: 'why' }, 200],
    ['approver', 'POST', `/rule-books/${first}/activate`, { reason: 'why' }, 409],
    ['customs-system', 'POST', '/declarations', aDeclaration(), 201],
    ['customs-system', 'POST', '/declarations', aDeclaration(), 200],
    ['customs-system', 'POST', '/declarations', aDeclaration({ office: '9' }), 409],
    ['customs-system', 'POST', '/declarations', '{', 400],
    ['declarant-system', 'POST', '/declarations', aDeclaration({ id: 'D-2' }), 201],
    ['declarant-system', 'GET', '/declarations/D-2/notice', undefined, 200],
    ['officer', 'GET', '/declarations?limit=1', undefined, 200],
    ['officer', 'GET', '/declarations?limit=0', undefined, 400],
    ['officer', 'GET', '/declarations/D-1', undefined, 200],
    ['officer', 'GET', '/declarations/D-1/decision', undefined, 200],
    ['officer', 'POST', '/declarations/D-1/findings', finding, 201],
    ['chief', 'POST', '/declarations/D-1/reroute', { to: 'yellow', reason: 'why' }, 201],
    ['chief', 'POST', '/declarations/D-1/reroute', { to: 'yellow', reason: 'why' }, 409],
    ['officer', 'GET', '/declarations/D-1/history', undefined, 200],
    ['manager', 'GET', '/operations?hours=2&office=10', undefined, 200],
    ['manager', 'GET', '/draws', undefined, 200],
    ['admin', 'POST', '/profiles/import?activate=true', watching, 200],
    ['officer', 'POST', '/screening', { parties: [{ name: 'Zarafshon', country: 'UZ' }] }, 200],
    ['officer', 'POST', '/screening', { parties: [] }, 422],
    ['officer', 'POST', '/screening/decisions', match, 201],
    ['officer', 'POST', '/screening/decisions', { ...match, party: { name: 'Nobody' } }, 409],
    ['auditor', 'GET', '/screening/decisions?list=watch', undefined, 200],
    ['analyst', 'POST', '/history/questions', { by: 'office', sum: 'item.value' }, 200],
    ['analyst', 'POST', '/history/questions', { by: 'nowhere' }, 422],
    ['analyst', 'GET', '/references/current?code=640399&origin=CN&packageKind=CT', undefined, 200],
    ['analyst', 'GET', '/references/current?code=64-', undefined, 400],
    ['auditor', 'GET', '/references?limit=1', undefined, 200],
    ['officer', 'GET', '/parties?contains=t&role=importer&limit=1', undefined, 200],
    ['officer', 'GET', '/parties/importer/T-100?asOf=2999-01-01', undefined, 200],
    ['chief', 'GET', '/parties/importer/T-100/categories', undefined, 200],
    ['analyst', 'GET', '/parties/importer/T-100/network?steps=2', undefined, 200],
    ['analyst', 'GET', '/parties/importer/301?asOf=today', undefined, 400],
    ['auditor', 'GET', '/parties/carrier/301', undefined, 404],
    ['manager', 'GET', '/parties/importer/301', undefined, 403],
    ['auditor', 'GET', '/audit', undefined, 200],
    ['admin', 'GET', '/users', undefined, 200],
    ['admin', 'POST', '/users', { name: 'n', roles: ['chief'], offices: ['1'] }, 201],
    ['admin', 'POST', '/users', { name: 'n', roles: ['chief'] }, 409],
    ['admin', 'POST', '/users/usr_none/disable', undefined, 404],
    ['admin', 'POST', '/users/usr_none/disable', { reason: 7 }, 422],
    ['admin', 'POST', '/users/usr_none/token', undefined, 404],
    ['admin', 'GET', '/sessions', undefined, 200],
    ['manager', 'GET', '/users', undefined, 403],
  ] as const;

  test('in a day of work', async () => {
    const seen = new Set<string>();
    await keepReferences(house.app, '2026-03-01');
    for (const [role, method, url, content, status] of scenario) {
      const answer = await house.call(house.tokens[role], method, `/api/v1${url}`, content);
      expect([url, answer.status, answer.text]).toEqual([url, status, expect.anything()]);
      const it = operationAt(method, `/api/v1${url}`);
      seen.add(it.operationId);
      const faults = faultsOf(it, answer);
      expect([url, faults]).toEqual([url, []]);
    }
    const unseen = apiOperations
      .filter(({ id, rights }) => rights.length > 0 && !seen.has(id))
      .map(({ id }) => id);
    expect(unseen).toEqual(['submitBatch', 'uploadEntries', 'getRuleBook']);
  });

  function operationAt(method: string, url: string): Described {
    const [path = ''] = url.split('?', 1);
    const found = described().filter(
      (each) =>
        each.method === method.toLowerCase() &&
        new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    return found.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0]!.it;
  }

  function faultsOf(
    it: Described,
    { status, headers, json }: Awaited<ReturnType<TestServer['call']>>,
  ): readonly unknown[] {
    const media = String(headers['content-type']).split(';', 1)[0] ?? '';
    const schema = it.responses[status]?.content?.[media]?.schema;
    if (schema === undefined) return [`${status} ${media} is not described`];
    const check = Compile(resolved(schema) as Node);
    return check.Check(json) ? [] : [check.Errors(json), json];
  }

  function resolved(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(resolved);
    if (typeof node !== 'object' || node === null) return node;
    if ('$ref' in node)
      return resolved(document.components.schemas[String(node.$ref).split('/').at(-1) ?? '']);
    const strict =
      'properties' in node && !('additionalProperties' in node) ? { additionalProperties: false } : {};
    return {
      ...Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolved(value)])),
      ...strict,
    };
  }
});
