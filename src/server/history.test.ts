import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDeclaration, anItem } from '../domain/testing/a-declaration.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeAll(async () => {
  house = await testServer();
  const declarations = [
    aDeclaration({ id: 'D1', office: '10', items: [anItem({ commodityCode: '6109' })] }),
    aDeclaration({ id: 'D2', office: '20', items: [anItem({ commodityCode: '6109' })] }),
    aDeclaration({ id: 'D3', office: '20', items: [anItem({ commodityCode: '2710' })] }),
    aDeclaration({ id: 'D3', version: 2, office: '20', items: [anItem({ commodityCode: '6109' })] }),
  ];
  for (const declaration of declarations)
    await house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', declaration);
});
afterAll(() => house.server.close());

const ask = (question: unknown, token = house.tokens.analyst) =>
  house.call(token, 'POST', '/api/v1/history/questions', question);

test('counts the newest versions, with the share of all', async () => {
  const { status, json } = await ask({
    when: { field: 'item.commodityCode', op: 'startsWith', value: '61' },
    by: 'office',
  });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    declarations: 3,
    ofDeclarations: 3,
    groups: [
      { value: '20', declarations: 2, ofDeclarations: 2, share: { value: 1, n: 2 } },
      { value: '10', declarations: 1, ofDeclarations: 1 },
    ],
  });
});

test('whoever sees some offices asks of those alone, whatever the question says', async () => {
  const token = await house.addUser('of-office-10', ['analyst'], ['10']);
  expect((await ask({}, token)).json).toMatchObject({ declarations: 1, ofDeclarations: 1 });
  expect((await ask({ offices: ['10', '20'] }, token)).json).toMatchObject({ ofDeclarations: 1 });
  expect((await ask({ offices: ['20'] }, token)).json).toMatchObject({ ofDeclarations: 0 });
  expect((await ask({ offices: ['20'] })).json).toMatchObject({ ofDeclarations: 2 });
});

test.each([
  [{ when: { field: 'nothing', op: 'exists' } }, '/when/field'],
  [{ when: { all: [{ field: 'office', op: 'eq', value: 7 }] } }, '/when/all/0/value'],
  [{ by: 'item.netMassKg' }, '/by'],
  [{ select: '*' }, '/select'],
  [[], ''],
])('%j is refused, with the place', async (question, path) => {
  const { status, json } = await ask(question);
  expect(status).toBe(422);
  expect(json.problems).toContainEqual(expect.objectContaining({ path }));
});

test.each([
  ['too-many-groups', '/by', /more than 500000 groups/],
  ['too-long', '/from', /too long/],
  ['too-much-memory', '/from', /too much memory/],
] as const)(
  'a question that is %s is refused with what to do, not told to come back',
  async (kind, path, why) => {
    const { app } = house;
    const { history } = app;
    Object.assign(app, { history: { ask: async () => ({ kind }) } });
    const { status, json } = await ask({ by: 'importer.id' });
    Object.assign(app, { history });
    expect([status, json.problems]).toEqual([
      422,
      [expect.objectContaining({ path, code: 'too-many', message: expect.stringMatching(why) })],
    ]);
  },
);

test('a client that leaves takes its question along', async () => {
  const { app, server } = house;
  const { history } = app;
  const aborted = Promise.withResolvers<unknown>();
  const asked = Promise.withResolvers<void>();
  Object.assign(app, {
    history: {
      ask: (_: unknown, __: unknown, { signal }: { readonly signal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted.resolve(signal.reason);
            reject(signal.reason as Error);
          });
          asked.resolve();
        }),
    },
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  const leaving = new AbortController();
  const answer = fetch(`http://127.0.0.1:${port}/api/v1/history/questions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.tokens.analyst}`, 'content-type': 'application/json' },
    body: '{}',
    signal: leaving.signal,
  });
  await asked.promise;
  leaving.abort();
  await expect(answer).rejects.toThrow();
  expect(String(await aborted.promise)).toContain('left');
  Object.assign(app, { history });
});

test('tells when to come back while there is no history in columns', async () => {
  const { app } = house;
  const { history } = app;
  Object.assign(app, { history: undefined });
  const { status, headers } = await ask({});
  Object.assign(app, { history });
  expect([status, headers['retry-after']]).toEqual([503, '5']);
});
