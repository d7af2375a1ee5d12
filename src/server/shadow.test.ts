import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ShadowFollower } from '../app/shadow/shadow-follower.ts';
import type { Lane } from '../domain/lane.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { memoryStore } from './testing/memory-store.ts';
import { type Called, type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
let follower: ShadowFollower;
let secondApprover: string;
beforeEach(async () => {
  house = await testServer();
  follower = new ShadowFollower(house.app.store);
  secondApprover = await house.addUser('second approver', ['approver']);
  // Nothing is drawn, so that lanes come from profiles alone.
  await bring([], { defaultOffice: { minimumRandomRate: 0 } });
});
afterEach(() => house.server.close());

const api = '/api/v1';
const get = (url: string, token = house.tokens.analyst) => house.call(token, 'GET', `${api}${url}`);
const post = (token: string, url: string, content?: unknown) =>
  house.call(token, 'POST', `${api}${url}`, content);
const bring = (profiles: readonly unknown[], settings: unknown, lists: unknown = {}) =>
  post(house.tokens.admin, '/profiles/import?activate=true', { profiles, settings, lists });

async function approve(profile: Record<string, unknown>): Promise<unknown> {
  const { version } = (await post(house.tokens.analyst, '/profiles', profile)).json;
  await post(house.tokens.analyst, `/profiles/${profile.id}/submit`);
  await post(house.tokens.approver, `/profiles/${profile.id}/approve?version=${version}`);
  return version;
}

async function shadow(profile: Record<string, unknown>): Promise<void> {
  const url = `/profiles/${profile.id}/shadow?version=${await approve(profile)}`;
  expect((await post(house.tokens.approver, url)).json).toMatchObject({ state: 'shadow' });
}

async function activate(profile: Record<string, unknown>): Promise<void> {
  const url = `/profiles/${profile.id}/activate?version=${await approve(profile)}`;
  expect((await post(secondApprover, url)).status).toBe(200);
}

/** Declarations of one item of a commodity code. */
async function declare(
  ids: readonly string[],
  commodityCode: string,
  changes = {},
): Promise<readonly Called[]> {
  const answers: Called[] = [];
  for (const id of ids) {
    const items = [{ sequence: 1, commodityCode }];
    answers.push(
      await post(house.tokens['customs-system'], '/declarations', aDeclaration({ id, items, ...changes })),
    );
  }
  return answers;
}

async function inspect(id: string, result: 'compliant' | 'violation', item?: number): Promise<void> {
  const finding = {
    inspectedAt: '2026-03-02T10:00:00Z',
    officers: ['B. Karimov'],
    measures: ['physical-examination'],
    result,
    ...(item !== undefined && { item }),
  };
  expect((await post(house.tokens.officer, `/declarations/${id}/findings`, finding)).status).toBe(201);
}

async function follow(): Promise<void> {
  for (;;) {
    const followed = await follower.step();
    if (followed.kind !== 'judged' || followed.isCaughtUp) return;
  }
}

const when = (value: string) => ({ field: 'item.commodityCode', op: 'startsWith', value }) as const;
const shirts = (changes = {}) => aProfile({ id: 'shirts', when: when('6109'), ...changes });
const phones = (changes = {}) =>
  aProfile({ id: 'phones', when: when('8517'), then: { lane: 'yellow' }, ...changes });
const moves = (json: unknown, from: Lane, to: Lane) =>
  (json as { lanes: Record<Lane, Record<Lane, number>> }).lanes[from][to];

describe('a profile in shadow', () => {
  test('is judged on what is decided while it stands there, and changes none of it', async () => {
    await declare(['D-0'], '6109100000');
    await shadow(shirts());
    expect((await get('/profiles/shirts/shadow')).json).toMatchObject({
      decided: 0,
      judged: 0,
      judgedShare: 1,
    });
    const answers = await declare(['D-1', 'D-2'], '6109100000');
    await declare(['D-3'], '8517130000');
    expect(answers.map(({ json }) => [json.lane, json.reasons])).toEqual([
      ['green', []],
      ['green', []],
    ]);
    await follow();
    await declare(['D-4'], '6109100000');
    const { status, json } = await get('/profiles/shirts/shadow');
    expect([status, json]).toEqual([
      200,
      expect.objectContaining({
        id: 'shirts',
        version: 1,
        isInShadow: true,
        decided: 4,
        judged: 3,
        waiting: 1,
        leftOut: 0,
        judgedShare: 0.75,
        matches: { value: 2 / 3, low: expect.any(Number), high: expect.any(Number), n: 3 },
        matchesSelectedBy: { profile: 0, random: 0, none: 2 },
        selections: { both: 0, onlyWouldBe: 2, onlyInForce: 0, neither: 1 },
        moved: 2,
      }),
    ]);
    expect([moves(json, 'green', 'red'), moves(json, 'green', 'green')]).toEqual([2, 1]);
    expect(json.examples).toEqual(
      ['D-2', 'D-1'].map((declarationId) => ({
        declarationId,
        version: 1,
        office: '10',
        inForce: 'green',
        wouldBe: 'red',
        level: expect.any(String),
        likelihood: 0.4,
        matches: [{ profile: 'shirts', items: [1] }],
      })),
    );
    await follow();
    expect((await get('/profiles/shirts/shadow')).json).toMatchObject({ judged: 4, waiting: 0 });
    const history = await get('/declarations/D-1/history');
    expect(history.json.entries).toHaveLength(1);
  });

  test('answers every submission byte for byte as a house does where nothing is in shadow', async () => {
    const original = house;
    const posts = async (isTried: boolean) => {
      house = await testServer({}, memoryStore(), () => '2026-03-01T12:00:00.000Z');
      follower = new ShadowFollower(house.app.store);
      secondApprover = await house.addUser('second approver', ['approver']);
      await bring([phones()], { defaultOffice: { minimumRandomRate: 0.3 } });
      if (isTried) {
        await shadow(shirts());
        await shadow(phones({ then: { lane: 'red' } }));
        await post(house.tokens.analyst, '/challengers', { name: 'all red', profiles: [aProfile()] });
        await post(house.tokens.approver, `/challengers/${encodeURIComponent('all red')}/start`);
      }
      const texts: unknown[] = [];
      for (let index = 0; index < 20; index++) {
        const code = index % 2 === 0 ? '6109100000' : '8517130000';
        const [answer] = await declare([`D-${index}`], code);
        await follow();
        const notice = await get(`/declarations/D-${index}/notice`);
        texts.push(answer!.text, notice.text, (await get(`/declarations/D-${index}/history`)).text);
      }
      if (isTried) {
        expect((await get('/shadow')).json.rows).toMatchObject([{ judged: 20 }, { judged: 20 }]);
        expect((await get(`/challengers/${encodeURIComponent('all red')}/comparison`)).json).toMatchObject({
          judged: 20,
        });
      }
      await house.server.close();
      return texts;
    };
    expect(await posts(true)).toEqual(await posts(false));
    house = original;
  });

  test('stands in the place of its version in force', async () => {
    await activate(phones());
    await declare(['D-0'], '8517130000');
    await shadow(phones({ when: when('851713'), then: { lane: 'red', likelihood: 0.9 } }));
    expect((await declare(['D-1'], '8517130000'))[0]?.json).toMatchObject({ lane: 'yellow' });
    await declare(['D-2'], '8517620000');
    await follow();
    const { json } = await get('/profiles/phones/shadow');
    expect(json).toMatchObject({
      version: 2,
      judged: 2,
      matchesSelectedBy: { profile: 1, none: 0 },
      selections: { both: 1, onlyWouldBe: 0, onlyInForce: 1, neither: 0 },
    });
    // The version in force selects D-2, and the one in its place would not.
    expect([moves(json, 'yellow', 'red'), moves(json, 'yellow', 'green')]).toEqual([1, 1]);
    expect(json.examples).toMatchObject([{ declarationId: 'D-1', inForce: 'yellow', wouldBe: 'red' }]);
  });

  test('leaves its record behind, in any state, and adds to it when it comes back', async () => {
    await shadow(shirts());
    await declare(['D-1'], '6109100000');
    await post(house.tokens.approver, '/profiles/shirts/suspend');
    await declare(['D-2'], '6109100000');
    await follow();
    const record = await get('/profiles/shirts/shadow');
    expect(record.json).toMatchObject({ judged: 1, decided: 1, isInShadow: false });
    expect(Date.parse(String(record.json.until))).toBeGreaterThanOrEqual(
      Date.parse(String(record.json.since)),
    );
    expect((await get('/shadow')).json).toEqual({ rows: [] });
    await post(house.tokens.approver, '/profiles/shirts/shadow');
    await declare(['D-3', 'D-4'], '6109100000');
    await follow();
    await post(secondApprover, '/profiles/shirts/activate');
    expect((await declare(['D-5'], '6109100000'))[0]?.json).toMatchObject({ lane: 'red' });
    await follow();
    expect((await get('/profiles/shirts/shadow')).json).toMatchObject({ judged: 3, isInShadow: false });
    await post(house.tokens.analyst, '/profiles', shirts({ name: 'again' }));
    expect((await get('/profiles/shirts/shadow')).json).toMatchObject({ version: 1, judged: 3 });
    expect((await get('/profiles/shirts/shadow?version=2')).status).toBe(404);
    expect((await get('/profiles/nowhere/shadow')).status).toBe(404);
  });

  test('is compared with the rule book that decided, whatever came in force before it was judged', async () => {
    await shadow(shirts({ then: { lane: 'blue' } }));
    await declare(['D-1'], '6109100000');
    await activate(aProfile({ id: 'everything', when: { all: [] }, then: { lane: 'yellow' } }));
    await declare(['D-2'], '6109100000');
    await follow();
    const { json } = await get('/profiles/shirts/shadow');
    expect([moves(json, 'green', 'blue'), moves(json, 'yellow', 'yellow')]).toEqual([1, 1]);
    expect(json).toMatchObject({ matchesSelectedBy: { profile: 1, none: 1 } });
  });

  test('that does not fit what is in force is left out and told, and comes back when it fits', async () => {
    const watched = { field: 'importer.id', op: 'inList', value: 'watched' } as const;
    const settings = { defaultOffice: { minimumRandomRate: 0 } };
    await bring([], settings, { watched: ['T-100'] });
    await shadow(shirts({ when: watched }));
    await shadow(phones());
    await dropLists();
    expect((await declare(['D-1'], '6109100000'))[0]?.status).toBe(201);
    await follow();
    const broken = (await get('/profiles/shirts/shadow')).json;
    expect(broken).toMatchObject({ decided: 1, judged: 0, leftOut: 1, judgedShare: 0, examples: [] });
    expect(broken.fault).toMatch(/watched/);
    expect((await get('/profiles/phones/shadow')).json).toMatchObject({ judged: 1, leftOut: 0 });
    await bring([], settings, { watched: ['T-100'] });
    await declare(['D-2'], '6109100000');
    await follow();
    const mended = (await get('/profiles/shirts/shadow')).json;
    expect(mended).toMatchObject({ judged: 1, leftOut: 1, matches: { n: 1, value: 1 } });
    expect(mended.fault).toBeUndefined();
  });

  /** Brings a rule book in force from which a list is gone, as only another version of Tamga would. */
  async function dropLists(): Promise<void> {
    const { compileRuleBook } = await import('../compiled-rule-book.ts');
    const { storedForm } = await import('../app/rule-books/stored-rule-book.ts');
    const { ruleBook } = house.app.ruleBook.current;
    const stored = storedForm(compileRuleBook({ ...ruleBook, lists: {} }));
    await house.app.store.profiles.change({ ids: [] }, () => ({ versions: [], acts: [], ruleBook: stored }));
    await house.app.ruleBook.refresh();
  }

  test('is found with what officers found, beside what is in force', async () => {
    await activate(
      aProfile({ id: 'cn', when: { field: 'office', op: 'eq', value: '10' }, then: { lane: 'red' } }),
    );
    await shadow(shirts());
    await declare(['A-1', 'A-2', 'A-3'], '6109100000');
    await declare(['B-1', 'B-2'], '8517130000');
    await declare(['C-1'], '6109100000', { office: '20' });
    await inspect('A-1', 'violation');
    await inspect('A-2', 'violation', 1);
    // The later finding on the same item stands.
    await inspect('A-2', 'compliant', 1);
    await inspect('B-1', 'compliant');
    await inspect('B-2', 'violation');
    await inspect('B-2', 'violation', 1);
    await follow();
    expect((await get('/profiles/shirts/shadow')).json.hitRates).toEqual({
      inspected: 4,
      wouldBe: expect.objectContaining({ value: 0.5, n: 2 }),
      inForce: expect.objectContaining({ value: 0.5, n: 4 }),
      drawn: {
        wouldBe: { value: 0, low: 0, high: 1, n: 0 },
        inForce: { value: 0, low: 0, high: 1, n: 0 },
      },
    });
  });

  test('shows of each office only what its people may see', async () => {
    await shadow(shirts());
    await declare(['D-1', 'D-2'], '6109100000');
    await declare(['E-1'], '6109100000', { office: '20' });
    await follow();
    await declare(['E-2'], '6109100000', { office: '20' });
    const local = await house.addUser('local', ['analyst'], ['20']);
    const all = (await get('/profiles/shirts/shadow')).json;
    expect(all.offices).toMatchObject([
      { office: '10', judged: 2, moved: 2, matches: { n: 2, value: 1 } },
      { office: '20', judged: 1, moved: 1 },
    ]);
    const own = (await get('/profiles/shirts/shadow', local)).json;
    expect(own).toMatchObject({ decided: 2, judged: 1, offices: [{ office: '20', judged: 1 }] });
    expect(own.examples).toMatchObject([{ declarationId: 'E-1' }]);
    expect((await get('/shadow', local)).json.rows).toMatchObject([{ decided: 2, judged: 1 }]);
  });
});

describe('profiles in shadow', () => {
  test('are listed in short, in pages, with what they would do together', async () => {
    await shadow(shirts());
    expect((await get('/shadow')).json.together).toBeUndefined();
    await declare(['D-1'], '6109100000');
    await shadow(aProfile({ id: 'bd', when: when('61'), then: { lane: 'yellow' } }));
    await declare(['D-2'], '6109100000');
    await declare(['D-3'], '6110100000');
    await follow();
    const { json } = await get('/shadow');
    expect(json.rows).toMatchObject([
      { id: 'bd', version: 1, name: 'Cotton T-shirts', judged: 2, moved: 2 },
      { id: 'shirts', judged: 3, moved: 2 },
    ]);
    // Together the stricter lane holds: each declaration moves once, to where both would bring it.
    const together = json.together as Record<string, unknown>;
    expect(together).toMatchObject({ profiles: ['bd@1', 'shirts@1'], judged: 2, moved: 2 });
    expect([moves(together, 'green', 'red'), moves(together, 'green', 'yellow')]).toEqual([1, 1]);
    const first = (await get('/shadow?limit=1')).json;
    expect(first.rows).toHaveLength(1);
    expect((await get(`/shadow?limit=1&cursor=${first.next}`)).json.rows).toMatchObject([{ id: 'shirts' }]);
    expect((await get('/shadow?cursor=%00')).status).toBe(400);
  });

  test('are followed in steps: a long record is judged as wholly as a short one', async () => {
    await shadow(shirts());
    const lines = Array.from({ length: 600 }, (_, index) =>
      JSON.stringify(
        aDeclaration({
          id: `L-${index}`,
          items: [{ sequence: 1, commodityCode: index % 3 === 0 ? '610910' : '8517' }],
        }),
      ),
    );
    await house.server.inject({
      method: 'POST',
      url: `${api}/declarations/batch`,
      headers: {
        authorization: `Bearer ${house.tokens['customs-system']}`,
        'content-type': 'application/x-ndjson',
      },
      payload: `${lines.join('\n')}\n`,
    });
    expect(await follower.step()).toEqual({ kind: 'judged', declarations: 256, isCaughtUp: false });
    expect((await get('/profiles/shirts/shadow')).json).toMatchObject({
      decided: 600,
      judged: 256,
      waiting: 344,
    });
    await follow();
    expect((await get('/profiles/shirts/shadow')).json).toMatchObject({
      decided: 600,
      judged: 600,
      moved: 200,
      matches: { n: 600, value: 1 / 3 },
    });
    const examples = (await get('/profiles/shirts/shadow')).json.examples as unknown[];
    expect(examples).toHaveLength(20);
  });

  test('cost nothing where there are none', async () => {
    await declare(['D-1'], '6109100000');
    expect(await house.app.store.shadow.isNeeded()).toBe(false);
    expect(await follower.step()).toEqual({ kind: 'idle' });
    await shadow(shirts());
    expect(await house.app.store.shadow.isNeeded()).toBe(true);
    await post(house.tokens.approver, '/profiles/shirts/retire');
    await follow();
    expect(await house.app.store.shadow.isNeeded()).toBe(false);
    expect(await follower.step()).toEqual({ kind: 'idle' });
  });
});
