import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disableUser } from '../app/access/change-access.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

const users = '/api/v1/users';
const profiles = '/api/v1/profiles';

async function aUser(roles: readonly string[] = ['analyst']): Promise<{ id: string; token: string }> {
  const made = await house.call(house.tokens.admin, 'POST', users, { name: `u-${roles}`, roles });
  return { id: String(made.json.id), token: String(made.json.token) };
}

async function session(token: string): Promise<string> {
  const opened = await house.server.inject({ method: 'POST', url: '/api/v1/sessions', payload: { token } });
  return String(opened.headers['set-cookie']).split(';', 1)[0] ?? '';
}

const statusOf = async (token: string) => (await house.call(token, 'GET', profiles)).status;
const statusIn = async (cookie: string) =>
  (await house.server.inject({ method: 'GET', url: profiles, headers: { cookie } })).statusCode;

const disable = (id: string, token = house.tokens.admin, content?: unknown) =>
  house.call(token, 'POST', `${users}/${id}/disable`, content);
const renew = (id: string) => house.call(house.tokens.admin, 'POST', `${users}/${id}/token`);

describe('a user that is disabled', () => {
  test('has no access from then on, by token or by session', async () => {
    const { id, token } = await aUser();
    const cookie = await session(token);
    expect([await statusOf(token), await statusIn(cookie)]).toEqual([200, 200]);
    expect((await disable(id)).status).toBe(204);
    // At once, though users are taken for known for a second.
    expect([await statusOf(token), await statusIn(cookie)]).toEqual([401, 401]);
    const again = await house.server.inject({ method: 'POST', url: '/api/v1/sessions', payload: { token } });
    expect(again.statusCode).toBe(401);
  });

  test('stays in the list and in the record', async () => {
    const { id } = await aUser();
    await disable(id);
    const listed = await house.call(house.tokens.auditor, 'GET', users);
    expect(listed.json.rows).toContainEqual(expect.objectContaining({ id, disabledAt: expect.any(String) }));
    const acts = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=1');
    expect(acts.json.rows).toMatchObject([{ kind: 'user.disabled', subject: id, actor: 'the-admin' }]);
    const taken = await house.call(house.tokens.admin, 'POST', users, {
      name: 'u-analyst',
      roles: ['officer'],
    });
    expect(taken.json.code).toBe('name-taken');
  });

  test.each([
    ['nobody', 'usr_none', 404, 'not-found'],
    ['an id nobody can have', '%00', 404, 'not-found'],
  ])('%s: %s is answered %d', async (_, id, status, code) => {
    const answer = await disable(id);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  test('cannot be disabled twice, nor given a token', async () => {
    const { id } = await aUser();
    await disable(id);
    expect((await disable(id)).json.code).toBe('unchanged');
    expect((await renew(id)).json).toMatchObject({ status: 409, code: 'user-disabled' });
  });

  test('may be so for a reason, which the record keeps', async () => {
    const { id } = await aUser();
    for (const content of [{ reason: 'x'.repeat(501) }, { reason: 7 }, { until: 'tomorrow' }, []]) {
      expect((await disable(id, house.tokens.admin, content)).status).toBe(422);
    }
    expect((await disable(id, house.tokens.admin, { reason: 'left the service' })).status).toBe(204);
    const acts = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=1');
    expect(acts.json.rows).toMatchObject([{ subject: id, body: '{"reason":"left the service"}' }]);
  });
});

describe('an administrator', () => {
  test('does not take away their own access', async () => {
    const other = await aUser(['admin']);
    expect((await disable(other.id, other.token)).json).toMatchObject({ status: 409, code: 'own-access' });
    expect((await disable(other.id)).status).toBe(204);
  });

  test('remains, also when two disable each other in the same moment', async () => {
    const { id, token } = await aUser(['admin']);
    const [first, second] = await house.app.store.users
      .list()
      .then((all) => all.filter(({ roles }) => roles.includes('admin')));
    if (first === undefined || second === undefined) throw new Error('there are to be two administrators');
    const outcomes = await Promise.all([
      disableUser(house.app, second.id, first),
      disableUser(house.app, first.id, second),
    ]);
    expect(outcomes).toEqual(['disabled', 'last-administrator']);
    expect([second.id, await statusOf(token)]).toEqual([id, 401]);
  });
});

describe('a new token', () => {
  test('takes the place of the old one, whose sessions end', async () => {
    const { id, token } = await aUser();
    const cookie = await session(token);
    expect([await statusOf(token), await statusIn(cookie)]).toEqual([200, 200]);
    const renewed = await renew(id);
    expect([renewed.status, renewed.json]).toEqual([200, { id, token: expect.any(String) }]);
    expect([await statusOf(token), await statusIn(cookie)]).toEqual([401, 401]);
    expect(await statusOf(String(renewed.json.token))).toBe(200);
    const acts = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=200');
    expect(acts.text).toContain('user.token-renewed');
    expect(acts.text).not.toContain(renewed.json.token);
  });

  test('ends also the session that is just being opened with the old one', async () => {
    const { id, token } = await aUser();
    const { users: store } = house.app.store;
    const open = store.openSession.bind(store);
    store.openSession = async (...session) => {
      await renew(id);
      return open(...session);
    };
    const opened = await house.server.inject({ method: 'POST', url: '/api/v1/sessions', payload: { token } });
    expect([opened.statusCode, opened.headers['set-cookie']]).toEqual([401, undefined]);
    const acts = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=1');
    expect(acts.json.rows).toMatchObject([{ kind: 'user.token-renewed' }]);
  });

  test('is shown once: the same request with the same key does not show it again', async () => {
    const { id } = await aUser();
    const ask = () =>
      house.server.inject({
        method: 'POST',
        url: `${users}/${id}/token`,
        headers: { authorization: `Bearer ${house.tokens.admin}`, 'idempotency-key': 'k-1' },
      });
    const [first, second] = [await ask(), await ask()];
    expect([first.statusCode, second.statusCode, second.json().code]).toEqual([200, 409, 'already-made']);
    expect(await statusOf(first.json().token)).toBe(200);
  });
});
