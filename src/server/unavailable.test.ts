import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aDeclaration } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

function fail(error: Error): void {
  house.app.store.declarations.record = () => Promise.reject(error);
  house.app.store.declarations.list = () => Promise.reject(error);
}

const submit = () =>
  house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration());
const list = () => house.call(house.tokens.officer, 'GET', '/api/v1/declarations');

describe('while the store is not there', () => {
  test.each([
    ['and says so', () => Promise.resolve(false)],
    ['and cannot say', () => Promise.reject(new Error('gone'))],
  ])('%s, requests are told to come back', async (_how, isReady) => {
    fail(new Error('terminating connection'));
    Object.assign(house.app.store, { isReady });
    for (const { status, json, headers } of [await submit(), await list()]) {
      expect([status, json.code, headers['retry-after']]).toEqual([503, 'unavailable', '2']);
    }
    const ready = await house.call(undefined, 'GET', '/readyz');
    expect([ready.status, ready.headers['retry-after']]).toEqual([503, '2']);
    expect((await house.call(undefined, 'GET', '/healthz')).status).toBe(200);
  });

  test('and does not answer, requests do not wait for ever', async () => {
    fail(new Error('terminating connection'));
    Object.assign(house.app.store, { isReady: () => new Promise(() => {}) });
    expect((await list()).status).toBe(503);
  });

  test('for a moment, as the store says of what was thrown, requests are told to come back', async () => {
    const lost = new Error('connect ECONNREFUSED 10.0.0.7:5432');
    fail(lost);
    Object.assign(house.app.store, { isAbsence: (error: unknown) => error === lost });
    for (const { status, json, text, headers } of [await submit(), await list()]) {
      expect([status, json.code, headers['retry-after']]).toEqual([503, 'unavailable', '2']);
      expect(text).not.toContain('10.0.0.7');
    }
  });

  test('nobody is let in, and nobody turned away', async () => {
    house.app.store.users.findByToken = () => Promise.reject(new Error('gone'));
    Object.assign(house.app.store, { isReady: async () => false });
    expect((await list()).status).toBe(503);
    // Who asks whether the process runs need not be known.
    expect((await house.call(house.tokens.officer, 'GET', '/healthz')).status).toBe(200);
  });
});

test('a fault of ours is told in no detail', async () => {
  fail(new TypeError('Cannot read properties of undefined (reading "secret")'));
  const { status, text, headers } = await list();
  expect([status, headers['content-type']]).toEqual([
    500,
    expect.stringContaining('application/problem+json'),
  ]);
  expect(text).not.toMatch(/secret|TypeError|\.ts/);
});

test('where the server closes, it is not ready, and finishes what it took', async () => {
  const { record } = house.app.store.declarations;
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  house.app.store.declarations.record = async (...args) => {
    await gate;
    return record.call(house.app.store.declarations, ...args);
  };
  await house.server.listen({ port: 0, host: '127.0.0.1' });
  const address = house.server.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const submitting = fetch(`http://127.0.0.1:${port}/api/v1/declarations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${house.tokens['customs-system']}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(aDeclaration()),
  });
  while (house.app.submissions.length === 0 && !(await isRecording())) await new Promise(setImmediate);
  const closing = house.server.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  go();
  const response = await submitting;
  expect([response.status, response.headers.get('connection')]).toEqual([201, 'close']);
  const before = performance.now();
  await closing;
  expect(performance.now() - before).toBeLessThan(1_000);

  async function isRecording(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return true;
  }
});
