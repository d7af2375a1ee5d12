import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
let secondApprover: string;
beforeEach(async () => {
  house = await testServer();
  secondApprover = await house.addUser('second approver', ['approver']);
});
afterEach(() => house.server.close());

const profiles = '/api/v1/profiles';
const step = (token: string, what: string, id = 'P-1') =>
  house.call(token, 'POST', `${profiles}/${id}/${what}`);
const read = (end: string, token = house.tokens.analyst) => house.call(token, 'GET', `${profiles}${end}`);
const draft = (changes = {}) => house.call(house.tokens.analyst, 'POST', profiles, aProfile(changes));
const laneOf = async (id: string) =>
  (await house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration({ id })))
    .json.lane;

const totalValue = (op: string, value: number) => ({ field: 'totalValue', op, value });

async function bringInForce(): Promise<void> {
  await draft();
  await step(house.tokens.analyst, 'submit');
  await step(house.tokens.approver, 'approve');
  expect((await step(secondApprover, 'activate')).status).toBe(200);
}

describe('a draft that says what it follows', () => {
  const follow = (follows: number, changes = {}) =>
    house.call(house.tokens.analyst, 'POST', `${profiles}?follows=${follows}`, aProfile(changes));

  test('is refused where another version is the newest, and tells nothing of it', async () => {
    expect((await follow(1)).json).toMatchObject({ status: 409, code: 'overtaken' });
    expect(await follow(0)).toMatchObject({ status: 201, json: { version: 1 } });
    const again = await follow(0, { name: 'Mine' });
    expect(again.json).toMatchObject({ status: 409, code: 'name-taken' });
    expect(JSON.stringify(again.json)).not.toContain(String(aProfile().name));
    expect(await follow(1)).toMatchObject({ status: 201, json: { version: 2 } });
    expect((await follow(1)).json).toMatchObject({
      code: 'overtaken',
      detail: expect.stringMatching(/^Version 2/),
    });
    expect((await draft()).json).toMatchObject({ version: 3 });
  });
});

test('the list tells what was matched of late, of what is in force or matched', async () => {
  await bringInForce();
  await draft({ id: 'P-2' });
  const rows = async () =>
    (await read('')).json.rows as { id: string; recentMatches?: { matches: number; since: string } }[];
  expect((await rows()).map(({ id, recentMatches }) => [id, recentMatches?.matches])).toEqual([
    ['P-1', 0],
    ['P-2', undefined],
  ]);
  await laneOf('D-1');
  await laneOf('D-2');
  await draft({ when: totalValue('gt', 1e9) });
  const { json } = await read('');
  expect(json).toMatchObject({
    rows: [
      { id: 'P-1', state: 'draft', recentMatches: { matches: 2, lastMatchedAt: json.matchesCountedUpTo } },
      { id: 'P-2' },
    ],
  });
});

describe('a profile', () => {
  test('goes from draft to in force through three people', async () => {
    const { analyst, approver } = house.tokens;
    const written = await draft();
    expect([written.status, written.json]).toEqual([
      201,
      expect.objectContaining({
        id: 'P-1',
        version: 1,
        state: 'draft',
        author: 'the-analyst',
        profile: aProfile(),
      }),
    ]);
    expect((await step(approver, 'approve')).json).toMatchObject({ status: 409, code: 'wrong-state' });
    expect((await step(analyst, 'submit')).json).toMatchObject({ state: 'submitted' });
    expect((await step(approver, 'approve')).json).toMatchObject({
      state: 'approved',
      approver: 'the-approver',
    });
    expect((await step(approver, 'activate')).json).toMatchObject({
      status: 403,
      code: 'four-eyes',
      type: expect.stringMatching(/four-eyes$/),
    });
    expect((await step(secondApprover, 'activate')).json).toMatchObject({
      state: 'active',
      activator: 'second approver',
    });
    expect(await laneOf('D-1')).toBe('red');
  });

  test('is not judged by its author, whatever else the author is', async () => {
    const all = await house.addUser('everything', ['analyst', 'approver', 'chief']);
    await house.call(all, 'POST', profiles, aProfile());
    await step(all, 'submit');
    expect((await step(all, 'approve')).json).toMatchObject({ status: 403, code: 'four-eyes' });
    await step(secondApprover, 'approve');
    expect((await step(all, 'activate')).json).toMatchObject({ status: 403, code: 'four-eyes' });
  });

  test('leaves force when it is suspended or retired, at once', async () => {
    await bringInForce();
    expect((await step(house.tokens.approver, 'suspend')).status).toBe(200);
    expect(await laneOf('D-1')).not.toBe('red');
    expect((await step(secondApprover, 'activate')).status).toBe(200);
    expect(await laneOf('D-2')).toBe('red');
    expect((await step(house.tokens.approver, 'retire')).status).toBe(200);
    expect(await laneOf('D-3')).not.toBe('red');
    expect((await step(secondApprover, 'activate')).status).toBe(409);
  });

  test('has versions side by side; a step is with the newest or the one named', async () => {
    await bringInForce();
    const second = await draft({ name: 'Cotton, again' });
    expect(second.json).toMatchObject({ version: 2, state: 'draft' });
    expect((await read('/P-1')).json).toMatchObject({ version: 2 });
    expect((await read('/P-1?version=1')).json).toMatchObject({ version: 1, state: 'active' });
    expect((await step(house.tokens.approver, 'suspend?version=1')).json).toMatchObject({
      version: 1,
      state: 'suspended',
    });
    expect((await step(house.tokens.approver, 'suspend?version=9')).status).toBe(404);
    expect((await step(house.tokens.approver, 'suspend', 'nowhere')).status).toBe(404);
    expect((await step(house.tokens.approver, 'suspend?version=0')).status).toBe(400);
    expect((await read('?state=suspended')).json.rows).toMatchObject([{ id: 'P-1', version: 1 }]);
  });

  test.each([
    ['{', 400, ''],
    [{}, 422, '/id'],
    [aProfile({ when: { field: 'nope', op: 'eq', value: 1 } }), 422, '/when/field'],
    [aProfile({ when: { field: 'office', op: 'lt', value: 5 } }), 422, '/when/value'],
    [{ ...aProfile(), colour: 'red' }, 422, '/colour'],
    [aProfile({ then: { lane: 'pink' as 'red' } }), 422, '/then/lane'],
  ])('that is %o is refused with its place', async (content, status, path) => {
    const refused = await house.call(house.tokens.analyst, 'POST', profiles, content);
    expect([refused.status, refused.json.problems]).toEqual([
      status,
      expect.arrayContaining([expect.objectContaining({ path })]),
    ]);
    expect((await read('')).json.rows).toEqual([]);
  });

  test.each([
    [{ field: 'office', op: 'in', value: [] }, 'empty-list', '/when/value'],
    [{ field: 'totalValue', op: 'between', value: [10, 5] }, 'impossible-range', '/when/value'],
    [{ all: [totalValue('lt', 5), totalValue('gt', 10)] }, 'contradiction', '/when/all'],
    [{ any: [{ field: 'office', op: 'inList', value: 'none' }] }, 'unknown-list', '/when/any/0/value'],
    [{ any: [{ field: 'office', op: 'inList', value: 'empty' }] }, 'empty-list', '/when/any/0/value'],
  ])('with the mistake %j is refused: %s at %s', async (when, code, path) => {
    const { admin, analyst } = house.tokens;
    await house.call(admin, 'POST', `${profiles}/import?activate=true`, {
      profiles: [],
      lists: { empty: [] },
    });
    const refused = await house.call(analyst, 'POST', profiles, { ...aProfile(), when });
    expect([refused.status, refused.json.problems]).toEqual([422, [expect.objectContaining({ code, path })]]);
    const imported = await house.call(admin, 'POST', `${profiles}/import`, [
      { ...aProfile(), when },
      aProfile({ id: 'P-2' }),
    ]);
    expect(imported.json).toMatchObject({ profiles: 1, problems: [{ code, path: `/0${path}` }] });
    expect((await read('')).json.rows).toMatchObject([{ id: 'P-2' }]);
  });

  test('that is merely odd is taken, with a warning', async () => {
    const odd = await draft({ when: { any: [] } });
    const warning = { source: 'request', code: 'never-true', path: '/when/any', severity: 'warning' };
    expect([odd.status, odd.json.warnings]).toEqual([201, [expect.objectContaining(warning)]]);
    expect((await draft()).json).not.toHaveProperty('warnings');
  });

  test('is listed by id, in pages', async () => {
    for (const id of ['b', 'ä/ö', 'a', 'c']) await draft({ id });
    const ids = async (query: string) => {
      const { json } = await read(query);
      return [(json.rows as { id: string }[]).map(({ id }) => id), json.next];
    };
    const [first, next] = await ids('?limit=2');
    expect(first).toEqual(['a', 'b']);
    expect(await ids(`?limit=2&cursor=${next}`)).toEqual([['c', 'ä/ö'], undefined]);
    expect((await read(`/${encodeURIComponent('ä/ö')}`)).status).toBe(200);
    expect((await read('?cursor=%00')).status).toBe(400);
    expect((await read('/%00')).status).toBe(404);
  });
});

describe('an import', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `Q-${index + 10}`);
  const bring = (content: unknown, query = '?activate=true') =>
    house.call(house.tokens.admin, 'POST', `${profiles}/import${query}`, content);

  test('brings a whole set in force, in place of all that was', async () => {
    await bringInForce();
    const set = [aProfile({ id: 'P-2', then: { lane: 'yellow' } }), aProfile({ id: 'P-3', then: {} })];
    const imported = await bring(set);
    expect([imported.status, imported.json]).toEqual([
      200,
      { profiles: 2, ruleBook: expect.stringMatching(/^sha256:/), retired: ['P-1'] },
    ]);
    expect(await laneOf('D-1')).toBe('yellow');
    expect((await read('/P-1')).json).toMatchObject({ state: 'retired' });
    const books = await house.call(house.tokens.analyst, 'GET', '/api/v1/rule-books');
    expect(books.json).toMatchObject({ inForce: { hash: imported.json.ruleBook, profiles: 2, lists: 0 } });
    const book = await house.call(
      house.tokens.analyst,
      'GET',
      `/api/v1/rule-books/${imported.json.ruleBook}`,
    );
    expect(book.json).toMatchObject({ profiles: set, lists: {}, settings: { baseLikelihood: 0 } });
  });

  test('without activation makes drafts', async () => {
    expect((await bring([aProfile()], '')).json).toEqual({ profiles: 1 });
    expect((await read('/P-1')).json).toMatchObject({ state: 'draft' });
    expect(await laneOf('D-1')).not.toBe('red');
  });

  test('brings lists and settings with it', async () => {
    const when = { field: 'importer.id', op: 'inList', value: 'watched' } as const;
    const imported = await bring({
      profiles: [aProfile({ when })],
      lists: { watched: ['T-100'] },
      settings: { baseLikelihood: 0.01 },
    });
    expect(imported.status).toBe(200);
    expect(await laneOf('D-1')).toBe('red');
  });

  test('refuses what is not valid and keeps the rest', async () => {
    const bad = aProfile({ id: 'P-2', when: { field: 'nope', op: 'eq', value: 1 } });
    const unlisted = aProfile({ id: 'P-3', when: { field: 'importer.id', op: 'inList', value: 'nowhere' } });
    const set = [bad, aProfile(), unlisted, aProfile({ name: 'twice' }), 7];
    const problems = [
      expect.objectContaining({ path: '/0/when/field', code: 'unknown-field' }),
      expect.objectContaining({ path: '/2/when/value', code: 'unknown-list' }),
      expect.objectContaining({ path: '/3/id', code: 'duplicate-id' }),
      expect.objectContaining({ path: '/4', code: 'wrong-type' }),
    ];
    const imported = await bring(set, '?activate=true&partial=true');
    expect([imported.status, imported.json]).toEqual([
      200,
      expect.objectContaining({ profiles: 1, problems }),
    ]);
    expect(await laneOf('D-1')).toBe('red');
    expect((await bring(set, '')).json).toEqual({ profiles: 1, problems });
  });

  test('that is refused in part brings nothing in force unless that is asked for, and says what it would retire', async () => {
    await bring([aProfile(), ...ids(25).map((id) => aProfile({ id }))]);
    const before = house.app.ruleBook.current.hash;
    const typo = { ...aProfile(), colour: 'red' };
    const set = [typo, aProfile({ id: 'Q-1' })];
    const refused = await bring(set);
    expect([refused.status, refused.json.problems]).toMatchObject([422, [{ path: '/0/colour' }]]);
    expect(refused.json.detail).toMatch(/26 now in force be retired: P-1, Q-10, .* and 16 more\./);
    expect(house.app.ruleBook.current.hash).toBe(before);
    expect((await read('/P-1')).json).toMatchObject({ version: 1, state: 'active' });
    expect((await read('/Q-1')).status).toBe(404);
    const { json } = await bring(set, '?activate=true&partial=true');
    expect(json).toMatchObject({ profiles: 1, retired: ['P-1', ...ids(25)] });
    expect((await bring([typo], '?activate=true&partial=true')).status).toBe(422);
  });

  test('tells what is odd, at its place in what was sent', async () => {
    const odd = aProfile({ id: 'P-2', when: { any: [] } });
    const warning = { code: 'never-true', path: '/profiles/1/when/any', severity: 'warning' };
    const answer = await bring({ profiles: [7, odd, aProfile()] }, '');
    expect(answer.json).toMatchObject({ profiles: 2, warnings: [warning] });
  });

  test.each([
    [[7], '/0'],
    ['7', ''],
    [{}, ''],
    [{ profiles: [], colour: 1 }, '/colour'],
    [{ profiles: [], lists: [] }, '/lists'],
    [{ profiles: [], lists: { a: [{}] } }, '/lists/a/0/value'],
    [{ profiles: [], settings: { nope: 1 } }, '/settings/nope'],
    [{ profiles: [aProfile({ id: '' })] }, '/profiles/0/id'],
  ])('of %o changes nothing', async (content, path) => {
    await bringInForce();
    const refused = await bring(content);
    expect([refused.status, refused.json.problems]).toEqual([
      422,
      expect.arrayContaining([expect.objectContaining({ path })]),
    ]);
    expect(await laneOf('D-1')).toBe('red');
  });
});

test('a rule book that is none is not found; the one of a fresh house is', async () => {
  const { analyst } = house.tokens;
  for (const hash of ['x', `sha256:${'0'.repeat(64)}`, '%00']) {
    expect((await house.call(analyst, 'GET', `/api/v1/rule-books/${hash}`)).status).toBe(404);
  }
  const { inForce } = (await house.call(analyst, 'GET', '/api/v1/rule-books')).json as {
    inForce: { hash: string };
  };
  const fresh = await house.call(analyst, 'GET', `/api/v1/rule-books/${encodeURIComponent(inForce.hash)}`);
  expect(fresh.json).toMatchObject({ profiles: [], lists: {} });
});

test('draws show a secret once its day is over, and acts are told newest first', async () => {
  await laneOf('D-1');
  const draws = await house.call(house.tokens.manager, 'GET', '/api/v1/draws');
  const today = new Date().toISOString().slice(0, 10);
  for (const row of draws.json.rows as { day: string; secret?: string }[]) {
    expect(row.day < today ? row.secret : undefined).toBe(row.secret);
  }
  const acts = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=2');
  const next = await house.call(
    house.tokens.auditor,
    'GET',
    `/api/v1/audit?limit=2&cursor=${acts.json.next}`,
  );
  const sequences = [acts, next].flatMap(({ json }) =>
    (json.rows as { sequence: number }[]).map((row) => row.sequence),
  );
  expect(sequences).toEqual([...sequences].sort((a, b) => b - a));
  expect(new Set(sequences).size).toBe(4);
});

describe('the list of profiles', () => {
  const idsOf = async (query: string) =>
    ((await read(query)).json as unknown as { rows: { id: string }[] }).rows.map(({ id }) => id);

  test('is narrowed to a risk area, and to a part of the id, the name or the owner', async () => {
    await draft({ id: 'P-1', name: 'Tyres', riskArea: 'origin', owner: 'Unit 4' });
    await draft({ id: 'P-2', name: 'Winter tyres', riskArea: 'undervaluation' });
    await draft({ id: 'TYRE-3', name: 'Rims', riskArea: 'Origin' });
    expect(await idsOf('?riskArea=origin')).toEqual(['P-1', 'TYRE-3']);
    expect(await idsOf('?contains=tyre')).toEqual(['P-1', 'P-2', 'TYRE-3']);
    expect(await idsOf('?contains=unit%204&riskArea=ORIGIN')).toEqual(['P-1']);
    expect(await idsOf('?contains=tyre&state=active')).toEqual([]);
    expect((await read('?contains=')).status).toBe(400);
    expect((await read('?contains=%00')).status).toBe(400);
  });

  test('finds a profile by what its newest version says, not by what an older one said', async () => {
    await draft({ name: 'Tyres' });
    await draft({ name: 'Rims' });
    expect(await idsOf('?contains=tyres')).toEqual([]);
    expect(await idsOf('?contains=rims')).toEqual(['P-1']);
  });
});
