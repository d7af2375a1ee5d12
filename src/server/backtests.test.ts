import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Backtests } from '../app/backtest/backtests.ts';
import { BacktestGivenUp, type RunBacktest, runBacktest } from '../app/backtest/run-backtest.ts';
import { aDeclaration as declared } from '../domain/testing/a-declaration.ts';
import type { User, UserId } from '../domain/user.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

const profiles = '/api/v1/profiles';
const shoes = [{ sequence: 1, commodityCode: '640399', originCountry: 'CN' }];

async function lodged(count: number, changes: (number: number) => object = () => ({})): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const content = aDeclaration({ id: `D-${number}`, ...changes(number) });
    const { status } = await house.call(
      house.tokens['customs-system'],
      'POST',
      '/api/v1/declarations',
      content,
    );
    if (status !== 201) throw new Error(`Declaration ${number} was answered ${status}`);
  }
}

async function found(id: string, result: string): Promise<void> {
  const finding = { inspectedAt: '2026-03-02T10:00:00Z', officers: ['a'], measures: ['scan'], result };
  await house.call(house.tokens.officer, 'POST', `/api/v1/declarations/${id}/findings`, finding);
}

const drafted = (changes: Parameters<typeof aProfile>[0] = {}) =>
  house.call(house.tokens.analyst, 'POST', profiles, aProfile(changes));
const tried = (content?: unknown, token = house.tokens.analyst, query = '') =>
  house.call(token, 'POST', `${profiles}/P-1/backtest${query}`, content);
const last = (token = house.tokens.approver, query = '') =>
  house.call(token, 'GET', `${profiles}/P-1/backtest${query}`);

test('is told of among what was done with the version, which it leaves where it stands', async () => {
  await lodged(1, () => ({}));
  await drafted();
  await tried();
  const { versions } = (await house.call(house.tokens.auditor, 'GET', `${profiles}/P-1/versions`)).json as {
    versions: { state: string; events: unknown[] }[];
  };
  expect(versions[0]).toMatchObject({ state: 'draft' });
  expect(versions[0]?.events).toEqual([
    expect.objectContaining({ kind: 'profile.drafted', state: 'draft' }),
    { kind: 'profile.backtested', at: expect.any(String), by: 'the-analyst' },
  ]);
});

describe('a draft', () => {
  beforeEach(async () => {
    await lodged(6, (number) => ({
      office: number > 4 ? '20' : '10',
      lodgedAt: `2026-03-0${number}T10:00:00Z`,
      ...(number % 2 === 0 && { items: shoes }),
    }));
    await drafted();
  });

  test('is tried on history, and whoever judges it sees what came of that', async () => {
    await found('D-1', 'violation');
    const answer = await tried();
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      profile: 'P-1',
      version: 1,
      by: 'the-analyst',
      history: { source: 'store', declarations: 6, inspected: 1, draws: { recorded: 6, made: 0 } },
      matches: 3,
      lanes: { changed: 3 },
      hitRate: { matches: { violations: 1, n: 1, tooFew: true } },
      overlap: { selectedByNothing: 3 },
      funnel: { steps: [{ passed: 3 }] },
    });
    expect((await last()).json).toEqual(answer.json);
    expect((await last(house.tokens.auditor, '?version=1')).json).toEqual(answer.json);
    expect((await last(house.tokens.auditor, '?version=2')).status).toBe(404);
  });

  test('decides nothing by being tried', async () => {
    const before = house.app.ruleBook.current.hash;
    await tried();
    expect(house.app.ruleBook.current.hash).toBe(before);
    await lodged(1, () => ({ id: 'D-9' }));
    const { json } = await house.call(house.tokens.officer, 'GET', '/api/v1/declarations/D-9/decision');
    expect(json).toMatchObject({ lane: 'green', reasons: [] });
  });

  test('is tried on a period, and on offices', async () => {
    const { json } = await tried({ from: '2026-03-02', to: '2026-03-05', offices: ['20'] });
    expect(json).toMatchObject({ matches: 1, history: { declarations: 1, offices: ['20'], days: 1 } });
  });

  test('is tried on their own offices by users of some, and read by those who may see all it speaks of', async () => {
    const local = await house.addUser('local', ['analyst'], ['20']);
    await tried();
    expect((await last(local)).status).toBe(404);
    const { json } = await tried({ offices: ['10', '20'] }, local);
    expect(json).toMatchObject({ history: { declarations: 2, offices: ['20'] } });
    expect((await last(local)).json).toEqual(json);
    const elsewhere = await house.addUser('elsewhere', ['approver'], ['10']);
    expect((await last(elsewhere)).status).toBe(404);
  });

  test('is tried in the version asked for, and each keeps its own', async () => {
    await drafted({ when: { all: [] } });
    expect((await tried(undefined, undefined, '?version=1')).json).toMatchObject({ version: 1, matches: 3 });
    expect((await tried()).json).toMatchObject({ version: 2, matches: 6 });
    expect((await last(undefined, '?version=1')).json).toMatchObject({ version: 1, matches: 3 });
    expect((await last()).json).toMatchObject({ version: 2 });
    expect((await tried(undefined, undefined, '?version=3')).status).toBe(404);
  });

  test('is on record as tried and as read, by whom, with the hash of what came of it', async () => {
    await tried();
    await last();
    const { json } = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=3');
    expect(json.rows).toMatchObject([
      { kind: 'profile.read', actor: 'the-approver', subject: 'P-1' },
      { kind: 'profile.read', actor: 'the-analyst', subject: 'P-1' },
      {
        kind: 'profile.backtested',
        actor: 'the-analyst',
        subject: 'P-1@1',
        body: expect.stringMatching(/"[0-9a-f]{64}"/),
      },
    ]);
  });

  test.each([
    [{ from: '2026-02-30' }, '/from', 'impossible-date'],
    [{ to: 'x' }, '/to', 'not-a-date'],
    [{ from: '2026-03-02', to: '2026-03-01' }, '/to', 'empty-period'],
    [{ lane: 'red' }, '/lane', 'unknown-key'],
    [{ offices: '10' }, '/offices', 'wrong-type'],
  ])('a wish that cannot be met is refused: %j', async (wish, path, code) => {
    const { status, json } = await tried(wish);
    expect([status, json.problems]).toMatchObject([422, [{ path, code }]]);
  });

  test.each(['officer', 'manager', 'auditor', 'admin'] as const)('%s does not try it', async (role) => {
    expect((await tried(undefined, house.tokens[role])).status).toBe(403);
  });
});

describe('where back-tests cannot be carried out', () => {
  beforeEach(async () => {
    await drafted();
  });

  const carriedOutBy = (run: RunBacktest) => Object.assign(house.app, { backtests: new Backtests(run) });

  test('so many wait, and the next is told to come back', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    carriedOutBy(async (order, signal) => {
      await gate;
      return runBacktest(house.app.store, order, signal);
    });
    const asked = Array.from({ length: 6 }, () => tried());
    const first = await Promise.race(asked);
    expect([first.status, first.json.code, first.headers['retry-after']]).toEqual([
      429,
      'too-many-requests',
      '30',
    ]);
    release();
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test('one that was given up is no fault of the server, and passes no guard unless it is confirmed', async () => {
    carriedOutBy(async () => {
      throw new BacktestGivenUp('It took too long');
    });
    const { status, json } = await tried();
    expect([status, json]).toMatchObject([
      503,
      { code: 'unavailable', detail: expect.stringContaining('too long') },
    ]);
    await house.call(house.tokens.analyst, 'POST', `${profiles}/P-1/submit`);
    const { json: refused } = await house.call(house.tokens.approver, 'POST', `${profiles}/P-1/approve`);
    expect(refused).toMatchObject({
      code: 'needs-confirmation',
      problems: [{ code: 'too-little-read', message: expect.stringContaining('It took too long') }],
    });
    expect((await house.call(house.tokens.analyst, 'GET', `${profiles}/P-1`)).json.state).toBe('submitted');
  });
});

test('of a profile that is not there, nothing is said', async () => {
  expect((await tried()).status).toBe(404);
  expect((await last()).status).toBe(404);
  const { status } = await house.call(house.tokens.analyst, 'GET', `${profiles}/P-1/outcome`);
  expect(status).toBe(404);
});

describe('what happened', () => {
  const outcome = (query = '') => house.call(house.tokens.analyst, 'GET', `${profiles}/P-1/outcome${query}`);

  async function inForce(): Promise<void> {
    const second = await house.addUser('second', ['approver']);
    for (const [token, step] of [
      [house.tokens.analyst, 'submit'],
      [house.tokens.approver, 'approve'],
      [second, 'activate'],
    ] as const) {
      const { status, text } = await house.call(token, 'POST', `${profiles}/P-1/${step}`);
      if (status !== 200) throw new Error(`${step}: ${text}`);
    }
  }

  test('stands beside what was expected', async () => {
    // Half of the past are T-shirts; of what comes after, all are.
    await lodged(4, (number) => ({
      lodgedAt: `2026-03-0${number}T10:00:00Z`,
      ...(number > 2 && { items: shoes }),
    }));
    await drafted();
    await tried();
    await inForce();
    await lodged(3, (number) => ({ id: `E-${number}`, lodgedAt: `2027-03-0${number}T10:00:00Z` }));
    await found('E-1', 'violation');
    await found('E-2', 'compliant');
    // Tried again since, on what it decided itself: that is no expectation.
    await tried();
    const { status, json } = await outcome();
    expect(status).toBe(200);
    expect(json).toMatchObject({
      version: 1,
      state: 'active',
      from: '2027-03-01',
      to: '2027-03-03',
      days: 3,
      declarations: 3,
      matches: 3,
      shareOfFlow: { value: 1, n: 3 },
      matchesPerDay: { value: 1 },
      lanes: { red: 3, yellow: 0, blue: 0, green: 0 },
      hitRate: { matches: { violations: 1, n: 2 }, selected: { violations: 1, n: 2 } },
      expected: { by: 'the-analyst', declarations: 4, matches: 2, shareOfFlow: { value: 0.5 } },
      difference: { shareOfFlow: { value: 0.5 } },
      notes: [],
    });
    expect(json.difference).not.toHaveProperty('hitRate');
  });

  test('says where there was other traffic, and where others chose what was inspected before', async () => {
    await lodged(4, (number) => ({ lodgedAt: `2026-03-01T1${number}:00:00Z` }));
    await found('D-1', 'violation');
    await drafted();
    await tried();
    await inForce();
    await lodged(2, (number) => ({ id: `E-${number}` }));
    await found('E-1', 'violation');
    await found('E-2', 'compliant');
    expect((await outcome()).json).toMatchObject({
      difference: { hitRate: { value: -0.5 } },
      notes: [
        'Of all declarations 4 a day were lodged in the history it was tried on, and 2 since: compare shares rather than matches a day.',
        'Before, 1 of 4 matches had been inspected, because something else selected them; since, 2 of 2. The hit rates differ by that choice too.',
      ],
    });
  });

  test('counts what this very version decided, and no other', async () => {
    await drafted();
    await inForce();
    await lodged(2);
    await drafted({ when: { all: [] }, then: { lane: 'yellow' } });
    // The newest is a draft; the one in force is meant.
    expect((await outcome()).json).toMatchObject({ version: 1, state: 'active', matches: 2 });
    expect((await outcome('?version=2')).json).toMatchObject({
      version: 2,
      state: 'draft',
      declarations: 0,
      matches: 0,
    });
    await house.call(house.tokens.approver, 'POST', `${profiles}/P-1/suspend?version=1`);
    await lodged(1, () => ({ id: 'F-1' }));
    expect((await outcome('?version=1')).json).toMatchObject({
      state: 'suspended',
      declarations: 2,
      matches: 2,
    });
  });
});

describe('a profile that would send a large share of the flow to red', () => {
  const clearance: User = { id: 'c' as UserId, name: 'clearance', roles: ['customs-system'] };
  let activator: string;

  /** A thousand of the last days, of which so many are T-shirts. */
  beforeEach(async () => {
    activator = await house.addUser('activator', ['approver']);
    const lodgedAt = new Date(Date.now() - 86_400_000).toISOString();
    await Promise.all(
      Array.from({ length: 1_000 }, (_, number) => {
        const items = number < 60 ? {} : { items: [{ sequence: 1, commodityCode: '640399' }] };
        return house.app.submissions.submit(declared({ id: `R-${number}`, lodgedAt, ...items }), clearance);
      }),
    );
    await drafted();
    await step(house.tokens.analyst, 'submit');
  });

  const step = (token: string, name: string, content?: unknown, query = '') =>
    house.call(token, 'POST', `${profiles}/P-1/${name}${query}`, content);
  const lastAct = async (): Promise<unknown> => {
    const { json } = await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=1');
    return JSON.parse((json.rows as { body: string }[])[0]?.body ?? '');
  };
  const reason = { reason: 'Every one of them is to be seen for a week' };

  test('wants to be confirmed by whoever approves it, and by whoever brings it in force, with a reason', async () => {
    const refused = await step(house.tokens.approver, 'approve');
    const { message } = (refused.json.problems as { message: string }[])[0] ?? {};
    expect([refused.status, refused.json]).toMatchObject([
      409,
      { code: 'needs-confirmation', problems: [{ code: 'too-much-to-red' }] },
    ]);
    expect(refused.json.detail).toContain(
      'Of the last 1,000 declarations it would send 6 % (4.7 % to 7.6 %) to red',
    );
    expect((await step(house.tokens.approver, 'approve', undefined, '?confirm=true')).status).toBe(422);
    expect((await step(house.tokens.approver, 'approve', reason, '?confirm=true')).json).toMatchObject({
      state: 'approved',
    });
    expect(await lastAct()).toMatchObject({
      stateReason: reason.reason,
      confirmed: [{ code: 'too-much-to-red', message }],
    });
    expect((await step(activator, 'activate')).json.code).toBe('needs-confirmation');
    const from = new Date(Date.now() + 86_400_000).toISOString();
    expect((await step(activator, 'schedule', { from })).json.code).toBe('needs-confirmation');
    const other = { ...reason, confirms: ['validity-gap'] };
    expect((await step(activator, 'activate', other, '?confirm=true')).json.code).toBe('needs-confirmation');
    expect((await step(activator, 'activate', reason, '?confirm=true')).json).toMatchObject({
      state: 'active',
      confirmed: [{ code: 'too-much-to-red' }],
    });
  });

  test('is looked at where it is confirmed beforehand, and nothing is kept as confirmed that is not there', async () => {
    await step(house.tokens.approver, 'approve', reason, '?confirm=true');
    expect(await lastAct()).toMatchObject({ confirmed: [{ message: expect.stringContaining('6 %') }] });
    await drafted({ then: { lane: 'yellow' } });
    await step(house.tokens.analyst, 'submit');
    await step(house.tokens.approver, 'approve', reason, '?confirm=true&version=2');
    expect(await lastAct()).toMatchObject({ version: 2, state: 'approved' });
    expect(await lastAct()).not.toHaveProperty('confirmed');
  });

  test('does not hide behind days to come', async () => {
    await drafted({ validFrom: '2999-01-01' });
    await step(house.tokens.analyst, 'submit');
    const { json } = await step(house.tokens.approver, 'approve', undefined, '?version=2');
    expect(json.code).toBe('needs-confirmation');
  });

  test('is not asked about where the step could not be taken anyway', async () => {
    expect((await step(activator, 'activate')).json.code).toBe('wrong-state');
  });

  test('is a matter of what its lane is applied to', async () => {
    await drafted({ then: { lane: 'yellow' } });
    await step(house.tokens.analyst, 'submit');
    expect((await step(house.tokens.approver, 'approve', undefined, '?version=2')).status).toBe(200);
    await drafted({ offices: ['99'] as never });
    await step(house.tokens.analyst, 'submit');
    expect((await step(house.tokens.approver, 'approve', undefined, '?version=3')).status).toBe(200);
  });
});
