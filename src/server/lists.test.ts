import { describe, expect, test } from 'vitest';
import { adoptLists } from '../app/lists/import-lists.ts';
import { withRuleBook } from '../app/rule-books/bring-in-force.ts';
import { compileRuleBook } from '../compiled-rule-book.ts';
import type { UserId } from '../domain/user.ts';
import { listServer } from './testing/list-server.ts';

const { house, analyst, approver, create, propose, accept, entries, values, acts, laneOf, inForce, asking } =
  listServer();
const lists = '/api/v1/lists';

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
    const book = await house().call(house().tokens.analyst, 'GET', '/api/v1/rule-books');
    const { hash } = book.json.inForce as { hash: string };
    const found = await house().call(house().tokens.analyst, 'GET', `/api/v1/rule-books/${hash}`);
    expect(found.json.lists).toEqual({
      watched: ['T-7', 'T-8', { validTo: '2026-02-28', value: 'T-100' }],
    });
  });

  test('is not accepted by who proposed it, whatever else they are', async () => {
    const all = await house().addUser('everything', ['analyst', 'approver']);
    await create();
    await house().call(all, 'POST', `${lists}/watched/entries`, { entries: [{ value: 'T-1' }] });
    const own = await house().call(all, 'POST', `${lists}/watched/accept?version=1`);
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
      (await house().call(house().tokens.analyst, 'GET', '/api/v1/rule-books')).json.inForce;
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

test('lists from before there were versions are given one at the start, once, and change nothing', async () => {
  const { app } = house();
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
    const { history } = house().app;
    Object.assign(house().app, {
      history: {
        ask: async (...question: Parameters<NonNullable<typeof history>['ask']>) => {
          asked.push(...(await acts(1)), question[1]);
          return history?.ask(...question);
        },
      },
    });
    const ask = (question: unknown) =>
      house().call(house().tokens.analyst, 'POST', '/api/v1/history/questions', question);
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
