import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ShadowFollower } from '../app/shadow/shadow-follower.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
let follower: ShadowFollower;
beforeEach(async () => {
  house = await testServer();
  follower = new ShadowFollower(house.app.store);
  await inForce([aProfile({ id: 'in force', then: { lane: 'yellow' } })]);
});
afterEach(() => house.server.close());

const challengers = '/api/v1/challengers';
const post = (token: string, end: string, content?: unknown) =>
  house.call(token, 'POST', `${challengers}${end}`, content);
const register = (name: string, changes = {}, token = house.tokens.analyst) =>
  post(token, '', { name, profiles: [aProfile()], ...changes });
const start = (name: string, token = house.tokens.approver) => post(token, `/${name}/start`);
const stop = (name: string, token = house.tokens.approver) => post(token, `/${name}/stop`);
const comparison = async (name: string) =>
  (await house.call(house.tokens.analyst, 'GET', `${challengers}/${name}/comparison`)).json;
const inForce = (profiles: readonly unknown[], rest = {}) =>
  house.call(house.tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', {
    profiles,
    settings: { defaultOffice: { minimumRandomRate: 0 } },
    ...rest,
  });
const declare = async (id: string, changes = {}) =>
  (
    await house.call(
      house.tokens['customs-system'],
      'POST',
      '/api/v1/declarations',
      aDeclaration({ id, ...changes }),
    )
  ).json;

describe('a challenger', () => {
  test('is registered by one person, started by another, and runs until it is stopped', async () => {
    const registered = await register('spring');
    expect([registered.status, registered.json]).toEqual([
      201,
      {
        name: 'spring',
        ruleBook: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        profiles: 1,
        lists: 0,
        author: 'the-analyst',
        registeredAt: expect.any(String),
        state: 'registered',
      },
    ]);
    await declare('D-0');
    expect((await start('spring')).json).toMatchObject({ state: 'running', starter: 'the-approver' });
    expect(await declare('D-1')).toMatchObject({ lane: 'yellow', reasons: [{ id: 'in force' }] });
    await declare('D-2', { items: [{ sequence: 1, commodityCode: '8517130000' }] });
    expect((await stop('spring')).json).toMatchObject({ state: 'stopped', stopper: 'the-approver' });
    await declare('D-3');
    await follower.step();
    expect(await comparison('spring')).toMatchObject({
      challenger: { name: 'spring', state: 'stopped' },
      decided: 2,
      judged: 2,
      matches: { n: 2, value: 0.5 },
      selections: { both: 1, onlyWouldBe: 0, onlyInForce: 0, neither: 1 },
      moved: 1,
      lanes: { yellow: { red: 1 }, green: { green: 1 } },
      examples: [
        {
          declarationId: 'D-1',
          inForce: 'yellow',
          wouldBe: 'red',
          likelihood: 0.4,
          matches: [{ profile: 'P-1', items: [1] }],
        },
      ],
    });
    const acts = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit');
    const kinds = (acts.json.rows as { kind: string; subject: string }[])
      .filter(({ subject }) => subject === 'spring')
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['challenger.stopped', 'challenger.started', 'challenger.registered']);
  });

  test('holds its rule book as any other is held, whatever comes in force later', async () => {
    await inForce([], { lists: { watched: ['T-1'], other: ['x'] } });
    const { json } = await register('lists', {
      profiles: [aProfile({ when: { field: 'importer.id', op: 'inList', value: 'watched' } })],
      lists: { watched: ['T-100'] },
    });
    await inForce([], { lists: { watched: [] } });
    const book = await house.call(house.tokens.analyst, 'GET', `/api/v1/rule-books/${json.ruleBook}`);
    expect(book.json).toMatchObject({
      lists: { watched: ['T-100'], other: ['x'] },
      settings: { defaultOffice: { minimumRandomRate: 0 } },
    });
    await start('lists');
    expect(await declare('D-1')).toMatchObject({ lane: 'green' });
    await follower.step();
    expect(await comparison('lists')).toMatchObject({ lanes: { green: { red: 1 } } });
  });

  test('does what it would do, with the same draw', async () => {
    await register('drawn', {
      profiles: [],
      settings: { defaultOffice: { minimumRandomRate: 1 } },
    });
    await start('drawn');
    await declare('D-1');
    await follower.step();
    expect(await comparison('drawn')).toMatchObject({
      lanes: { yellow: { red: 1 } },
      selections: { both: 0, onlyWouldBe: 0, onlyInForce: 1, neither: 0 },
    });
  });

  test('is refused whole, with the place of what is wrong', async () => {
    const bad = aProfile({ id: 'P-2', when: { field: 'nope', op: 'eq', value: 1 } });
    const refused = await register('bad', { profiles: [aProfile(), bad] });
    expect([refused.status, refused.json.problems]).toEqual([
      422,
      [expect.objectContaining({ path: '/profiles/1/when/field', code: 'unknown-field' })],
    ]);
    expect((await comparison('bad')).status).toBe(404);
  });

  test.each([
    ['{', 400, ''],
    [[], 422, ''],
    [{ profiles: [] }, 422, '/name'],
    [{ name: '', profiles: [] }, 422, '/name'],
    [{ name: 'x'.repeat(65), profiles: [] }, 422, '/name'],
    [{ name: 'a\u0000b', profiles: [] }, 422, '/name'],
    [{ name: 'x' }, 422, ''],
    [{ name: 'x', profiles: [], colour: 1 }, 422, '/colour'],
    [{ name: 'x', profiles: [], lists: [] }, 422, '/lists'],
    [{ name: 'x', profiles: [], settings: { nope: 1 } }, 422, '/settings/nope'],
  ])('that is %j is refused with its place', async (content, status, path) => {
    const refused = await post(house.tokens.analyst, '', content);
    expect([refused.status, refused.json.problems]).toEqual([
      status,
      expect.arrayContaining([expect.objectContaining({ path })]),
    ]);
  });

  test('keeps its name and what it holds', async () => {
    const first = await register('spring');
    const again = await register('spring', { profiles: [] });
    expect(again.json).toMatchObject({ status: 409, code: 'name-taken' });
    const listed = await house.call(house.tokens.auditor, 'GET', challengers);
    expect(listed.json).toEqual({ rows: [first.json] });
  });

  test('is not started by its author, and only once', async () => {
    const both = await house.addUser('both', ['analyst', 'approver']);
    await register('own', {}, both);
    expect((await start('own', both)).json).toMatchObject({ status: 403, code: 'four-eyes' });
    expect((await stop('own')).json).toMatchObject({ status: 409, code: 'wrong-state' });
    expect((await start('own')).status).toBe(200);
    expect((await start('own')).json).toMatchObject({ status: 409, code: 'wrong-state' });
    expect((await stop('own', both)).status).toBe(200);
    expect((await start('own')).json).toMatchObject({ status: 409, code: 'wrong-state' });
    expect((await start('nowhere')).status).toBe(404);
    expect((await stop('%00')).status).toBe(404);
  });

  test('waits while as many run as may: three, unless the settings say otherwise', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await register(name);
    for (const name of ['a', 'b', 'c']) expect((await start(name)).status).toBe(200);
    expect((await start('d')).json).toMatchObject({ status: 409, code: 'too-many-challengers' });
    await stop('a');
    expect((await start('d')).status).toBe(200);
    await stop('b');
    await stop('c');
    await register('e');
    await inForce([], { settings: { maximumRunningChallengers: 1 } });
    expect((await start('e')).json).toMatchObject({ code: 'too-many-challengers' });
  });

  test('whose rule book is gone is left out and told, and the others go on', async () => {
    await register('sound');
    await start('sound');
    await register('broken');
    await start('broken');
    const { store } = house.app;
    const broken = (await store.challengers.find('broken'))!;
    const without = new ShadowFollower({
      ...store,
      challengers: {
        ...store.challengers,
        find: async (name) =>
          name === 'broken' ? { ...broken, ruleBook: 'sha256:gone' } : store.challengers.find(name),
      },
    });
    expect(await declare('D-1')).toMatchObject({ lane: 'yellow' });
    await without.step();
    expect(await comparison('broken')).toMatchObject({
      judged: 0,
      leftOut: 1,
      fault: expect.stringMatching(/rule book/),
    });
    expect(await comparison('sound')).toMatchObject({ judged: 1, leftOut: 0 });
  });

  test('is listed by name, in pages', async () => {
    for (const name of ['b', 'ä/ö', 'a']) await register(name);
    const page = async (query: string) =>
      (await house.call(house.tokens.analyst, 'GET', `${challengers}${query}`)).json;
    const first = await page('?limit=2');
    expect((first.rows as { name: string }[]).map(({ name }) => name)).toEqual(['a', 'b']);
    expect((await page(`?limit=2&cursor=${first.next}`)).rows).toMatchObject([{ name: 'ä/ö' }]);
    expect((await page('?cursor=%00')).status).toBe(400);
    expect((await start(encodeURIComponent('ä/ö'))).status).toBe(200);
  });
});
