import { beforeEach, describe, expect, test } from 'vitest';
import { Backtests } from '../app/backtest/backtests.ts';
import { type RunBacktest, runBacktest } from '../app/backtest/run-backtest.ts';
import { aDeclaration as declared } from '../domain/testing/a-declaration.ts';
import type { User, UserId } from '../domain/user.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { listServer } from './testing/list-server.ts';

const { house, analyst, approver, create, propose, accept, entries, values, acts, laneOf, inForce, asking } =
  listServer();

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
        return house().app.submissions.submit(declared({ id: `R-${number}`, lodgedAt, importer }), clearance);
      }),
    );
  });

  async function toState(state: 'approved' | 'scheduled'): Promise<void> {
    const third = await house().addUser('third', ['approver']);
    const step = (token: string, what: string, content?: unknown) =>
      house().call(token, 'POST', `/api/v1/profiles/P-1/${what}`, content);
    const when = { field: 'importer.id', op: 'inList', value: 'watched' } as const;
    await house().call(house().tokens.analyst, 'POST', '/api/v1/profiles', aProfile({ when }));
    await step(house().tokens.analyst, 'submit');
    expect((await step(house().tokens.approver, 'approve')).status).toBe(200);
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
      await house().call(house().tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', set);
      return runBacktest(house().app.store, order, signal);
    };
    Object.assign(house().app, { backtests: new Backtests(run) });
    const fourth = await house().addUser('fourth', ['approver']);
    const activate = () => house().call(fourth, 'POST', '/api/v1/profiles/P-1/activate');
    expect((await activate()).json.code).toBe('too-many-requests');
    expect((await activate()).json).toMatchObject({ problems: [{ code: 'too-much-to-red' }] });
  });

  test('is accepted as it is where nothing speaks against it, and nothing is tried where nothing asks for it', async () => {
    let tried = 0;
    const run: RunBacktest = (order, signal) => {
      tried += 1;
      return runBacktest(house().app.store, order, signal);
    };
    Object.assign(house().app, { backtests: new Backtests(run) });
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
    house().call(house().tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', content);

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

describe('a table that a profile looks things up in', () => {
  const rates = (entries: readonly unknown[], query = '') => propose(entries, query, 'tariff-rates');

  beforeEach(async () => {
    const when = { field: 'item.lookup.tariffRatePercent', op: 'gt', value: 3 } as const;
    const set = [aProfile({ when })];
    const imported = await house().call(
      house().tokens.admin,
      'POST',
      '/api/v1/profiles/import?activate=true',
      set,
    );
    expect([imported.status, imported.json.warnings]).toEqual([
      200,
      [
        expect.objectContaining({
          code: 'data-not-loaded',
          message: expect.stringContaining('tariff-rates'),
        }),
      ],
    ]);
    await create({ name: 'tariff-rates', kind: 'table' });
  });

  test('decides as soon as it is in force', async () => {
    expect(await laneOf('D-1')).toBe('green');
    await rates([{ value: '6109', is: 5 }]);
    expect((await accept(1, 'tariff-rates')).status).toBe(200);
    const posted = await house().call(
      house().tokens['customs-system'],
      'POST',
      '/api/v1/declarations',
      aDeclaration({ id: 'D-2' }),
    );
    expect(posted.json).toMatchObject({
      lane: 'red',
      reasons: [{ id: 'P-1', evidence: { items: [{ 'item.lookup.tariffRatePercent': 5 }] } }],
    });
  });

  test('cannot be emptied', async () => {
    await rates([{ value: '6109', is: 5 }]);
    await accept(1, 'tariff-rates');
    await rates([], '?replace=true');
    expect((await accept(2, 'tariff-rates')).json).toMatchObject({
      code: 'in-use',
      detail: expect.stringContaining('P-1'),
    });
  });
});
