import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bringDueInForce } from '../app/profiles/scheduled-profiles.ts';
import { freshRuleBook } from '../app/rule-books/rule-book-in-force.ts';
import { hashRuleBook } from '../compiled-rule-book.ts';
import { isSame } from '../domain/difference.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { memoryStore } from './testing/memory-store.ts';
import { openApp, type TestServer, testServer } from './testing/test-server.ts';

const profiles = '/api/v1/profiles';
const ruleBooks = '/api/v1/rule-books';
let house: TestServer;
let second: string;

beforeEach(async () => {
  house = await testServer();
  second = await house.addUser('second approver', ['approver']);
});
afterEach(() => house.server.close());

const step = (token: string, what: string, id = 'P-1', content?: unknown) =>
  house.call(token, 'POST', `${profiles}/${id}/${what}`, content);
const bring = async (set: unknown): Promise<string> =>
  String(
    (await house.call(house.tokens.admin, 'POST', `${profiles}/import?activate=true`, set)).json.ruleBook,
  );
const rollBack = (hash: string, content: unknown = { reason: 'the lane is full' }, token = second) =>
  house.call(token, 'POST', `${ruleBooks}/${hash}/activate`, content);
const laneOf = async (id: string) =>
  (await house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration({ id })))
    .json.lane;

async function bringInForce(changes = {}, author = house.tokens.analyst): Promise<string> {
  const { id, version } = (await house.call(author, 'POST', profiles, aProfile(changes))).json;
  await step(author, 'submit', String(id));
  await step(house.tokens.approver, `approve?version=${version}`, String(id));
  expect((await step(second, `activate?version=${version}`, String(id))).status).toBe(200);
  return house.app.ruleBook.current.hash;
}

async function state(id: string, version: number): Promise<unknown> {
  return (await house.call(house.tokens.analyst, 'GET', `${profiles}/${id}?version=${version}`)).json.state;
}

describe('rule books', () => {
  test('are told in the order in which they came in force, by whom, and what changed', async () => {
    const first = await bring({ profiles: [aProfile()], lists: { watched: ['T-1'] } });
    await bringInForce({ id: 'P-2' });
    const third = await bringInForce({ name: 'Another' });
    const listed = (await house.call(house.tokens.analyst, 'GET', `${ruleBooks}?limit=2`)).json;
    expect(listed).toMatchObject({
      inForce: { hash: third, profiles: 2, lists: 1 },
      rows: [
        {
          number: 3,
          hash: third,
          by: 'second approver',
          cause: 'profile.activated P-1@2',
          changes: { added: 0, removed: 0, changed: 1, lists: 0, settings: false },
        },
        { number: 2, changes: { added: 1, removed: 0, changed: 0 } },
      ],
    });
    const rest = await house.call(house.tokens.analyst, 'GET', `${ruleBooks}?cursor=${listed.next}`);
    expect(rest.json.rows).toMatchObject([{ number: 1, hash: first, by: 'the-admin', profiles: 1 }]);
    expect(rest.json.next).toBeUndefined();
    expect((await house.call(house.tokens.analyst, 'GET', `${ruleBooks}?cursor=x`)).status).toBe(400);
  });

  test('differ by profiles, lists and settings; the later one is that in force unless named', async () => {
    const first = await bring({
      profiles: [aProfile(), aProfile({ id: 'P-2' })],
      lists: { watched: ['T-1'] },
    });
    const then = { lane: 'yellow' } as const;
    const next = await bring({
      profiles: [aProfile({ then }), aProfile({ id: 'P-3' })],
      lists: { watched: ['T-2'] },
      settings: { baseLikelihood: 0.1 },
    });
    const compare = async (end: string) =>
      (await house.call(house.tokens.analyst, 'GET', `${ruleBooks}/${end}`)).json;
    const difference = await compare(`${first}/difference`);
    expect(difference).toMatchObject({
      from: first,
      to: next,
      added: ['P-3'],
      removed: ['P-2'],
      changed: [
        { id: 'P-1', differences: expect.arrayContaining([expect.objectContaining({ path: '/then/lane' })]) },
      ],
      moreChanged: 0,
      lists: [{ name: 'watched', added: ['T-2'], removed: ['T-1'] }],
      settings: [{ path: '/baseLikelihood', before: 0, after: 0.1 }],
    });
    expect(await compare(`${next}/difference?to=${first}`)).toMatchObject({
      added: ['P-2'],
      removed: ['P-3'],
    });
    expect(await compare(`${next}/difference?to=${next}`)).toMatchObject({
      added: [],
      changed: [],
      settings: [],
    });
    for (const end of ['x/difference', `${first}/difference?to=x`, `sha256:${'0'.repeat(64)}/difference`]) {
      expect((await compare(end)).status).toBe(404);
    }
  });
});

describe('a roll-back', () => {
  test('brings the older rule book in force at once, on record with its reason', async () => {
    const first = await bringInForce({ then: { lane: 'yellow' } });
    const red = await bringInForce();
    await bringInForce({ id: 'P-2', then: { lane: 'blue' } });
    expect(await laneOf('D-1')).toBe('red');
    const from = house.app.ruleBook.current.hash;
    const rolled = await rollBack(first);
    const [activated, suspended] = [
      [{ id: 'P-1', version: 1 }],
      [
        { id: 'P-1', version: 2 },
        { id: 'P-2', version: 1 },
      ],
    ];
    expect([rolled.status, rolled.json]).toEqual([200, { ruleBook: first, from, activated, suspended }]);
    expect(await laneOf('D-2')).toBe('yellow');
    expect([await state('P-1', 1), await state('P-1', 2), await state('P-2', 1)]).toEqual([
      'active',
      'suspended',
      'suspended',
    ]);
    const { rows } = (await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=20')).json;
    expect(rows).toContainEqual(
      expect.objectContaining({
        kind: 'rule-book.rolled-back',
        actor: 'second approver',
        subject: first,
        body: expect.stringContaining('the lane is full'),
      }),
    );
    const books = (await house.call(house.tokens.auditor, 'GET', ruleBooks)).json;
    expect(books.rows).toMatchObject([{ number: 4, hash: first, reason: 'the lane is full' }, {}, {}, {}]);
    // And forward again: what was taken back is no more lost than what was replaced.
    expect((await rollBack(red)).status).toBe(200);
    expect([await laneOf('D-3'), await state('P-1', 1), await state('P-1', 2)]).toEqual([
      'red',
      'suspended',
      'active',
    ]);
    expect((await house.call(house.tokens.analyst, 'GET', `${profiles}/P-1?version=2`)).json).toMatchObject({
      author: 'the-analyst',
      approver: 'the-approver',
      activator: 'second approver',
    });
  });

  test('brings lists and settings back too', async () => {
    const when = { field: 'importer.id', op: 'inList', value: 'watched' } as const;
    const first = await bring({ profiles: [aProfile({ when })], lists: { watched: ['T-100'] } });
    await bring({
      profiles: [aProfile({ when })],
      lists: { watched: ['T-9'] },
      settings: { appeal: 'nowhere' },
    });
    expect(await laneOf('D-1')).not.toBe('red');
    await rollBack(first);
    expect(await laneOf('D-2')).toBe('red');
    expect(house.app.ruleBook.current.ruleBook.settings).toEqual(freshRuleBook.ruleBook.settings);
  });

  test('is not made by the author of what would come back', async () => {
    const both = await house.addUser('both', ['analyst', 'approver']);
    const first = await bringInForce({}, both);
    await step(house.tokens.approver, 'suspend');
    await bringInForce({ id: 'P-2' });
    const refused = await rollBack(first, undefined, both);
    expect(refused.json).toMatchObject({ code: 'four-eyes', detail: expect.stringContaining('P-1') });
    // Taking out what others wrote needs no second person, as suspending it does not.
    expect((await rollBack(first)).status).toBe(200);
    expect(await laneOf('D-1')).toBe('red');
  });

  test('is not made by whoever proposed or accepted a list as it would be again', async () => {
    const both = await house.addUser('both', ['analyst', 'approver']);
    const lists = '/api/v1/lists';
    const version = async (proposer: string, approver: string, value: string, number: number) => {
      await house.call(proposer, 'POST', `${lists}/watched/entries`, { entries: [{ value }] });
      const accepted = await house.call(approver, 'POST', `${lists}/watched/accept?version=${number}`);
      expect(accepted.status).toBe(200);
      return house.app.ruleBook.current.hash;
    };
    await house.call(both, 'POST', lists, { name: 'watched', kind: 'party', owner: 'Risk department' });
    const proposedByBoth = await version(both, house.tokens.approver, 'T-1', 1);
    const acceptedByBoth = await version(house.tokens.analyst, both, 'T-2', 2);
    const others = await version(house.tokens.analyst, house.tokens.approver, 'T-3', 3);
    for (const own of [proposedByBoth, acceptedByBoth]) {
      const refused = (await rollBack(own, undefined, both)).json;
      expect(refused).toMatchObject({ code: 'four-eyes', detail: expect.stringContaining('watched') });
    }
    expect(house.app.ruleBook.current.hash).toBe(others);
    expect((await rollBack(proposedByBoth)).status).toBe(200);
    // What others wrote may come back by anybody.
    expect((await rollBack(others, undefined, both)).status).toBe(200);
  });

  test.each([
    [`sha256:${'0'.repeat(64)}`, { reason: 'x' }, 404],
    ['x', { reason: 'x' }, 404],
    [freshRuleBook.hash, { reason: 'x' }, 404],
    [freshRuleBook.hash, {}, 422],
    [freshRuleBook.hash, { reason: '' }, 422],
    [freshRuleBook.hash, { reason: 7 }, 422],
    [freshRuleBook.hash, undefined, 415],
  ])('to %s with %j is refused', async (hash, content, status) => {
    await bringInForce();
    const answer = await house.call(second, 'POST', `${ruleBooks}/${hash}/activate`, content);
    expect(answer.status).toBe(status);
    expect(await laneOf('D-1')).toBe('red');
  });

  test('to what is in force changes nothing', async () => {
    const hash = await bringInForce();
    expect((await rollBack(hash)).json).toMatchObject({ status: 409, code: 'unchanged' });
  });

  test('does not take a draft with the same words for what was in force', async () => {
    const first = await bringInForce();
    await step(house.tokens.approver, 'suspend');
    await house.call(house.tokens.analyst, 'POST', profiles, aProfile());
    await rollBack(first);
    expect([await state('P-1', 1), await state('P-1', 2)]).toEqual(['active', 'draft']);
  });
});

test('whatever is done, the active versions are those of the rule book in force', async () => {
  const roll = fc.record({ kind: fc.constant('roll back' as const), to: fc.nat(20) });
  const people = ['ana', 'ben', 'cem', 'dia'] as const;
  const move = fc.oneof(
    fc.record({
      kind: fc.constantFrom('activate', 'activate', 'shadow', 'suspend', 'retire', 'schedule'),
      id: fc.constantFrom('P-1', 'P-2'),
      version: fc.integer({ min: 1, max: 4 }),
      who: fc.constantFrom(...people),
      confirm: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('draft' as const),
      id: fc.constantFrom('P-1', 'P-2'),
      name: fc.constantFrom('a', 'b'),
    }),
    fc.record({ kind: fc.constant('import' as const), ids: fc.subarray(['P-1', 'P-2', 'P-3']) }),
    fc.record({ kind: fc.constant('wait' as const) }),
    roll,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 60 }), async (moves) => {
      const store = memoryStore();
      let minutes = 0;
      const now = () => new Date(Date.UTC(2026, 2, 1) + minutes * 60_000).toISOString();
      const walked = await testServer({}, store, now);
      const tokens = Object.fromEntries(
        await Promise.all(
          people.map(async (name) => [name, await walked.addUser(name, ['analyst', 'approver'])] as const),
        ),
      );
      const post = (token: string, url: string, content: unknown = {}) =>
        walked.call(token, 'POST', `/api/v1${url}`, content);
      for (const each of moves) {
        minutes += 1;
        if (each.kind === 'wait') {
          minutes += 10;
          await bringDueInForce(walked.app);
        } else if (each.kind === 'draft') {
          const content = aProfile({ id: each.id, name: each.name });
          const { version } = (await post(String(tokens.ana), '/profiles', content)).json;
          await post(String(tokens.ana), `/profiles/${each.id}/submit`);
          await post(String(tokens.ben), `/profiles/${each.id}/approve?version=${version}`);
        } else if (each.kind === 'import') {
          const set = each.ids.map((id) => aProfile({ id, name: `imported ${minutes}` }));
          await post(walked.tokens.admin, '/profiles/import?activate=true', set);
        } else if (each.kind === 'roll back') {
          const known = await store.ruleBookHistory.list(undefined, 100);
          const { hash } = known[each.to % Math.max(1, known.length)] ?? {};
          if (hash !== undefined)
            await post(String(tokens.dia), `/rule-books/${hash}/activate`, { reason: 'x' });
        } else {
          const from = new Date(Date.parse(now()) + 300_000).toISOString();
          const content = { reason: 'x', ...(each.kind === 'schedule' && { from }) };
          const url = `/profiles/${each.id}/${each.kind}?version=${each.version}&confirm=${each.confirm}`;
          const answer = await post(String(tokens[each.who]), url, content);
          expect(answer.status).toBeLessThan(500);
        }
        await agree(walked);
      }
      await walked.server.close();
    }),
    { numRuns: 25 },
  );
}, 60_000);

async function agree({ app }: TestServer): Promise<void> {
  const inForce = (await app.store.ruleBooks.inForce())?.ruleBook.profiles ?? [];
  const versions = (
    await Promise.all(['P-1', 'P-2', 'P-3'].map((id) => app.store.profiles.versions(id)))
  ).flat();
  const active = versions.filter(({ state: stands }) => stands === 'active').map(({ profile }) => profile);
  expect(active.length).toBe(inForce.length);
  expect(active.every((profile) => inForce.some((other) => isSame(other, profile)))).toBe(true);
  const inLine = versions.filter(({ state: stands }) => stands === 'scheduled');
  expect(new Set(inLine.map(({ profile }) => profile.id)).size).toBe(inLine.length);
}

describe('a rule book that cannot be made ready', () => {
  /** Puts a profile in force that this version of Tamga does not understand, as another version might. */
  async function bringUnsound(): Promise<string> {
    const { ruleBook } = house.app.ruleBook.current;
    let hash = '';
    await house.app.store.profiles.change({ ids: ['P-2'] }, ({ versions }) => {
      const [version] = versions.get('P-2') ?? [];
      if (version === undefined) throw new Error('P-2 was to be drafted first');
      const when = { field: 'office', op: 'soundsLike', value: '10' } as never;
      const broken = { ...version, state: 'active' as const, profile: { ...version.profile, when } };
      const hashed = hashRuleBook({ ...ruleBook, profiles: [...ruleBook.profiles, broken.profile] });
      hash = hashed.hash;
      const act = { at: '2026-03-01T00:00:00Z', actor: 'x', subject: hash, body: '{"profiles":2}' };
      return { versions: [broken], acts: [{ ...act, kind: 'rule-book.in-force' }], ruleBook: hashed };
    });
    return hash;
  }

  test('is not taken: the node goes on by the last good one, and tells so', async () => {
    const good = await bringInForce();
    await house.call(house.tokens.analyst, 'POST', profiles, aProfile({ id: 'P-2' }));
    const hash = await bringUnsound();
    await house.app.ruleBook.refresh();
    expect(await laneOf('D-1')).toBe('red');
    const books = (await house.call(house.tokens.analyst, 'GET', ruleBooks)).json;
    expect(books).toMatchObject({
      inForce: { hash: good },
      unsound: { hash, why: expect.stringMatching(/^profile P-2: .*"soundsLike" is none of/) },
    });
    expect((await house.call(undefined, 'GET', '/readyz')).json).toEqual({
      status: 'ok',
      ruleBook: 'last-good',
    });
    // A node that starts now finds the last good one in the record.
    const started = openApp(house.app.store);
    await started.ruleBook.refresh();
    expect(started.ruleBook.current.hash).toBe(good);
    // And whoever is in a hurry rolls back to it.
    expect((await rollBack(good)).status).toBe(200);
    expect([house.app.ruleBook.unsound, await state('P-2', 1)]).toEqual([undefined, 'suspended']);
  });

  test('lets nothing come in force on top of it, until what is wrong is suspended', async () => {
    await bringInForce();
    await house.call(house.tokens.analyst, 'POST', profiles, aProfile({ id: 'P-2' }));
    await bringUnsound();
    await house.app.ruleBook.refresh();
    await house.call(
      house.tokens.analyst,
      'POST',
      profiles,
      aProfile({ id: 'P-3', then: { lane: 'yellow' } }),
    );
    await step(house.tokens.analyst, 'submit', 'P-3');
    await step(house.tokens.approver, 'approve', 'P-3');
    expect((await step(second, 'activate', 'P-3')).json).toMatchObject({
      status: 409,
      code: 'rule-book-unsound',
      detail: expect.stringContaining('P-2'),
    });
    expect((await step(second, 'suspend', 'P-2')).status).toBe(200);
    expect(house.app.ruleBook.unsound).toBeUndefined();
    expect((await house.call(undefined, 'GET', '/readyz')).json).toEqual({ status: 'ok' });
    expect((await step(second, 'activate', 'P-3')).status).toBe(200);
  });

  test('lets nothing scheduled and no list come in force on top of it either', async () => {
    let clock = '2026-03-01T08:00:00.000Z';
    await house.server.close();
    house = await testServer({}, memoryStore(), () => clock);
    second = await house.addUser('second approver', ['approver']);
    await bringInForce();
    for (const id of ['P-2', 'P-3'])
      await house.call(house.tokens.analyst, 'POST', profiles, aProfile({ id }));
    await step(house.tokens.analyst, 'submit', 'P-3');
    await step(house.tokens.approver, 'approve', 'P-3');
    expect((await step(second, 'schedule', 'P-3', { from: '2026-03-02T00:00:00Z' })).status).toBe(200);
    const lists = '/api/v1/lists';
    const list = { name: 'watched', kind: 'party', owner: 'Risk department' };
    await house.call(house.tokens.analyst, 'POST', lists, list);
    await house.call(house.tokens.analyst, 'POST', `${lists}/watched/entries`, {
      entries: [{ value: 'T-1' }],
    });
    await bringUnsound();
    clock = '2026-03-02T00:00:01.000Z';
    await bringDueInForce(house.app);
    expect(await state('P-3', 1)).toBe('scheduled');
    const accept = () => house.call(house.tokens.approver, 'POST', `${lists}/watched/accept?version=1`);
    expect((await accept()).json).toMatchObject({
      status: 409,
      code: 'rule-book-unsound',
      detail: expect.stringContaining('P-2'),
    });
    expect((await step(second, 'suspend', 'P-2')).status).toBe(200);
    await bringDueInForce(house.app);
    expect([await state('P-3', 1), (await accept()).status]).toEqual(['active', 200]);
  });

  test('is one whose content is not what its hash says', async () => {
    const good = await bringInForce();
    const hash = `sha256:${'cd'.repeat(32)}`;
    const { ruleBook } = house.app.ruleBook.current;
    await house.app.store.profiles.change({ ids: [] }, () => ({
      versions: [],
      acts: [],
      ruleBook: { hash, text: JSON.stringify({ ...ruleBook, profiles: [] }) },
    }));
    await house.app.ruleBook.refresh();
    expect(house.app.ruleBook.current.hash).toBe(good);
    expect(house.app.ruleBook.unsound).toEqual({ hash, why: 'its content is not what its hash says' });
  });
});
