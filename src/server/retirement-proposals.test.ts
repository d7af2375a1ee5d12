import { afterEach, beforeEach, expect, test } from 'vitest';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { memoryStore } from './testing/memory-store.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let clock: string;
let house: TestServer;
beforeEach(async () => {
  clock = '2026-01-01T08:00:00.000Z';
  house = await testServer({}, memoryStore(), () => clock);
});
afterEach(() => house.server.close());

const bring = (profiles: readonly unknown[], settings = {}) =>
  house.call(house.tokens.admin, 'POST', '/api/v1/profiles/import?activate=true', { profiles, settings });
const lodge = (id: string) =>
  house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration({ id }));
const proposals = async () =>
  (await house.call(house.tokens.analyst, 'GET', '/api/v1/retirement-proposals')).json;
const proposed = async () =>
  ((await proposals()).proposals as { id: string; why: string }[]).map(({ id, why }) => `${id} ${why}`);

const matching = aProfile({ id: 'P-matching', owner: 'Unit 4' });
const idle = aProfile({ id: 'P-idle', when: { field: 'office', op: 'eq', value: '99' } });
const ended = aProfile({ id: 'P-ended', validTo: '2026-02-01' });

test('what nothing matched for ninety days is proposed, and what was matched is not', async () => {
  await bring([matching, idle]);
  expect(await proposed()).toEqual([]);
  clock = '2026-02-15T12:00:00.000Z';
  await lodge('D-1');
  clock = '2026-03-31T23:00:00.000Z';
  expect(await proposed()).toEqual([]);
  clock = '2026-04-01T08:00:00.000Z';
  expect(await proposals()).toMatchObject({
    daysWithoutMatch: 90,
    counted: { isComplete: true, countedUpTo: '2026-02-15T12:00:00.000Z' },
    proposals: [
      {
        id: 'P-idle',
        version: 1,
        why: 'no-match',
        daysInForce: 90,
        matches: 0,
        inForceSince: '2026-01-01T08:00:00.000Z',
      },
    ],
  });
  clock = '2026-05-17T00:00:00.000Z';
  expect(await proposals()).toMatchObject({
    proposals: [
      { id: 'P-idle' },
      { id: 'P-matching', owner: 'Unit 4', matches: 1, lastMatchedAt: '2026-02-15T12:00:00.000Z' },
    ],
  });
});

test('the days are a setting of the rule book', async () => {
  await bring([matching, idle], { expireAfterDaysWithoutMatch: 10 });
  clock = '2026-01-05T00:00:00.000Z';
  await lodge('D-1');
  clock = '2026-01-12T00:00:00.000Z';
  expect(await proposed()).toEqual(['P-idle no-match']);
  for (const days of [0, 1.5, -1, 'ten']) {
    const refused = await bring([], { expireAfterDaysWithoutMatch: days });
    expect(refused.json.problems).toMatchObject([{ path: '/settings/expireAfterDaysWithoutMatch' }]);
  }
});

test('what is no longer valid is proposed, from the day after its last', async () => {
  await bring([ended]);
  clock = '2026-02-01T23:59:00.000Z';
  expect(await proposed()).toEqual([]);
  clock = '2026-02-02T00:00:00.000Z';
  expect(await proposed()).toEqual(['P-ended validity-ended']);
});

test('nothing is proposed for want of matches while not all is counted', async () => {
  await bring([idle, ended]);
  clock = '2026-06-01T00:00:00.000Z';
  expect(await proposed()).toEqual(['P-ended validity-ended', 'P-idle no-match']);
  house.app.store.matches.count = async () => ({ isComplete: false });
  expect(await proposed()).toEqual(['P-ended validity-ended']);
});

test('a proposal changes nothing; it is gone once somebody retires the profile', async () => {
  await bring([idle]);
  clock = '2026-06-01T00:00:00.000Z';
  expect(await proposed()).toEqual(['P-idle no-match']);
  expect(house.app.ruleBook.current.ruleBook.profiles).toHaveLength(1);
  await house.call(house.tokens.approver, 'POST', '/api/v1/profiles/P-idle/retire');
  expect(await proposed()).toEqual([]);
});
