import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

const sessions = '/api/v1/sessions';
const nobody = { name: '', roles: [], rights: [] };

async function signIn(token: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await house.server.inject({ method: 'POST', url: sessions, payload: { token }, headers });
  const cookie = String(response.headers['set-cookie']);
  return { response, cookie, session: cookie.split(';', 1)[0] ?? '' };
}

function asSession(
  session: string,
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  headers = {},
  payload?: object,
) {
  return house.server.inject({
    method,
    url,
    headers: { cookie: session, ...headers },
    ...(payload && { payload }),
  });
}

describe('a session', () => {
  test('is opened with a token and closed again', async () => {
    const { response, cookie, session } = await signIn(house.tokens.analyst);
    expect([response.statusCode, response.json()]).toEqual([
      201,
      { name: 'the-analyst', roles: ['analyst'], rights: expect.arrayContaining(['profiles.write']) },
    ]);
    expect(cookie).toMatch(/^tamga_session=[\w-]{43}; Path=\/; Expires=.+; HttpOnly; SameSite=Strict$/);
    expect((await asSession(session, 'GET', sessions)).json()).toMatchObject({ name: 'the-analyst' });
    expect((await asSession(session, 'GET', '/api/v1/profiles')).statusCode).toBe(200);
    const closed = await asSession(session, 'DELETE', sessions);
    expect([closed.statusCode, closed.body, String(closed.headers['set-cookie'])]).toEqual([
      204,
      '',
      expect.stringMatching(/^tamga_session=; Path=\/; Expires=Thu, 01 Jan 1970/),
    ]);
    // At once, though users are taken for known for a second.
    expect((await asSession(session, 'GET', '/api/v1/profiles')).statusCode).toBe(401);
    expect((await asSession(session, 'GET', sessions)).json()).toEqual(nobody);
    expect((await asSession(session, 'DELETE', sessions)).statusCode).toBe(204);
  });

  test('asks nobody for a token, and answers nobody with nobody', async () => {
    expect((await house.call(undefined, 'GET', sessions)).json).toEqual(nobody);
    expect((await house.call('not-a-token', 'GET', sessions)).json).toEqual(nobody);
    expect((await asSession('tamga_session=x', 'GET', sessions)).json()).toEqual(nobody);
    expect((await house.call(house.tokens.auditor, 'GET', sessions)).json).toMatchObject({
      roles: ['auditor'],
    });
  });

  test('is not opened without a token that is one', async () => {
    for (const payload of [{ token: 'x' }, { token: 'x'.repeat(1_000) }]) {
      const { statusCode, headers } = await house.server.inject({ method: 'POST', url: sessions, payload });
      expect([statusCode, headers['set-cookie']]).toEqual([401, undefined]);
    }
    for (const payload of [{}, { token: 7 }, { token: 'a\0b' }, [], { token: 'x'.repeat(2_000) }]) {
      expect((await house.server.inject({ method: 'POST', url: sessions, payload })).statusCode).toBe(422);
    }
  });

  test('runs out', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    try {
      const { session } = await signIn(house.tokens.analyst);
      expect((await asSession(session, 'GET', '/api/v1/profiles')).statusCode).toBe(200);
      vi.advanceTimersByTime(13 * 3_600_000);
      expect((await asSession(session, 'GET', '/api/v1/profiles')).statusCode).toBe(401);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is for https alone where the server says so', async () => {
    await house.server.close();
    house = await testServer({ secureCookies: true, generatedData: true });
    const { cookie, response } = await signIn(house.tokens.analyst);
    expect(cookie).toMatch(/; Secure/);
    expect(response.json()).toMatchObject({ generatedData: true });
  });
});

describe('a cookie acts for our own pages alone', () => {
  const own = [
    { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' },
    { origin: 'http://localhost:80', host: 'localhost:80' },
    { origin: 'http://tamga.example', host: 'tamga.example' },
    {},
  ];
  const foreign = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost:80' },
    { origin: 'http://evil.example', host: 'tamga.example' },
    { origin: 'null' },
    { origin: 'http://tamga.example.evil', host: 'tamga.example' },
  ];

  test.each(own)('%o', async (headers) => {
    const { session } = await signIn(house.tokens.analyst);
    expect((await asSession(session, 'POST', '/api/v1/profiles', headers, aProfile())).statusCode).toBe(201);
  });

  test.each(foreign)('not %o', async (headers) => {
    const { session } = await signIn(house.tokens.analyst);
    const refused = await asSession(session, 'POST', '/api/v1/profiles', headers, aProfile());
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'cross-site']);
    expect((await asSession(session, 'GET', '/api/v1/profiles', headers)).statusCode).toBe(200);
    expect((await asSession(session, 'DELETE', sessions, headers)).statusCode).toBe(403);
    expect((await signIn(house.tokens.analyst, headers)).response.statusCode).toBe(403);
    // A token is not sent by itself, so whoever sends one means it.
    const authorization = `Bearer ${house.tokens.analyst}`;
    expect(
      (await asSession('', 'POST', '/api/v1/profiles', { ...headers, authorization }, aProfile())).statusCode,
    ).toBe(201);
  });
});

describe('a token', () => {
  const status = async (authorization: string) =>
    (await house.server.inject({ method: 'GET', url: '/api/v1/profiles', headers: { authorization } }))
      .statusCode;

  test('is read whatever the case of its scheme', async () => {
    const { analyst } = house.tokens;
    for (const scheme of ['Bearer', 'bearer', 'BEARER '])
      expect(await status(`${scheme} ${analyst}`)).toBe(200);
  });

  test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', `Bearer ${'x'.repeat(5_000)}`, 'é'])(
    'is not %s',
    async (authorization) => {
      const { statusCode, headers } = await house.server.inject({
        method: 'GET',
        url: '/api/v1/profiles',
        headers: { authorization },
      });
      expect([statusCode, headers['www-authenticate']]).toEqual([401, 'Bearer']);
    },
  );

  test('goes before a session', async () => {
    const { session } = await signIn(house.tokens.analyst);
    const headers = { authorization: 'Bearer not-a-token' };
    expect((await asSession(session, 'GET', '/api/v1/profiles', headers)).statusCode).toBe(401);
  });

  test('is asked of the store once a second, and lets a new user in at once', async () => {
    const asked = vi.spyOn(house.app.store.users, 'findByToken');
    for (let time = 0; time < 20; time++) expect(await status(`Bearer ${house.tokens.analyst}`)).toBe(200);
    await Promise.all(Array.from({ length: 20 }, () => status(`Bearer ${house.tokens.approver}`)));
    expect(asked).toHaveBeenCalledTimes(2);
    const token = 'a-token-of-at-least-24-characters';
    expect(await status(`Bearer ${token}`)).toBe(401);
    const { createUser } = await import('../app/access/sign-in.ts');
    await createUser(house.app, { name: 'late', roles: ['analyst'] }, 'system', token);
    expect(await status(`Bearer ${token}`)).toBe(200);
  });
});

describe('a user', () => {
  const make = (content: unknown) => house.call(house.tokens.admin, 'POST', '/api/v1/users', content);

  test('is made with a token that is shown once', async () => {
    const made = await make({ name: 'Aziza', roles: ['officer', 'officer'], offices: ['10'] });
    expect([made.status, made.json]).toEqual([201, { id: expect.any(String), token: expect.any(String) }]);
    expect((await house.call(String(made.json.token), 'GET', sessions)).json).toMatchObject({
      name: 'Aziza',
      roles: ['officer'],
      offices: ['10'],
    });
    const listed = await house.call(house.tokens.auditor, 'GET', '/api/v1/users');
    expect(listed.json.rows).toContainEqual({
      id: made.json.id,
      name: 'Aziza',
      roles: ['officer'],
      offices: ['10'],
    });
    expect(listed.text).not.toContain(made.json.token);
    const acts = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=200');
    expect(acts.text).not.toContain(made.json.token);
  });

  test('has a name of its own, and none the record uses', async () => {
    await make({ name: 'Aziza', roles: ['officer'] });
    for (const name of ['Aziza', 'system', 'console']) {
      expect((await make({ name, roles: ['officer'] })).json).toMatchObject({
        status: 409,
        code: 'name-taken',
      });
    }
  });

  test.each([
    {},
    { name: 'x' },
    { name: 'x', roles: [] },
    { name: 'x', roles: ['king'] },
    { name: '', roles: ['officer'] },
    { name: 'x', roles: ['officer'], token: 'mine' },
    { name: 'a\0', roles: ['officer'] },
    [],
    7,
  ])('is not %o', async (content) => {
    expect((await make(content)).status).toBe(422);
  });
});
