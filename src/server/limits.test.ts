import { Agent, type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defaultLimits } from '../intake/limits.ts';
import { aDeclaration } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
afterEach(() => house.server.close());

const mebibyte = 1_048_576;
const declarations = '/api/v1/declarations';

async function listening(options: Parameters<typeof testServer>[0] = {}): Promise<string> {
  house = await testServer(options);
  await house.server.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(house.server.server.address() as AddressInfo).port}`;
}

async function post(
  base: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  url = declarations,
) {
  const response = await fetch(`${base}${url}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${house.tokens['customs-system']}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: body as string,
  });
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Record<string, unknown>,
  };
}

function withItems(count: number): string {
  return JSON.stringify(
    aDeclaration({ items: Array.from({ length: count }, (_, index) => ({ sequence: index + 1 })) }),
  );
}

/** A declaration of exactly so many bytes. */
function ofBytes(bytes: number): string {
  const text = JSON.stringify(aDeclaration());
  return `${text.slice(0, -1)}${' '.repeat(bytes - text.length)}}`;
}

describe('a declaration', () => {
  test('has at most 9,999 items and 16 MiB', { timeout: 60_000 }, async () => {
    const base = await listening();
    expect((await post(base, withItems(9_999))).status).toBe(201);
    expect((await post(base, withItems(10_000))).json).toMatchObject({ status: 413, code: 'too-large' });
    expect((await post(base, ofBytes(16 * mebibyte))).status).toBe(409);
    expect((await post(base, ofBytes(16 * mebibyte + 1))).status).toBe(413);
    expect((await post(base, ' '.repeat(80 * mebibyte))).status).toBe(413);
    expect((await post(base, ' '.repeat(65 * mebibyte), { 'content-type': 'text/xml' })).status).toBe(413);
    // The connection is as good as before.
    expect((await post(base, JSON.stringify(aDeclaration({ id: 'D-2' })))).status).toBe(201);
  });

  test('of a length that is not told is measured as it comes', async () => {
    const base = await listening({ limits: { ...defaultLimits, recordBytes: 100_000 } });
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      for (let chunk = 0; chunk < 1_000; chunk++) yield Buffer.alloc(10_000, ' ');
    };
    const response = await fetch(`${base}${declarations}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${house.tokens['customs-system']}`,
        'content-type': 'application/json',
      },
      body: ReadableStream.from(stream()),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  test('may be packed; what unpacks to too much is not unpacked', { timeout: 60_000 }, async () => {
    const base = await listening();
    const gzip = { 'content-encoding': 'gzip' };
    expect((await post(base, gzipSync(JSON.stringify(aDeclaration())), gzip)).status).toBe(201);
    expect(
      (await post(base, gzipSync(JSON.stringify(aDeclaration())), { 'content-encoding': 'X-GZIP' })).status,
    ).toBe(200);
    expect((await post(base, gzipSync(Buffer.alloc(100 * mebibyte)), gzip)).status).toBe(413);
    expect((await post(base, 'not gzip', gzip)).json).toMatchObject({
      status: 400,
      code: 'malformed-content',
    });
    expect((await post(base, gzipSync('{}').subarray(0, 10), gzip)).status).toBe(400);
    expect((await post(base, gzipSync('{}'))).status).toBe(400);
    const refused = await post(base, 'x', { 'content-encoding': 'br' });
    expect([refused.status, refused.headers.get('accept-encoding')]).toEqual([415, 'gzip']);
  });

  test('nests as deep as it likes and is refused for it', { timeout: 60_000 }, async () => {
    const base = await listening();
    for (const depth of [100, 1_000, 1_000_000]) {
      const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      const { status } = await post(base, `{"id": ${nested}, "x": ${nested}}`);
      expect([400, 422]).toContain(status);
    }
  });

  test('with a great many problems is answered with the first hundred', { timeout: 60_000 }, async () => {
    const base = await listening();
    const items = Array.from({ length: 9_999 }, () => ({ netMassKg: -1 }));
    const { json } = await post(base, JSON.stringify(aDeclaration({ items })));
    expect(json.problems).toHaveLength(101);
    expect(json).toHaveProperty('problems.100.code', 'more-problems');
  });
});

test('a set of profiles with a great many problems is answered with the first thousand', async () => {
  const base = await listening();
  const authorization = `Bearer ${house.tokens.admin}`;
  const unknown = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`unknown${index}`, 1]));
  const content = JSON.stringify({ profiles: [], ...unknown });
  const { json } = await post(base, content, { authorization }, '/api/v1/profiles/import');
  expect(json.problems).toHaveLength(1_000);
});

describe('what a page or a person writes', () => {
  test('is at most a mebibyte', async () => {
    const base = await listening();
    const authorization = `Bearer ${house.tokens.analyst}`;
    const { status } = await post(base, ' '.repeat(mebibyte + 1), { authorization }, '/api/v1/profiles');
    expect(status).toBe(413);
  });
});

describe('too much at once', () => {
  test('is told to come back', async () => {
    const base = await listening({ maximumWaiting: -1 });
    for (const [url, type] of [
      [declarations, 'application/json'],
      [`${declarations}/batch`, 'application/x-ndjson'],
    ] as const) {
      const refused = await post(base, 'never read', { 'content-type': type }, url);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    }
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
  });

  test('of bytes is told to come back', async () => {
    const base = await listening({ bodyBytes: 10_000 });
    const large = JSON.stringify(
      aDeclaration({ attributes: { x: 'x'.repeat(4_000), y: 'y'.repeat(4_000), z: 'z'.repeat(4_000) } }),
    );
    expect((await post(base, large)).status).toBe(429);
    const gzip = { 'content-encoding': 'gzip' };
    expect((await post(base, gzipSync(large), gzip)).status).toBe(429);
    for (let time = 0; time < 20; time++) {
      expect((await post(base, JSON.stringify(aDeclaration({ id: `D-${time}` })))).status).toBe(201);
    }
  });

  test('of one token is told to come back; others are not', async () => {
    const base = await listening({ rateLimit: { requestsPerMinute: 3, onLoopback: true } });
    const ask = (role: 'officer' | 'chief') =>
      fetch(`${base}${declarations}`, { headers: { authorization: `Bearer ${house.tokens[role]}` } });
    const statuses = [];
    for (let time = 0; time < 5; time++) statuses.push((await ask('officer')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await ask('officer');
    expect([refused.headers.get('content-type'), Number(refused.headers.get('retry-after'))]).toEqual([
      expect.stringContaining('application/problem+json'),
      expect.closeTo(59, -1),
    ]);
    expect((await ask('chief')).status).toBe(200);
  });

  test('is guessing tokens', async () => {
    const base = await listening({ rateLimit: { signInsPerMinute: 2, onLoopback: true } });
    const statuses = [];
    for (let time = 0; time < 4; time++)
      statuses.push((await post(base, '{"token":"x"}', {}, '/api/v1/sessions')).status);
    expect(statuses).toEqual([401, 401, 429, 429]);
  });

  test('is not limited on loopback unless so said', async () => {
    const base = await listening({ rateLimit: { requestsPerMinute: 1, wrongTokensPerMinute: 1 } });
    for (let time = 0; time < 3; time++) {
      const headers = { authorization: `Bearer ${house.tokens.officer}` };
      expect((await fetch(`${base}${declarations}`, { headers })).status).toBe(200);
      expect((await fetch(`${base}${declarations}`, { headers: wrong })).status).toBe(401);
    }
  });
});

describe('a list that is uploaded', () => {
  /** Uploads that are begun and stay without an end, each with its answer. */
  const begun: ClientRequest[] = [];
  afterEach(() => {
    for (const each of begun.splice(0)) each.destroy();
  });

  function begin(base: string, token: string): Promise<{ readonly status: number; readonly text: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(`${base}/api/v1/lists/watched/entries/batch`, {
        method: 'POST',
        agent: new Agent(),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      });
      sent.on('error', reject);
      sent.on('response', async (answer) => {
        let text = '';
        for await (const chunk of answer) text += String(chunk);
        resolve({ status: answer.statusCode ?? 0, text });
      });
      sent.write('value\nT-1\n');
      begun.push(sent);
    });
  }

  const list = { name: 'watched', kind: 'party', owner: 'Risk department' };

  test('by many at once takes two places, one of a person, and gives them back', async () => {
    const base = await listening();
    await house.call(house.tokens.analyst, 'POST', '/api/v1/lists', list);
    const others = await Promise.all(['ana', 'ben', 'cem'].map((name) => house.addUser(name, ['analyst'])));
    let answered = 0;
    const count = () => {
      answered += 1;
    };
    const uploads = [house.tokens.analyst, house.tokens.analyst, ...others].map((token) =>
      begin(base, token).then(
        (answer) => answer,
        () => ({ status: 0, text: '' }),
      ),
    );
    for (const upload of uploads) void upload.then(count);
    await vi.waitFor(() => expect(answered).toBe(3), { timeout: 5_000 });
    expect((await post(base, JSON.stringify(aDeclaration()))).status).toBe(201);
    for (const each of begun.splice(0)) each.destroy();
    const statuses = (await Promise.all(uploads)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([0, 0, 429, 429, 429]);
    await vi.waitFor(async () => {
      const again = await house.call(house.tokens.analyst, 'POST', '/api/v1/lists/watched/entries/batch', '');
      expect(again.status).not.toBe(429);
    });
  });

  test('and trickles without an end is told how long it may take', async () => {
    const base = await listening({ uploadMilliseconds: 300 });
    await house.call(house.tokens.analyst, 'POST', '/api/v1/lists', list);
    const upload = begin(base, house.tokens.analyst);
    const trickle = setInterval(() => begun[0]?.write('T-2\n'), 20);
    try {
      const { status, text } = await upload;
      expect([status, JSON.parse(text)]).toEqual([
        408,
        expect.objectContaining({ code: 'too-slow', detail: expect.stringContaining('An upload may take') }),
      ]);
    } finally {
      clearInterval(trickle);
    }
  });
});

const wrong = { authorization: 'Bearer a-token-that-nobody-was-given' };

describe('wrong tokens', () => {
  const limited = { rateLimit: { wrongTokensPerMinute: 3, onLoopback: true } };
  const ask = async (base: string, token: string, url = declarations) =>
    (await fetch(`${base}${url}`, { headers: { authorization: `Bearer ${token}` } })).status;
  const signIn = async (base: string, token: string) =>
    (await post(base, JSON.stringify({ token }), { authorization: '' }, '/api/v1/sessions')).status;

  test('are limited by address, wherever they are shown', async () => {
    const base = await listening(limited);
    expect(await ask(base, 'wrong-1')).toBe(401);
    expect(await ask(base, 'wrong-2', '/api/v1/nothing')).toBe(401);
    expect(await signIn(base, 'wrong-3')).toBe(401);
    const refused = await fetch(`${base}${declarations}`, { headers: wrong });
    expect([refused.status, Number(refused.headers.get('retry-after')), await refused.json()]).toEqual([
      429,
      expect.closeTo(59, -1),
      expect.objectContaining({ code: 'too-many-requests' }),
    ]);
    expect(await ask(base, 'wrong-4', '/api/v1/nothing')).toBe(429);
    expect(await ask(base, 'wrong-4', '/api/v1/sessions')).toBe(429);
    expect(await signIn(base, 'wrong-4')).toBe(429);
    // A right guess is not told from a wrong one.
    expect(await ask(base, house.tokens.chief)).toBe(429);
    expect(await signIn(base, house.tokens.chief)).toBe(429);
  });

  test('do not lock out who was let in before, nor ask the store any more', async () => {
    const base = await listening(limited);
    expect(await ask(base, house.tokens.officer)).toBe(200);
    for (let time = 0; time < 3; time++) expect(await ask(base, `wrong-${time}`)).toBe(401);
    const asked = vi.spyOn(house.app.store.users, 'findByToken');
    expect(await ask(base, 'wrong')).toBe(429);
    expect(asked).not.toHaveBeenCalled();
    expect(await ask(base, house.tokens.officer)).toBe(200);
    expect(await signIn(base, house.tokens.officer)).toBe(201);
    expect((await fetch(`${base}${declarations}`)).status).toBe(401);
    for (const url of ['/healthz', '/readyz']) expect(await ask(base, 'wrong', url)).toBe(200);
  });

  test('are all that counts: not right ones, nor sessions that ran out, nor nobody', async () => {
    const base = await listening(limited);
    for (let time = 0; time < 10; time++) {
      expect(await ask(base, house.tokens.officer)).toBe(200);
      expect(await signIn(base, house.tokens.officer)).toBe(201);
      expect((await fetch(`${base}${declarations}`)).status).toBe(401);
      const cookie = 'tamga_session=one-that-ran-out';
      expect((await fetch(`${base}${declarations}`, { headers: { cookie } })).status).toBe(401);
    }
    expect(await ask(base, 'wrong')).toBe(401);
    expect(await ask(base, house.tokens.chief)).toBe(200);
  });

  test('are looked at again after a minute', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const base = await listening(limited);
      for (const status of [401, 401, 401, 429]) expect(await ask(base, 'wrong')).toBe(status);
      vi.advanceTimersByTime(59_000);
      expect(await ask(base, 'wrong')).toBe(429);
      vi.advanceTimersByTime(1_001);
      for (const status of [401, 401, 401, 429]) expect(await ask(base, 'wrong')).toBe(status);
    } finally {
      vi.useRealTimers();
    }
  });

  test('of a user who was disabled count like any other', async () => {
    const base = await listening(limited);
    expect(await ask(base, house.tokens.officer)).toBe(200);
    await house.call(house.tokens.admin, 'POST', `/api/v1/users/${await idOfOfficer()}/disable`);
    for (const status of [401, 401, 401, 429]) expect(await ask(base, house.tokens.officer)).toBe(status);
  });

  test('also of one who was disabled on another node', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const base = await listening(limited);
      expect(await ask(base, house.tokens.officer)).toBe(200);
      const id = await idOfOfficer();
      const act = {
        at: house.app.now(),
        actor: 'x',
        kind: 'user.disabled',
        subject: id,
        body: '{}',
      } as const;
      await house.app.store.users.disable(id, act);
      vi.advanceTimersByTime(1_001);
      for (const status of [401, 401, 401, 429]) expect(await ask(base, house.tokens.officer)).toBe(status);
    } finally {
      vi.useRealTimers();
    }
  });

  async function idOfOfficer() {
    const officer = (await house.app.store.users.list()).find(({ name }) => name === 'the-officer');
    if (officer === undefined) throw new Error('there is no officer');
    return officer.id;
  }
});

describe('bytes that are no request', () => {
  async function raw(text: string): Promise<string> {
    const base = await listening({ bodyMilliseconds: 300 });
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    socket.write(text.replaceAll('TOKEN', house.tokens['customs-system']));
    let answer = '';
    for await (const chunk of socket) {
      answer += chunk;
      if (/\r\n\r\n.+/s.test(answer)) socket.end();
    }
    return answer;
  }

  const head = `POST ${declarations} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer TOKEN\r\ncontent-type: application/json\r\n`;

  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['a header of 100 kB', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, 431],
    ['an address of 100 kB', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
    ['two lengths', `${head}content-length: 1\r\ncontent-length: 2\r\n\r\n{}`, 400],
    ['a length that is none', `${head}content-length: -1\r\n\r\n{}`, 400],
    [
      'a length and chunks',
      `${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
      400,
    ],
    ['a method of another protocol', `PROPFIND ${declarations} HTTP/1.1\r\nhost: x\r\n\r\n`, 404],
    [
      'a wish for another protocol',
      `GET ${declarations} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
      401,
    ],
    ['an unknown expectation', `${head}expect: miracles\r\ncontent-length: 2\r\n\r\n{}`, 417],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['content that does not come', `${head}content-length: 10\r\n\r\n{`, 408],
    [
      'an encoded header',
      `GET ${declarations} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer \xff\xfe\r\n\r\n`,
      401,
    ],
  ])('%s', async (_what, text, status) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).not.toMatch(/node_modules|\.ts:/);
  });
});
