import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PartyQuestions } from '../app/ports/party-questions.ts';
import { aDeclaration } from '../domain/testing/a-declaration.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
/** The clock of the server, which tests move on. */
let now = '2026-03-04T09:00:00.000Z';
const at = { first: '2026-03-01T10:00:00.000Z', found: '2026-03-05T10:00:00.000Z' };
const address = 'Navoi 7, Tashkent';

beforeAll(async () => {
  house = await testServer({}, undefined, () => now);
  const lodge = async (declaration: ReturnType<typeof aDeclaration>): Promise<void> => {
    const lodged = await house.call(
      house.tokens['customs-system'],
      'POST',
      '/api/v1/declarations',
      declaration,
    );
    expect(lodged.status).toBe(201);
  };
  const party = { id: '301', name: 'First Trade', address };
  await lodge(aDeclaration({ id: 'D1', office: '10', importer: party, lodgedAt: at.first }));
  await lodge(aDeclaration({ id: 'D2', office: '20', importer: party, lodgedAt: '2026-03-02T10:00:00Z' }));
  const second = { id: '302', name: 'Second Trade', address: 'TASHKENT, navoi 7' };
  await lodge(aDeclaration({ id: 'D3', office: '20', importer: second, lodgedAt: '2026-03-03T10:00:00Z' }));
  const nameless = { name: 'Пример ООО', country: 'UZ' };
  await lodge(aDeclaration({ id: 'D4', office: '20', importer: nameless, lodgedAt: '2026-03-03T10:00:00Z' }));
  now = at.found;
  const finding = {
    inspectedAt: '2026-03-04T10:00:00Z',
    officers: ['a'],
    measures: ['scan'],
    result: 'violation',
  };
  const found = await house.call(house.tokens.officer, 'POST', '/api/v1/declarations/D2/findings', finding);
  expect(found.status).toBe(201);
  now = '2026-03-06T10:00:00.000Z';
});
afterAll(() => house.server.close());

const get = (path: string, token = house.tokens.analyst) =>
  house.call(token, 'GET', `/api/v1/parties${path}`);

describe('a party', () => {
  test('is told with what was found, and as of before without it', async () => {
    const { status, json } = await get('/importer/301');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      role: 'importer',
      party: { id: '301', name: 'First Trade', address },
      declarations: 2,
      over24Months: { inspected: 1, violations: 1, rate: { value: 1, n: 1 } },
      recent: [{ id: 'D2' }, { id: 'D1' }],
      findings: [{ declarationId: 'D2', result: 'violation', recordedAt: at.found }],
    });
    const before = await get('/importer/301?asOf=2026-03-05T09:59:59Z');
    expect(before.json).toMatchObject({ declarations: 2, over24Months: { inspected: 0 }, findings: [] });
    expect((await get('/importer/301?asOf=2026-03-02')).json).toMatchObject({ declarations: 1 });
    expect((await get('/importer/301?asOf=2026-02-01')).status).toBe(404);
  });

  test('without an identifier is found by its name, however that is written', async () => {
    const { json } = await get(`/importer/-?name=${encodeURIComponent('ООО  "ПРИМЕР"')}&country=UZ`);
    expect(json).toMatchObject({ declarations: 1, party: { name: 'Пример ООО' } });
    expect((await get('/importer/-')).status).toBe(404);
  });

  test('is told in figures of all offices, and one by one of those that may be seen', async () => {
    const token = await house.addUser('of-office-10', ['officer'], ['10']);
    const { json } = await get('/importer/301', token);
    expect(json).toMatchObject({
      declarations: 2,
      over24Months: { violations: 1 },
      recent: [{ id: 'D1' }],
      findings: [],
    });
  });

  test('has the one at its address beside it', async () => {
    const { json } = await get('/importer/302/network');
    expect(json.parties).toMatchObject([
      { party: { id: '302' }, step: 0 },
      { party: { id: '301' }, step: 1, weight: 2, inspections: { violations: 1 } },
    ]);
    expect(json.shared).toMatchObject([{ kind: 'address', parties: 2, isTooCommon: false }]);
    expect(json.edges).toMatchObject([{ declarations: 1 }, { declarations: 2 }]);
    const before = await get('/importer/302/network?asOf=2026-03-05');
    expect(before.json.parties).toMatchObject([{}, { weight: 1, inspections: { violations: 0 } }]);
  });
});

test('parties are found by a part of name or identifier, page by page', async () => {
  expect((await get('?contains=trade&limit=1')).json).toMatchObject({
    rows: [{ party: { id: '301' }, declarations: 2 }],
  });
  const { json } = await get('?contains=TRADE&limit=1');
  expect((await get(`?contains=TRADE&limit=1&cursor=${json.next}`)).json).toMatchObject({
    rows: [{ party: { id: '302' }, declarations: 1 }],
  });
  expect((await get('?contains=30-2')).json).toMatchObject({ rows: [{ party: { id: '302' } }] });
  expect((await get('?contains=trade&category=high')).json).toMatchObject({ rows: [] });
  expect((await get('?contains=trade&role=exporter')).json).toMatchObject({ rows: [] });
  expect((await get('?cursor=x')).status).toBe(400);
});

test('who looked whom up is on record before it is told', async () => {
  await get('/importer/301?asOf=2026-03-02', house.tokens.officer);
  const { json } = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=1');
  const [row] = json.rows as readonly Readonly<Record<string, string>>[];
  expect(row).toMatchObject({ kind: 'party.read', actor: 'the-officer', subject: 'importer:#301' });
});

test('a search that too many parties fit is refused with what to do', async () => {
  const { app } = house;
  const { parties } = app;
  const answer = { kind: 'too-many' };
  Object.assign(app, { parties: { ask: async () => ({ kind: 'answered', answer, isBehind: false }) } });
  const { status, json } = await get('?contains=a');
  Object.assign(app, { parties });
  expect([status, json.problems]).toEqual([
    400,
    [expect.objectContaining({ path: '/contains', code: 'too-many' })],
  ]);
});

test('nobody is said not to be there while the record goes on behind what was looked at', async () => {
  const { app } = house;
  const { parties } = app;
  const behind: PartyQuestions = {
    ask: async (...asked) => {
      const told = await (parties as PartyQuestions).ask(...asked);
      return told.kind === 'answered' ? { ...told, isBehind: true } : told;
    },
  };
  Object.assign(app, { parties: behind });
  const asked = ['/importer/999', '/importer/301', '?contains=999', '?contains=301'];
  const statuses: number[] = [];
  for (const path of asked) statuses.push((await get(path)).status);
  Object.assign(app, { parties });
  expect(statuses).toEqual([503, 200, 503, 200]);
  expect([(await get('/importer/999')).status, (await get('?contains=999')).status]).toEqual([404, 200]);
});

test('nobody is looked up while there is no history in columns', async () => {
  const { app } = house;
  const { parties } = app;
  Object.assign(app, { parties: undefined });
  const { status, headers } = await get('/importer/301');
  Object.assign(app, { parties });
  expect([status, headers['retry-after']]).toEqual([503, '5']);
});
