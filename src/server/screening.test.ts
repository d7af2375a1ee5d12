import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDeclaration } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
let second: string;
beforeAll(async () => {
  house = await testServer();
  second = await house.addUser('second', ['chief']);
  const set = {
    profiles: [
      {
        id: 'WATCH',
        name: 'A party of a watch list',
        riskArea: 'sanctions',
        when: { field: 'screening.score', op: 'gte', value: 0.9 },
        then: { lane: 'yellow' },
      },
    ],
    lists: {
      watch: [
        { value: 'W-1', name: 'Мухаммад Каримов', identifiers: ['AB1234567'] },
        { value: 'W-2', name: 'Zarbaron Savdo' },
        { value: 'W-3', name: 'Oltin Vodiy', validFrom: '2026-02-20' },
      ],
      numbers: [305555551],
      'authorised-operators': ['305555555'],
    },
    settings: { knowledge: { screenedLists: ['watch', 'numbers'] }, defaultOffice: { minimumRandomRate: 0 } },
  };
  const imported = await house.call(house.tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', set);
  expect([imported.status, imported.text]).toEqual([200, expect.not.stringContaining('data-not-loaded')]);
});
afterAll(() => house.server.close());

const karimov = { id: '309999999', name: 'Muhammad Karimov' };
const order = (changes: object = {}) => ({
  list: 'watch',
  entry: 'W-1',
  party: karimov,
  decision: 'not-the-same',
  reason: 'born in another year',
  ...changes,
});
const post = (token: string, path: string, content: unknown) =>
  house.call(token, 'POST', `/api/v1${path}`, content);
const say = (token: string, changes: object = {}) => post(token, '/screening/decisions', order(changes));

let lodged = 0;
async function reasonsOf(importer: object): Promise<readonly { evidence: object }[]> {
  lodged += 1;
  const decided = await post(
    house.tokens['customs-system'],
    '/declarations',
    aDeclaration({ id: `S-${lodged}`, importer } as never),
  );
  expect(decided.status).toBe(201);
  return decided.json.reasons as readonly { evidence: object }[];
}

test('a match is evidence; two people clear it, for that party alone, and one brings it back', async () => {
  const [reason] = await reasonsOf(karimov);
  expect(reason).toMatchObject({
    id: 'WATCH',
    evidence: {
      'screening.score': expect.any(Number),
      'screening.role': 'importer',
      'screening.list': 'watch',
      'screening.entry': 'W-1',
      'screening.byIdentifier': false,
      'screening.explanation': expect.stringContaining('Muhammad'),
    },
  });

  const first = await say(house.tokens.officer, { declarationId: 'S-1' });
  expect([first.status, first.json]).toEqual([
    201,
    expect.objectContaining({ isCleared: false, by: 'the-officer' }),
  ]);
  expect(await reasonsOf(karimov)).toHaveLength(1);
  expect((await say(house.tokens.officer)).json.isCleared).toBe(false);
  expect((await say(second)).json.isCleared).toBe(true);
  expect(await reasonsOf(karimov)).toHaveLength(0);
  expect(await reasonsOf({ ...karimov, id: '308888888' })).toHaveLength(1);
  expect(await reasonsOf({ ...karimov, name: 'Mukhammad Karimov' })).toHaveLength(1);

  const asked = await post(house.tokens.analyst, '/screening', {
    parties: [karimov, { name: 'Nobody Near' }],
  });
  expect(asked.json).toEqual({
    lists: ['watch', 'numbers'],
    rows: [
      {
        party: karimov,
        matches: [expect.objectContaining({ entry: 'W-1', isCleared: true, byIdentifier: false })],
      },
      { party: { name: 'Nobody Near' }, matches: [] },
    ],
  });

  expect((await say(house.tokens.analyst, { decision: 'same' })).json.isCleared).toBe(false);
  expect(await reasonsOf(karimov)).toHaveLength(1);
});

test.each(['1990-01-01T00:00:00Z', '2026-02-19T23:59:59Z', '2026-03-01T00:00:00Z'])(
  'a declarant who says that it was lodged at %s is screened by the list of the day it came',
  async (lodgedAt) => {
    const id = `dated-${lodgedAt}`;
    const declaration = aDeclaration({ id, importer: { name: 'Oltin Vodiy' }, lodgedAt } as never);
    const lodgedSo = await post(house.tokens['declarant-system'], '/declarations', declaration);
    expect(lodgedSo.status).toBe(201);
    const path = `/api/v1/declarations/${encodeURIComponent(id)}/decision`;
    const { json } = await house.call(house.tokens.officer, 'GET', path);
    expect(json.reasons).toMatchObject([{ evidence: { 'screening.entry': 'W-3' } }]);
  },
);

test('an old declaration from the customs system is screened by the list of its own day', async () => {
  const importer = { name: 'Oltin Vodiy' };
  const old = aDeclaration({ id: 'old', importer, lodgedAt: '2026-02-19T23:59:59Z' } as never);
  const { json } = await post(house.tokens['customs-system'], '/declarations', old);
  expect(json.reasons).toEqual([]);
});

test('trust is shown with the decision it made less likely, and declared trust is none', async () => {
  const trustOf = async (importer: object) => {
    await reasonsOf(importer);
    const { json } = await house.call(
      house.tokens.officer,
      'GET',
      `/api/v1/declarations/S-${lodged}/history`,
    );
    const [{ decision, trust }] = json.entries as [{ decision: { likelihood: number }; trust?: object }];
    return [decision.likelihood, trust];
  };
  const [likelihood, none] = await trustOf({ ...karimov, aeo: true });
  expect([likelihood, none]).toEqual([expect.any(Number), undefined]);
  const trusted = await trustOf({ id: '305555555', name: karimov.name });
  expect(trusted).toEqual([(likelihood as number) / 2, { role: 'importer', status: 'national' }]);
});

test('what was decided is listed, with who handled the declaration it came up with', async () => {
  const finding = {
    inspectedAt: '2026-03-02T10:00:00Z',
    officers: ['a'],
    measures: ['scan'],
    result: 'compliant',
  };
  await post(house.tokens.officer, '/declarations/S-1/findings', finding);
  const listed = await house.call(
    house.tokens.auditor,
    'GET',
    '/api/v1/screening/decisions?list=watch&entry=W-1&limit=3',
  );
  const rows = listed.json.rows as readonly object[];
  expect(rows).toMatchObject([
    { by: 'the-analyst', decision: 'same', isByHandler: false },
    { by: 'second', decision: 'not-the-same', isCleared: false },
    { by: 'the-officer' },
  ]);
  const next = await house.call(
    house.tokens.auditor,
    'GET',
    `/api/v1/screening/decisions?list=watch&entry=W-1&cursor=${listed.json.next}`,
  );
  expect(next.json.rows).toMatchObject([
    { by: 'the-officer', declarationId: 'S-1', isByHandler: true, reason: 'born in another year' },
  ]);
  const none = await house.call(house.tokens.auditor, 'GET', '/api/v1/screening/decisions?entry=W-2');
  expect(none.json).toEqual({ rows: [] });
  const acts = (await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=3')).json as {
    rows: readonly { kind: string; actor: string; subject: string; body: string }[];
  };
  expect(acts.rows.map(({ kind, actor, subject }) => [kind, actor, subject])).toEqual([
    ['screening.read', 'the-auditor', 'all lists'],
    ['screening.read', 'the-auditor', 'watch'],
    ['screening.read', 'the-auditor', 'watch'],
  ]);
  expect(acts.rows.map(({ body }) => JSON.parse(body))).toEqual([
    { entry: 'W-2' },
    { list: 'watch', entry: 'W-1', before: expect.any(Number) },
    { list: 'watch', entry: 'W-1' },
  ]);
});

test.each<[string, object, number, string]>([
  ['of a list that is not screened', { list: 'authorised-operators' }, 422, 'invalid-content'],
  ['of a list that is not there', { list: '__proto__' }, 422, 'invalid-content'],
  ['of an entry that is not there', { entry: 'W-9' }, 422, 'invalid-content'],
  ['of a declaration that is not there', { declarationId: 'nowhere' }, 422, 'invalid-content'],
  [
    'of a declaration of others',
    { declarationId: 'S-1', party: { name: 'Muhammad Karimov' } },
    422,
    'invalid-content',
  ],
  ['beforehand, of a party that resembles nobody', { party: { name: 'Nobody Near' } }, 409, 'no-match'],
  ['of another entry than the one it resembles', { entry: 'W-2' }, 409, 'no-match'],
  ['away from an equal identifier', { party: { id: 'AB 1234567' } }, 409, 'no-match'],
  ['without a reason', { reason: '' }, 422, 'invalid-content'],
  ['of nobody', { party: {} }, 409, 'no-match'],
])('nothing is decided %s', async (_, changes, status, code) => {
  const refused = await say(house.tokens.officer, changes);
  expect([refused.status, refused.json.code]).toEqual([status, code]);
});

test('an equal identifier can be said to be the same, and a value may be a number', async () => {
  expect((await say(house.tokens.officer, { party: { id: 'AB 1234567' }, decision: 'same' })).status).toBe(
    201,
  );
  const number = { list: 'numbers', entry: '305555551', party: { id: '305-555-551' }, decision: 'same' };
  expect((await say(second, number)).json).toMatchObject({ entry: '305555551', isCleared: false });
});

test('a party of which nothing is said is refused by its place', async () => {
  const parties = [{ name: '' }, karimov, {}, { country: 'UZ' }];
  const { status, json } = await post(house.tokens.officer, '/screening', { parties });
  expect(status).toBe(422);
  expect(json.problems).toMatchObject([0, 2, 3].map((at) => ({ path: `/parties/${at}`, code: 'missing' })));
});

test('who asked of whom is on record before it is answered', async () => {
  await post(house.tokens.officer, '/screening', { parties: [{ name: 'Zarbaron Savdo' }] });
  const { rows } = (await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=1')).json as {
    rows: readonly { body: string }[];
  };
  expect(rows).toMatchObject([{ kind: 'screening.asked', actor: 'the-officer', subject: '1 party' }]);
  expect(JSON.parse(rows[0]?.body ?? '')).toEqual({
    parties: [{ name: 'Zarbaron Savdo' }],
    matches: [[{ list: 'watch', entry: 'W-2' }]],
  });
});
