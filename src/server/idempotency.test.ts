import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

async function post(token: string, url: string, payload: object | string, key: string) {
  const response = await house.server.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    payload,
  });
  return { status: response.statusCode, text: response.body, code: response.json().code as unknown };
}

describe('a request with an Idempotency-Key', () => {
  test('acts once, and is answered as the first time', async () => {
    const { analyst } = house.tokens;
    const first = await post(analyst, '/profiles', aProfile(), 'k1');
    expect(first.status).toBe(201);
    expect(await post(analyst, '/profiles', aProfile(), 'k1')).toEqual(first);
    expect(await post(analyst, '/profiles', aProfile(), 'k2')).toMatchObject({
      status: 201,
      text: expect.stringContaining('"version":2'),
    });
    const declarant = house.tokens['declarant-system'];
    const notice = await post(declarant, '/declarations', aDeclaration(), 'k1');
    expect(await post(declarant, '/declarations', aDeclaration(), 'k1')).toEqual(notice);
    expect(notice.status).toBe(201);
  });

  test('acts once also when it comes twice in one moment', async () => {
    const finding = {
      inspectedAt: '2026-03-02T10:00:00Z',
      officers: ['a'],
      measures: ['scan'],
      result: 'compliant',
    };
    await house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration());
    const same = () => post(house.tokens.officer, '/declarations/D-1/findings', finding, 'k');
    const answers = await Promise.all([same(), same(), same()]);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const history = await house.call(house.tokens.officer, 'GET', '/api/v1/declarations/D-1/history');
    expect(history.json.entries).toHaveLength(2);
  });

  test('belongs to that request and that user', async () => {
    const { analyst } = house.tokens;
    const other = await house.addUser('other analyst', ['analyst']);
    await post(analyst, '/profiles', aProfile(), 'k');
    const reused = { status: 422, code: 'idempotency-key-reused' };
    expect(await post(analyst, '/profiles', aProfile({ name: 'other' }), 'k')).toMatchObject(reused);
    expect(await post(analyst, '/profiles/P-1/submit', '', 'k')).toMatchObject(reused);
    expect(await post(other, '/profiles', aProfile(), 'k')).toMatchObject({ status: 201 });
  });

  test('is answered with the same refusal', async () => {
    const { analyst } = house.tokens;
    const refused = await post(analyst, '/profiles', '{}', 'k');
    expect([refused.status, await post(analyst, '/profiles', '{}', 'k')]).toEqual([422, refused]);
  });

  test('is acted on anew when the first time failed for no fault of its own', async () => {
    const record = house.app.store.declarations.record;
    house.app.store.declarations.record = () => Promise.reject(new Error('gone'));
    const clearance = house.tokens['customs-system'];
    expect((await post(clearance, '/declarations', aDeclaration(), 'k')).status).toBe(500);
    house.app.store.declarations.record = record;
    expect((await post(clearance, '/declarations', aDeclaration(), 'k')).status).toBe(201);
  });

  test('is answered also when the answer cannot be kept', async () => {
    vi.spyOn(house.app.store.answers, 'remember').mockRejectedValue(new Error('full'));
    expect((await post(house.tokens.analyst, '/profiles', aProfile(), 'k')).status).toBe(201);
  });

  test('never has a token kept for it', async () => {
    const kept = vi.spyOn(house.app.store.answers, 'remember');
    const user = { name: 'Aziza', roles: ['officer'] };
    const made = await post(house.tokens.admin, '/users', user, 'k');
    expect(made.status).toBe(201);
    expect(await post(house.tokens.admin, '/users', user, 'k')).toMatchObject({
      status: 409,
      code: 'already-made',
    });
    const token = String(JSON.parse(made.text).token);
    expect(JSON.stringify(kept.mock.calls)).not.toContain(token);
  });

  test.each(['', 'x'.repeat(256), 'é'])('%s is no key', async (key) => {
    expect(await post(house.tokens.analyst, '/profiles', aProfile(), key)).toMatchObject({ status: 400 });
  });

  test('is judged by role first, and keeps nothing of that', async () => {
    expect(await post(house.tokens.officer, '/profiles', aProfile(), 'k')).toMatchObject({ status: 403 });
    expect(
      await house.app.store.answers.find((await house.app.store.users.list())[2]!.id, 'k'),
    ).toBeUndefined();
  });
});
