import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Backtests } from '../app/backtest/backtests.ts';
import { type RunBacktest, runBacktest } from '../app/backtest/run-backtest.ts';
import { adoptLists } from '../app/lists/import-lists.ts';
import { withRuleBook } from '../app/rule-books/bring-in-force.ts';
import { compileRuleBook } from '../compiled-rule-book.ts';
import { aDeclaration as declared } from '../domain/testing/a-declaration.ts';
import type { User, UserId } from '../domain/user.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type Called, type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

const lists = '/api/v1/lists';
const analyst = (method: 'GET' | 'POST', end: string, content?: unknown) =>
  house.call(house.tokens.analyst, method, `${lists}${end}`, content);
const approver = (method: 'GET' | 'POST', end: string, content?: unknown) =>
  house.call(house.tokens.approver, method, `${lists}${end}`, content);
const create = (changes = {}) =>
  analyst('POST', '', { name: 'watched', kind: 'party', owner: 'Risk department', ...changes });
const propose = (entries: readonly unknown[], query = '', name = 'watched') =>
  analyst('POST', `/${name}/entries${query}`, { reason: 'a report', entries });
const accept = (version: number, name = 'watched') => approver('POST', `/${name}/accept?version=${version}`);
const upload = (content: string | Buffer, query = '', type = 'text/csv', headers = {}): Promise<Called> =>
  house.server
    .inject({
      method: 'POST',
      url: `${lists}/watched/entries/batch${query}`,
      headers: { authorization: `Bearer ${house.tokens.analyst}`, 'content-type': type, ...headers },
      payload: content,
    })
    .then(({ statusCode: status, headers: answered, body: text }) => ({
      status,
      headers: answered,
      text,
      json: JSON.parse(text),
    }));
const entries = async (query = '') =>
  ((await analyst('GET', `/watched/entries${query}`)).json.rows ?? []) as readonly unknown[];
const values = async (query = '') =>
  ((await entries(query)) as { value: unknown }[]).map(({ value }) => value);
const acts = async (limit = 1) =>
  (await house.call(house.tokens.auditor, 'GET', `/api/v1/audit?limit=${limit}`)).json.rows as readonly {
    readonly kind: string;
    readonly actor: string;
    readonly subject: string;
    readonly body: string;
  }[];
const laneOf = async (id: string) =>
  (await house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration({ id })))
    .json.lane;

async function inForce(listed: readonly unknown[]): Promise<void> {
  await create();
  const { json } = await propose(listed);
  expect((await accept(Number(json.version))).status).toBe(200);
}

async function asking(name = 'watched'): Promise<void> {
  const when = { field: 'importer.id', op: 'inList', value: name } as const;
  const set = [aProfile({ when })];
  const imported = await house.call(house.tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', set);
  expect([imported.status, imported.json]).toEqual([200, expect.objectContaining({ profiles: 1 })]);
}

describe('a list that a profile asks for', () => {
  const clearance: User = { id: 'c' as UserId, name: 'clearance', roles: ['customs-system'] };
  const reason = { reason: 'They are all to be seen for a week' };
  const say = (query: string, content: unknown) =>
    approver('POST', `/watched/accept?version=2${query}`, content);

  /** A thousand of the last days, of which so many are of T-100; the list in force is without it. */
  beforeEach(async () => {
    await inForce([{ value: 'T-1' }]);
    const lodgedAt = new Date(Date.now() - 86_400_000).toISOString();
    await Promise.all(
      Array.from({ length: 1_000 }, (_, number) => {
        const importer = { id: number < 60 ? 'T-100' : 'T-200' };
        return house.app.submissions.submit(declared({ id: `R-${number}`, lodgedAt, importer }), clearance);
      }),
    );
  });

  async function toState(state: 'approved' | 'scheduled'): Promise<void> {
    const third = await house.addUser('third', ['approver']);
    const step = (token: string, what: string, content?: unknown) =>
      house.call(token, 'POST', `/api/v1/profiles/P-1/${what}`, content);
    const when = { field: 'importer.id', op: 'inList', value: 'watched' } as const;
    await house.call(house.tokens.analyst, 'POST', '/api/v1/profiles', aProfile({ when }));
    await step(house.tokens.analyst, 'submit');
    expect((await step(house.tokens.approver, 'approve')).status).toBe(200);
    if (state === 'approved') return;
    expect((await step(third, 'schedule', { from: '2999-01-01' })).json.state).toBe('scheduled');
  }

  test.each([
    ['in force', () => asking(), 'profile P-1'],
    ['scheduled', () => toState('scheduled'), 'profile P-1@1'],
    ['approved', () => toState('approved'), 'profile P-1@1'],
  ])('and that is %s, is accepted with a reason where it would flood red', async (_, brought, named) => {
    await brought();
    await propose([{ value: 'T-100' }]);
    const refused = await accept(2);
    expect([refused.status, refused.json]).toMatchObject([
      409,
      { code: 'needs-confirmation', problems: [{ code: 'too-much-to-red' }] },
    ]);
    expect(refused.json.detail).toContain(
      `Of the last 1,000 declarations ${named} would send 6 % (4.7 % to 7.6 %) to red`,
    );
    expect((await analyst('GET', '/watched')).json).toMatchObject({ inForce: { version: 1 } });
    expect((await say('&confirm=true', undefined)).status).toBe(422);
    expect((await say('&confirm=true', { ...reason, confirms: ['validity-gap'] })).json.code).toBe(
      'needs-confirmation',
    );
    const { json } = await say('&confirm=true', { ...reason, confirms: ['too-much-to-red'] });
    const confirmed = [{ code: 'too-much-to-red', message: expect.stringContaining('6 %') }];
    expect(json).toMatchObject({ state: 'accepted', decisionReason: reason.reason, confirmed });
    const told = (await acts(2)).find(({ kind }) => kind === 'list.in-force');
    expect(JSON.parse(told?.body ?? '')).toMatchObject({ decisionReason: reason.reason, confirmed });
    const { rows } = (await analyst('GET', '/watched/versions')).json as { rows: unknown[] };
    expect(rows[0]).toMatchObject({ version: 2, confirmed });
  });

  test('and that is not in force yet, is asked for anew where the list becomes another meanwhile', async () => {
    await toState('approved');
    const run: RunBacktest = async (order, signal) => {
      const set = { profiles: [], lists: { watched: ['T-100'] } };
      await house.call(house.tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', set);
      return runBacktest(house.app.store, order, signal);
    };
    Object.assign(house.app, { backtests: new Backtests(run) });
    const fourth = await house.addUser('fourth', ['approver']);
    const activate = () => house.call(fourth, 'POST', '/api/v1/profiles/P-1/activate');
    expect((await activate()).json.code).toBe('too-many-requests');
    expect((await activate()).json).toMatchObject({ problems: [{ code: 'too-much-to-red' }] });
  });

  test('is accepted as it is where nothing speaks against it, and nothing is tried where nothing asks for it', async () => {
    let tried = 0;
    const run: RunBacktest = (order, signal) => {
      tried += 1;
      return runBacktest(house.app.store, order, signal);
    };
    Object.assign(house.app, { backtests: new Backtests(run) });
    await propose([{ value: 'T-100' }]);
    expect((await say('', { reason: 'seen' })).json).toMatchObject({ decisionReason: 'seen' });
    expect(tried).toBe(0);
    await asking();
    await propose([{ value: 'T-100', remove: true }]);
    const answer = await accept(3);
    expect([answer.status, tried]).toEqual([200, 1]);
    expect(answer.json).not.toHaveProperty('confirmed');
    await propose([{ value: 'T-1', remark: 'only a remark' }]);
    expect([(await accept(4)).status, tried]).toEqual([200, 1]);
  });
});

describe('a list', () => {
  test('is written down, proposed to by one and accepted by another, and then decides', async () => {
    const created = await create({ description: 'Parties under observation' });
    expect([created.status, created.json]).toEqual([
      201,
      {
        name: 'watched',
        kind: 'party',
        owner: 'Risk department',
        description: 'Parties under observation',
        createdBy: 'the-analyst',
        createdAt: expect.any(String),
      },
    ]);
    const proposed = await propose([{ value: 'T-7' }, { value: 'T-8', remark: 'a fine', source: 'court' }]);
    expect([proposed.status, proposed.json]).toEqual([
      201,
      expect.objectContaining({
        list: 'watched',
        version: 1,
        state: 'proposed',
        author: 'the-analyst',
        reason: 'a report',
        added: 2,
        changed: 0,
        removed: 0,
        entries: 2,
        isInForce: false,
      }),
    ]);
    expect((await analyst('GET', '/watched')).json).toMatchObject({ proposed: { version: 1 } });
    expect((await analyst('GET', '/watched/entries')).status).toBe(404);
    expect((await accept(1)).json).toMatchObject({
      state: 'accepted',
      decidedBy: 'the-approver',
      isInForce: true,
    });
    await asking();
    expect(await laneOf('D-1')).not.toBe('red');
    await propose([{ value: 'T-100' }]);
    expect(await laneOf('D-2')).not.toBe('red');
    expect((await accept(2)).json).toMatchObject({ version: 2, base: 1, added: 1, entries: 3 });
    expect(await laneOf('D-3')).toBe('red');
    await propose([{ value: 'T-100', validTo: '2026-02-28' }]);
    await accept(3);
    expect(await laneOf('D-4')).not.toBe('red');
    expect(await entries()).toEqual([
      { value: 'T-100', validTo: '2026-02-28' },
      { value: 'T-7' },
      { value: 'T-8', remark: 'a fine', source: 'court' },
    ]);
    const book = await house.call(house.tokens.analyst, 'GET', '/api/v1/rule-books');
    const { hash } = book.json.inForce as { hash: string };
    const found = await house.call(house.tokens.analyst, 'GET', `/api/v1/rule-books/${hash}`);
    expect(found.json.lists).toEqual({
      watched: ['T-7', 'T-8', { validTo: '2026-02-28', value: 'T-100' }],
    });
  });

  test('is not accepted by who proposed it, whatever else they are', async () => {
    const all = await house.addUser('everything', ['analyst', 'approver']);
    await create();
    await house.call(all, 'POST', `${lists}/watched/entries`, { entries: [{ value: 'T-1' }] });
    const own = await house.call(all, 'POST', `${lists}/watched/accept?version=1`);
    expect([own.status, own.json.code]).toEqual([403, 'four-eyes']);
    expect((await accept(1)).status).toBe(200);
  });

  test('has one open proposal, which is accepted or withdrawn once', async () => {
    await create();
    await propose([{ value: 'T-1' }]);
    expect((await propose([{ value: 'T-2' }])).json).toMatchObject({ status: 409, code: 'open-proposal' });
    expect((await approver('POST', '/watched/withdraw?version=1')).json).toMatchObject({
      state: 'withdrawn',
    });
    expect((await accept(1)).json).toMatchObject({ status: 409, code: 'wrong-state' });
    expect((await analyst('POST', '/watched/withdraw?version=1')).json.code).toBe('wrong-state');
    expect((await propose([{ value: 'T-2' }])).json).toMatchObject({ version: 2, added: 1 });
    await accept(2);
    expect((await accept(2)).json.code).toBe('wrong-state');
    expect(await values()).toEqual(['T-2']);
    for (const end of [
      '/watched/accept?version=9',
      '/nowhere/accept?version=1',
      '/nowhere/withdraw?version=1',
    ])
      expect((await approver('POST', end)).status).toBe(404);
    expect((await approver('POST', '/watched/accept')).status).toBe(400);
  });

  test('is listed by name with what is in force and what waits, but not what is on it', async () => {
    for (const name of ['b', 'a', 'c/d']) await create({ name });
    await propose([{ value: 'T-1' }], '', 'a');
    const page = await analyst('GET', '?limit=2');
    expect(page.json.rows).toMatchObject([{ name: 'a', proposed: { version: 1, added: 1 } }, { name: 'b' }]);
    const rest = await analyst('GET', `?limit=2&cursor=${page.json.next}`);
    expect(rest.json.rows).toMatchObject([{ name: 'c/d' }]);
    expect((await analyst('GET', '/c%2Fd')).json).toMatchObject({ name: 'c/d' });
    expect(page.text + rest.text).not.toContain('T-1');
    expect((await create({ name: 'a' })).json).toMatchObject({ status: 409, code: 'name-taken' });
    expect((await analyst('GET', '/nowhere')).status).toBe(404);
  });

  test.each([
    [{ name: '' }, '/name'],
    [{ name: ' x' }, '/name'],
    [{ name: 'x\ny' }, '/name'],
    [{ name: '__proto__' }, '/name'],
    [{ name: 'x'.repeat(129) }, '/name'],
    [{ kind: 'parties' }, '/kind'],
    [{ owner: undefined }, '/owner'],
    [{ colour: 'red' }, '/colour'],
  ])('called %j is refused at %s', async (changes, path) => {
    const refused = await create(changes);
    expect([refused.status, refused.json.problems]).toEqual([422, [expect.objectContaining({ path })]]);
  });
});

describe('entries', () => {
  test('are added, changed and removed, and versions tell how many and by whom', async () => {
    await inForce([{ value: 'A' }, { value: 'B' }, { value: 'C', validFrom: '2026-01-01' }]);
    await propose([
      { value: 'B', remark: 'why' },
      { value: 'C', validFrom: '2026-01-01', remove: true },
      { value: 'D' },
      { value: 'A' },
    ]);
    await accept(2);
    const { rows } = (await analyst('GET', '/watched/versions')).json;
    expect(rows).toMatchObject([
      { version: 2, base: 1, added: 1, changed: 1, removed: 1, entries: 3, isInForce: true },
      { version: 1, added: 3, changed: 0, removed: 0, entries: 3, isInForce: false },
    ]);
    expect(await entries('?version=1')).toEqual([
      { value: 'A' },
      { value: 'B' },
      { value: 'C', validFrom: '2026-01-01' },
    ]);
    const changed = await analyst('GET', '/watched/difference?from=1&to=2');
    const forth = [
      { before: { value: 'B' }, after: { value: 'B', remark: 'why' } },
      { before: { value: 'C', validFrom: '2026-01-01' } },
      { after: { value: 'D' } },
    ];
    expect(changed.json.rows).toEqual(forth);
    const back = (await analyst('GET', '/watched/difference?from=2&to=1')).json.rows;
    expect(back).toEqual(
      forth.map(({ before, after }) => ({
        ...(after && { before: after }),
        ...(before && { after: before }),
      })),
    );
    expect((await analyst('GET', '/watched/difference?from=1&to=1')).json.rows).toEqual([]);
    expect((await analyst('GET', '/watched/difference?from=1&to=3')).status).toBe(404);
    expect((await analyst('GET', '/watched/difference?from=1')).status).toBe(400);
  });

  test('of one value may be valid at several times', async () => {
    const twice = [
      { value: 'T-100', validTo: '2026-01-31' },
      { value: 'T-100', validFrom: '2026-03-01', validTo: '2026-03-31' },
    ];
    await inForce(twice);
    expect(await entries()).toEqual(twice);
    await asking();
    expect(await laneOf('D-1')).toBe('red');
    await propose([{ value: 'T-100', validFrom: '2026-03-01', remove: true }]);
    await accept(2);
    expect(await laneOf('D-2')).not.toBe('red');
    expect(await entries()).toEqual([{ value: 'T-100', validTo: '2026-01-31' }]);
  });

  test('that only differ in remarks leave the rule book as it is', async () => {
    await inForce([{ value: 'A' }]);
    const hash = async () =>
      (await house.call(house.tokens.analyst, 'GET', '/api/v1/rule-books')).json.inForce;
    const before = await hash();
    await propose([{ value: 'A', remark: 'a report' }]);
    expect((await accept(2)).json).toMatchObject({ changed: 1, isInForce: true });
    expect(await hash()).toEqual(before);
    expect(await entries()).toEqual([{ value: 'A', remark: 'a report' }]);
    expect((await analyst('GET', '/watched')).json).toMatchObject({ inForce: { version: 2 } });
  });

  test('are paged and filtered', async () => {
    await inForce(['Ўзбек', 'узум', 'x', 'y'].map((value, index) => ({ value, remark: `Report ${index}` })));
    const first = await analyst('GET', '/watched/entries?limit=3');
    expect(first.json.rows).toMatchObject([{ value: 'x' }, { value: 'y' }, { value: 'Ўзбек' }]);
    expect(await values(`?limit=3&cursor=${first.json.next}`)).toEqual(['узум']);
    expect(await values(`?contains=${encodeURIComponent('ЎЗБЕК')}`)).toEqual(['Ўзбек']);
    expect(await values('?contains=report%202')).toEqual(['x']);
    expect(await values('?contains=nothing')).toEqual([]);
    expect((await analyst('GET', '/watched/entries?cursor=%00')).status).toBe(400);
    expect((await analyst('GET', '/watched/entries?contains=')).status).toBe(400);
  });

  test.each([
    ['party', {}, '/entries/0/value', 'missing'],
    ['party', { value: 7 }, '/entries/0/value', 'wrong-type'],
    ['party', { value: ' T' }, '/entries/0/value', 'ill-formed-text'],
    ['party', { value: 'T\u0001' }, '/entries/0/value', 'ill-formed-text'],
    ['party', { value: 'T'.repeat(513) }, '/entries/0/value', 'too-long'],
    ['country', { value: 'Uz' }, '/entries/0/value', 'not-a-country-code'],
    ['commodity', { value: '6' }, '/entries/0/value', 'not-a-commodity-code'],
    ['number', { value: '7' }, '/entries/0/value', 'wrong-type'],
    ['party', { value: 'T', validFrom: 'March' }, '/entries/0/validFrom', 'not-a-date'],
    [
      'party',
      { value: 'T', validFrom: '2026-03-02', validTo: '2026-03-01' },
      '/entries/0/validTo',
      'empty-period',
    ],
    ['party', { value: 'T', remark: 'x'.repeat(1_025) }, '/entries/0/remark', 'too-long'],
    ['party', { value: 'T', remove: 'yes' }, '/entries/0/remove', 'wrong-type'],
    ['party', { value: 'T', colour: 'red' }, '/entries/0/colour', 'unknown-key'],
    ['party', { value: 'T', remove: true }, '/entries/0', 'not-on-list'],
    ['party', 'T', '/entries/0', 'wrong-type'],
  ])('of a %s list: %j is refused at %s: %s', async (kind, entry, path, code) => {
    await create({ kind });
    const refused = await propose([entry]);
    expect([refused.status, refused.json.problems]).toEqual([422, [expect.objectContaining({ path, code })]]);
    expect((await analyst('GET', '/watched/versions')).json.rows).toEqual([]);
  });

  test('one bad entry refuses all, unless a part is enough', async () => {
    await create();
    const some = [{ value: 'A' }, { value: '' }, { value: 'B' }, { value: 'A', remark: 'again' }];
    const refused = await propose(some);
    expect([refused.status, refused.json.problems]).toEqual([
      422,
      [
        expect.objectContaining({ path: '/entries/1/value', code: 'missing' }),
        expect.objectContaining({ path: '/entries/3', code: 'duplicate-value' }),
      ],
    ]);
    const taken = await propose(some, '?partial=true');
    expect([taken.status, taken.json]).toEqual([201, expect.objectContaining({ added: 2, rejected: 2 })]);
    await accept(1);
    expect(await entries()).toEqual([{ value: 'A' }, { value: 'B' }]);
    expect((await propose([{ value: 'A' }])).json).toMatchObject({ status: 409, code: 'unchanged' });
    expect((await propose([{ value: '' }], '?partial=true')).status).toBe(422);
  });

  test('may be the whole list, and what is not among them goes', async () => {
    await inForce([{ value: 'A' }, { value: 'B', remark: 'r' }]);
    const whole = await propose([{ value: 'B', remark: 'r' }, { value: 'C' }], '?replace=true');
    expect(whole.json).toMatchObject({ added: 1, changed: 0, removed: 1, entries: 2 });
    await accept(2);
    expect(await values()).toEqual(['B', 'C']);
  });
});

describe('an upload', () => {
  test.each([
    ['text/csv', 'value,validTo,remark\nT-1,2026-12-31,"one, two"\nT-2,,\n'],
    ['text/csv; charset=utf-8', '\ufeffvalue,validTo,remark\r\nT-1,2026-12-31,"one, two"\r\nT-2,,\r\n'],
    ['application/x-ndjson', '{"value":"T-1","validTo":"2026-12-31","remark":"one, two"}\n\n{"value":"T-2"}'],
  ])('as %s', async (type, content) => {
    await create();
    const taken = await upload(content, '?reason=monthly', type);
    expect([taken.status, taken.json]).toEqual([
      201,
      expect.objectContaining({ added: 2, reason: 'monthly' }),
    ]);
    await accept(1);
    expect(await entries()).toEqual([
      { value: 'T-1', validTo: '2026-12-31', remark: 'one, two' },
      { value: 'T-2' },
    ]);
  });

  test('of numbers, and of removals', async () => {
    await create({ kind: 'number' });
    await upload('value\n1\n2.50\n');
    await accept(1);
    expect(await values()).toEqual([1, 2.5]);
    expect((await upload('value,remove\n1,true\n3,\n')).json).toMatchObject({ added: 1, removed: 1 });
    await accept(2);
    expect(await values()).toEqual([2.5, 3]);
  });

  const bad = 'value,validFrom\nT-1,\nT-2,yesterday\n"T-3\nT-4,,\nT-1,\nT-5,2026-01-01\n';
  const told = [
    [3, 'validFrom', 'not-a-date'],
    [4, '', 'not-csv'],
    [5, '', 'not-csv'],
    [6, '', 'duplicate-value'],
  ] as const;

  test('with bad lines is refused, and names each', async () => {
    await create();
    const refused = await upload(bad);
    expect([refused.status, refused.json.problems]).toEqual([
      422,
      told.map(([line, path, code]) => expect.objectContaining({ line, path, code })),
    ]);
    expect((await analyst('GET', '/watched/versions')).json.rows).toEqual([]);
  });

  test('with bad lines loses nothing beside them where a part is enough', async () => {
    await create();
    const taken = await upload(bad, '?partial=true');
    expect(taken.json).toMatchObject({ added: 2, rejected: 4 });
    expect((taken.json.problems as { line: number }[]).map(({ line }) => line)).toEqual([3, 4, 5, 6]);
    await accept(1);
    expect(await values()).toEqual(['T-1', 'T-5']);
  });

  test.each([
    ['text/csv', 'remark\nx\n', 422, 'missing-column'],
    ['text/csv', 'value,colour\nT,red\n', 422, 'unknown-column'],
    ['text/csv', 'value,value\nT,T\n', 422, 'unknown-column'],
    ['application/x-ndjson', '{"value":"T-1"}\n{', 400, 'not-json'],
    ['application/x-ndjson', `{"value":"${'x'.repeat(70_000)}"}\n`, 413, 'record-too-large'],
    ['application/x-ndjson', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'not-utf8'],
    ['text/csv', Buffer.from([0x1f, 0x8b, 1, 2, 3]), 400, 'truncated'],
  ])('as %s of %j is answered %d: %s', async (type, content, status, code) => {
    await create();
    const refused = await upload(content as string, '', type);
    expect([refused.status, refused.json.problems]).toEqual([
      status,
      expect.arrayContaining([expect.objectContaining({ code })]),
    ]);
    // What is not whole is not taken in part either; a bad line is only left out.
    expect((await upload(content as string, '?partial=true', type)).status).toBe(
      code === 'not-json' ? 201 : status,
    );
  });

  test('of nothing, to nowhere, or of another kind is refused', async () => {
    expect((await upload('value\nT-1\n')).status).toBe(404);
    await create();
    expect((await upload('value\n')).json.code).toBe('unchanged');
    expect((await upload('', '', 'application/x-ndjson')).json.code).toBe('unchanged');
    expect((await upload('<a/>', '', 'text/xml')).status).toBe(415);
    expect((await upload('value\nT-1\n', '', 'text/csv', { 'content-encoding': 'br' })).status).toBe(415);
  });
});

describe('a list that profiles in force ask for', () => {
  test('cannot be emptied: the refusal names them', async () => {
    await inForce([{ value: 'T-1' }]);
    await asking();
    await propose([{ value: 'T-1', remove: true }]);
    const refused = await accept(2);
    expect(refused.json).toMatchObject({
      status: 409,
      code: 'in-use',
      detail: 'The list would be empty. Asked for by P-1.',
    });
    expect(await values()).toEqual(['T-1']);
    await approver('POST', '/watched/withdraw?version=2');
  });

  test('cannot be made one they cannot ask', async () => {
    await create({ kind: 'mixed' });
    await propose([{ value: 'T-1' }]);
    await accept(1);
    await asking();
    await propose([{ value: 7 }]);
    const refused = await accept(2);
    expect(refused.json).toMatchObject({
      status: 409,
      code: 'in-use',
      detail: expect.stringContaining('holds 7'),
    });
    expect(await laneOf('D-1')).not.toBe('red');
  });

  test('may be emptied once nobody asks any more', async () => {
    await inForce([{ value: 'T-1' }]);
    await propose([{ value: 'T-1', remove: true }]);
    expect((await accept(2)).json).toMatchObject({ entries: 0, isInForce: true });
  });
});

describe('an import by the administrator', () => {
  const bring = (content: unknown) =>
    house.call(house.tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', content);

  test('writes versions of the lists it brings, and withdraws what was proposed on others', async () => {
    await bring({ profiles: [], lists: { watched: ['A', 'A', 'B'], numbers: [1], same: ['x'] } });
    expect((await analyst('GET', '/watched')).json).toMatchObject({
      kind: 'text',
      owner: 'the-admin',
      inForce: { version: 1, author: 'the-admin', entries: 2 },
    });
    expect((await analyst('GET', '/numbers')).json).toMatchObject({ kind: 'number' });
    await propose([{ value: 'C' }]);
    await bring({
      profiles: [],
      lists: { watched: ['B', { value: 'D', validTo: '2026-12-31' }], same: ['x'] },
    });
    expect((await analyst('GET', '/watched/versions')).json.rows).toMatchObject([
      { version: 3, base: 1, added: 1, removed: 1, isInForce: true },
      { version: 2, state: 'withdrawn', decidedBy: 'the-admin' },
      { version: 1 },
    ]);
    expect((await analyst('GET', '/same/versions')).json.rows).toMatchObject([
      { version: 1, isInForce: true },
    ]);
    expect(await entries()).toEqual([{ value: 'B' }, { value: 'D', validTo: '2026-12-31' }]);
    await propose([{ value: 'E' }]);
    expect((await accept(4)).json).toMatchObject({ base: 3, entries: 3 });
  });

  test('keeps the lists it does not name', async () => {
    await inForce([{ value: 'A' }]);
    await bring({ profiles: [], lists: { other: ['B'] } });
    expect((await analyst('GET', '/watched')).json).toMatchObject({ inForce: { version: 1 } });
    expect(await values()).toEqual(['A']);
  });
});

test('lists from before there were versions are given one at the start, once, and change nothing', async () => {
  const { app } = house;
  const lists = { old: ['A', { value: 'B', validTo: '2026-12-31' }], twice: ['A', 'A'] };
  const compiled = compileRuleBook({ ...app.ruleBook.current.ruleBook, lists });
  const system = { id: 'system' as UserId, name: 'system', roles: [] };
  await app.store.profiles.change({ ids: [] }, () =>
    withRuleBook({ versions: [], acts: [] }, compiled, system, app.now()),
  );
  await app.ruleBook.refresh();
  for (let times = 0; times < 2; times++) await adoptLists(app);
  expect(app.ruleBook.current.hash).toBe(compiled.hash);
  expect((await analyst('GET', '')).json.rows).toMatchObject([
    { name: 'old', inForce: { version: 1, author: 'system', entries: 2 } },
  ]);
  expect((await acts(2)).map(({ kind }) => kind)).toEqual(['list.imported', 'list.created']);
  expect((await analyst('GET', '/old/entries')).json.rows).toEqual([
    { value: 'A' },
    { value: 'B', validTo: '2026-12-31' },
  ]);
});

describe('the record', () => {
  test('tells of proposals that only found out what is on a list', async () => {
    await inForce([{ value: 'T-1' }]);
    const told = async () => (await acts(1)).map(({ kind, actor, subject }) => [kind, actor, subject]);
    const read = [['list.read', 'the-analyst', 'watched']];
    expect((await propose([{ value: 'T-1' }])).json.code).toBe('unchanged');
    expect(await told()).toEqual(read);
    await propose([{ value: 'T-2' }]);
    await approver('POST', '/watched/withdraw?version=2');
    expect((await propose([{ value: '' }])).status).toBe(422);
    expect(await told()).not.toEqual(read);
    const guessed = await propose([
      { value: 'T-1', remove: true },
      { value: 'T-9', remove: true },
    ]);
    expect([guessed.status, guessed.json.problems]).toEqual([
      422,
      [expect.objectContaining({ code: 'not-on-list', path: '/entries/1' })],
    ]);
    expect(await told()).toEqual(read);
  });

  test('tells of a question to the history that names a list, before it is answered', async () => {
    await inForce([{ value: 'T-1' }]);
    const when = { not: { field: 'importer.id', op: 'inList', value: 'watched' } };
    const asked: unknown[] = [];
    const { history } = house.app;
    Object.assign(house.app, {
      history: {
        ask: async (...question: Parameters<NonNullable<typeof history>['ask']>) => {
          asked.push(...(await acts(1)), question[1]);
          return history?.ask(...question);
        },
      },
    });
    const ask = (question: unknown) =>
      house.call(house.tokens.analyst, 'POST', '/api/v1/history/questions', question);
    expect((await ask({ when, by: 'importer.id' })).status).toBe(200);
    const told = { kind: 'list.read', actor: 'the-analyst', subject: 'watched' };
    expect(asked).toEqual([expect.objectContaining(told), { watched: ['T-1'] }]);
    const [act] = await acts(1);
    expect(JSON.parse(act?.body ?? '')).toEqual({
      operation: 'askHistory',
      asked: JSON.stringify({ when, by: 'importer.id' }),
    });
    expect((await ask({ by: 'office' })).status).toBe(200);
    expect(asked.at(-1)).toEqual({});
    expect((await acts(2)).map(({ kind }) => kind)).toEqual(['list.read', 'rule-book.in-force']);
  });

  test('tells of every change, and of who read what is on a list', async () => {
    await inForce([{ value: 'T-1' }]);
    await propose([{ value: 'T-2' }]);
    await approver('POST', '/watched/withdraw?version=2');
    await analyst('GET', '/watched/entries?contains=T');
    await analyst('GET', '/watched/difference?from=1&to=2');
    await analyst('GET', '/watched');
    const told = (await acts(8)).map(({ kind, actor, subject }) => [kind, actor, subject]);
    expect(told).toEqual([
      ['list.read', 'the-analyst', 'watched'],
      ['list.read', 'the-analyst', 'watched'],
      ['list.withdrawn', 'the-approver', 'watched@2'],
      ['list.proposed', 'the-analyst', 'watched@2'],
      ['rule-book.in-force', 'the-approver', expect.stringMatching(/^sha256:/)],
      ['list.in-force', 'the-approver', 'watched@1'],
      ['list.proposed', 'the-analyst', 'watched@1'],
      ['list.created', 'the-analyst', 'watched'],
    ]);
    expect(JSON.parse((await acts(2))[1]?.body ?? '')).toEqual({ version: 1, contains: 'T' });
  });
});
