import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bringDueInForce } from '../app/profiles/scheduled-profiles.ts';
import { type Concern, concernCodes } from '../domain/concern.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { memoryStore } from './testing/memory-store.ts';
import { openApp, type TestServer, testServer } from './testing/test-server.ts';

const profiles = '/api/v1/profiles';
let clock: string;
let house: TestServer;
let second: string;

beforeEach(async () => {
  clock = '2026-03-01T08:00:00.000Z';
  house = await testServer({}, memoryStore(), () => clock);
  second = await house.addUser('second approver', ['approver']);
});
afterEach(() => house.server.close());

const step = (token: string, what: string, content?: unknown, id = 'P-1') =>
  house.call(token, 'POST', `${profiles}/${id}/${what}`, content);
const judge = (token: string, what: string, version: number, content?: unknown) =>
  step(token, `${what}${what.includes('?') ? '&' : '?'}version=${version}`, content);
const read = (end: string, token = house.tokens.analyst) => house.call(token, 'GET', `${profiles}${end}`);
const laneOf = async (id: string) =>
  (await house.call(house.tokens['customs-system'], 'POST', '/api/v1/declarations', aDeclaration({ id })))
    .json.lane;

async function approved(changes = {}): Promise<void> {
  const drafted = await house.call(house.tokens.analyst, 'POST', profiles, aProfile(changes));
  expect(drafted.status).toBe(201);
  const id = String(drafted.json.id);
  await step(house.tokens.analyst, 'submit', undefined, id);
  const approve = `approve?version=${drafted.json.version}`;
  expect((await step(house.tokens.approver, approve, undefined, id)).json.state).toBe('approved');
}

async function acts(): Promise<readonly { kind: string; actor: string; subject: string; body: string }[]> {
  const { rows } = (await house.call(house.tokens.auditor, 'GET', '/api/v1/audit?limit=200')).json;
  return rows as never;
}

async function states(id = 'P-1'): Promise<readonly string[]> {
  const { versions } = (await read(`/${id}/versions`)).json as {
    versions: { version: number; state: string }[];
  };
  return versions.map(({ version, state }) => `${version} ${state}`);
}

describe('a schedule', () => {
  const from = '2026-03-02T00:00:00+05:00';
  const at = '2026-03-01T19:00:00.000Z';

  test('is set by a third person, and kept to by itself', async () => {
    await approved();
    for (const token of [house.tokens.approver]) {
      expect((await step(token, 'schedule', { from })).json).toMatchObject({
        status: 403,
        code: 'four-eyes',
      });
    }
    const scheduled = await step(second, 'schedule', { from, reason: 'with the new tariff' });
    expect(scheduled.json).toMatchObject({
      state: 'scheduled',
      scheduledFor: at,
      activator: 'second approver',
      stateReason: 'with the new tariff',
    });
    clock = '2026-03-01T18:59:59.999Z';
    await bringDueInForce(house.app);
    expect([await states(), await laneOf('D-1')]).not.toContain('red');
    clock = at;
    await bringDueInForce(house.app);
    expect(await states()).toEqual(['1 active']);
    expect(await laneOf('D-2')).toBe('red');
    expect((await read('/P-1')).json).toMatchObject({ activator: 'second approver' });
    expect((await read('/P-1')).json.scheduledFor).toBeUndefined();
  });

  test('is kept once, whatever number of nodes asks', async () => {
    await approved();
    await step(second, 'schedule', { from });
    clock = at;
    const nodes = [1, 2, 3].map(() => openApp(house.app.store, () => clock));
    await Promise.all([...nodes, ...nodes].map(bringDueInForce));
    const told = (await acts()).filter(({ kind }) => kind === 'profile.activated');
    expect(told).toMatchObject([{ actor: 'system', subject: 'P-1@1' }]);
    expect((await acts()).filter(({ kind }) => kind === 'rule-book.in-force')).toMatchObject([
      { actor: 'system', body: expect.stringContaining('scheduled P-1@1 by second approver') },
    ]);
    expect(new Set(nodes.map(({ ruleBook }) => ruleBook.current.hash)).size).toBe(1);
  });

  test.each(['suspend', 'retire'])('is cancelled by %s', async (what) => {
    await approved();
    await step(second, 'schedule', { from });
    const cancelled = await step(house.tokens.approver, what);
    expect(cancelled.status).toBe(200);
    expect(cancelled.json.scheduledFor).toBeUndefined();
    clock = '2026-03-05T00:00:00.000Z';
    await bringDueInForce(house.app);
    expect(await laneOf('D-1')).not.toBe('red');
  });

  test('can be moved, and brought forward to now', async () => {
    await approved();
    await step(second, 'schedule', { from });
    expect((await step(second, 'schedule', { from: '2026-03-09' })).json).toMatchObject({
      scheduledFor: '2026-03-09T00:00:00.000Z',
    });
    expect((await step(second, 'activate')).json).toMatchObject({ state: 'active' });
    expect(await laneOf('D-1')).toBe('red');
  });

  test.each([
    [undefined, 415, ''],
    [{}, 422, '/from'],
    [{ from: 'tomorrow' }, 422, '/from'],
    [{ from: '2026-02-30' }, 422, '/from'],
    [{ from: '2026-03-02T10:00:00' }, 422, '/from'],
    [{ from: '2026-03-01T08:00:00Z' }, 422, '/from'],
    [{ from: '1999-01-01' }, 422, '/from'],
    [{ from, until: from }, 422, '/until'],
  ])('%j is refused', async (content, status, path) => {
    await approved();
    const refused = await step(second, 'schedule', content);
    expect(refused.status).toBe(status);
    if (path !== '') expect(refused.json.problems).toMatchObject([{ path }]);
    expect(await states()).toEqual(['1 approved']);
  });

  test('of a draft is refused', async () => {
    await house.call(house.tokens.analyst, 'POST', profiles, aProfile());
    expect((await step(second, 'schedule', { from })).json.code).toBe('wrong-state');
  });

  test('leaves out what can no longer be used, and says why; the rest comes in force', async () => {
    const bring = (lists: unknown, activate = true) =>
      house.call(house.tokens.admin, 'POST', `${profiles}/import?activate=${activate}`, {
        profiles: [],
        lists,
      });
    await bring({ watched: ['T-100'], bad: ['T-100'] });
    const when = { field: 'importer.id', op: 'inList', value: 'watched' };
    await approved({ id: 'P-2', when: { ...when, value: 'bad' } });
    await approved({ when });
    for (const id of ['P-1', 'P-2']) await step(second, 'schedule', { from }, id);
    // The list cannot be taken away, but what it holds can become what the field is not.
    await bring({ bad: [7] });
    clock = at;
    await bringDueInForce(house.app);
    expect([await states('P-1'), await states('P-2')]).toEqual([['1 active'], ['1 suspended']]);
    expect((await read('/P-2')).json.stateReason).toMatch(/could not come in force .*List "bad" holds 7/);
    expect((await acts()).filter(({ kind }) => kind === 'profile.suspended')).toMatchObject([
      { actor: 'system', subject: 'P-2@1' },
    ]);
    expect(await laneOf('D-1')).toBe('red');
    await bringDueInForce(house.app);
    expect((await acts()).filter(({ kind }) => kind === 'profile.suspended')).toHaveLength(1);
  });
});

describe('what would overlap, or leave days without any, is confirmed with a reason', () => {
  const later = '2026-06-01';
  const rows = [
    ['replaced now, both without dates', {}, {}, undefined, []],
    ['replaced now by one valid already', {}, { validFrom: '2026-02-01' }, undefined, []],
    ['replaced now by one valid later', {}, { validFrom: later }, undefined, ['validity-gap']],
    [
      'replaced now by one valid later, itself not valid before',
      { validFrom: later },
      { validFrom: later },
      undefined,
      [],
    ],
    ['replaced now, its own validity over', { validTo: '2026-02-01' }, { validFrom: later }, undefined, []],
    [
      'replaced now by one whose validity is over',
      {},
      { validTo: '2026-02-01' },
      undefined,
      ['validity-ended'],
    ],
    ['valid without an end, the other scheduled', {}, {}, later, ['validity-overlap']],
    ['valid longer than that, the other scheduled', { validTo: later }, {}, later, ['validity-overlap']],
    ['over by then, the other scheduled', { validTo: '2026-05-31' }, {}, later, []],
    [
      'over by then, the other scheduled and valid later still',
      {},
      { validFrom: '2026-07-01' },
      later,
      ['validity-gap', 'validity-overlap'],
    ],
  ] as const;

  test.each(rows)('%s', async (_, older, newer, from, codes) => {
    clock = '2026-01-05T08:00:00.000Z';
    await approved(older);
    expect((await step(second, 'activate')).status).toBe(200);
    clock = '2026-03-01T08:00:00.000Z';
    await approved({ ...newer, name: 'The next' });
    const [what, content] = from === undefined ? ['activate', {}] : ['schedule', { from }];
    const answer = await judge(second, what, 2, content);
    if (codes.length === 0) {
      expect(answer.status).toBe(200);
      return;
    }
    expect(answer.json).toMatchObject({ status: 409, code: 'needs-confirmation' });
    expect((answer.json.problems as { code: string }[]).map(({ code }) => code)).toEqual(codes);
    expect(await states()).toEqual(['1 active', '2 approved']);
    const unreasoned = await judge(second, `${what}?confirm=true`, 2, content);
    expect(unreasoned.json).toMatchObject({ status: 422, problems: [{ path: '/reason' }] });
    const said = { ...content, reason: 'agreed with unit 4' };
    for (const code of codes) {
      // What is confirmed but one is refused anew, with all that speaks against it.
      const others = concernCodes.filter((each) => each !== code);
      const again = await judge(second, `${what}?confirm=true`, 2, { ...said, confirms: others });
      expect(again.json).toMatchObject({ code: 'needs-confirmation', problems: answer.json.problems });
    }
    const confirmed = await judge(second, `${what}?confirm=true`, 2, { ...said, confirms: codes });
    expect(confirmed.json).toMatchObject({ version: 2, stateReason: 'agreed with unit 4' });
    const concerns = (answer.json.problems as Concern[]).map(({ code, message }) => ({ code, message }));
    expect(confirmed.json.confirmed).toEqual(concerns);
    const state = from === undefined ? ['1 retired', '2 active'] : ['1 active', '2 scheduled'];
    expect(await states()).toEqual(state);
    expect(JSON.parse(String((await acts()).find(({ subject }) => subject === 'P-1@2')?.body))).toMatchObject(
      {
        stateReason: 'agreed with unit 4',
        confirmed: concerns,
      },
    );
    const { versions } = (await read('/P-1/versions')).json as { versions: { events: unknown[] }[] };
    expect(versions[1]?.events.at(-1)).toMatchObject({ reason: 'agreed with unit 4', confirmed: concerns });
  });

  test('one stands in line: another scheduled version is put out of it', async () => {
    await approved();
    await step(second, 'schedule', { from: later });
    await approved({ name: 'The next' });
    for (const [what, content] of [
      ['activate', {}],
      ['schedule', { from: '2026-05-01' }],
    ] as const) {
      const refused = await judge(second, what, 2, content);
      expect(refused.json).toMatchObject({
        code: 'needs-confirmation',
        detail: expect.stringContaining('Version 1 is scheduled for 2026-06-01T00:00:00.000Z'),
        problems: [{ code: 'already-scheduled' }],
      });
    }
    await judge(second, 'activate?confirm=true', 2, { reason: 'sooner' });
    expect(await states()).toEqual(['1 suspended', '2 active']);
    clock = '2026-06-02T00:00:00.000Z';
    await bringDueInForce(house.app);
    expect(await states()).toEqual(['1 suspended', '2 active']);
  });

  test('at its time the new version takes the place of the old one, which is on record', async () => {
    await approved({ then: { lane: 'yellow' } });
    await step(second, 'activate');
    await approved();
    await judge(second, 'schedule?confirm=true', 2, { from: later, reason: 'as planned' });
    expect(await laneOf('D-1')).toBe('yellow');
    clock = '2026-06-01T00:00:00.500Z';
    await bringDueInForce(house.app);
    expect(await laneOf('D-2')).toBe('red');
    expect(await states()).toEqual(['1 retired', '2 active']);
    expect((await acts()).find(({ kind }) => kind === 'profile.retired')).toMatchObject({
      actor: 'system',
      subject: 'P-1@1',
      body: expect.stringContaining('version 2 took its place'),
    });
  });

  test('an import takes the place of what is scheduled of the same profile', async () => {
    await approved();
    await step(second, 'schedule', { from: later });
    await house.call(house.tokens.admin, 'POST', `${profiles}/import?activate=true`, [
      aProfile({ name: 'in' }),
    ]);
    expect(await states()).toEqual(['1 suspended', '2 active']);
  });
});

describe('a shadow', () => {
  test('decides nothing, may be started by the approver, and activated by a third person', async () => {
    await approved();
    expect((await step(house.tokens.approver, 'shadow')).json).toMatchObject({ state: 'shadow' });
    expect(await laneOf('D-1')).not.toBe('red');
    expect((await step(house.tokens.approver, 'activate')).json.code).toBe('four-eyes');
    expect((await step(second, 'activate')).json).toMatchObject({ state: 'active' });
    expect(await laneOf('D-2')).toBe('red');
  });

  test('is not started by the author', async () => {
    const both = await house.addUser('both', ['analyst', 'approver']);
    await house.call(both, 'POST', profiles, aProfile());
    await step(both, 'submit');
    await step(house.tokens.approver, 'approve');
    expect((await step(both, 'shadow')).json).toMatchObject({ code: 'four-eyes' });
  });
});

describe('whoever judges', () => {
  const from = '2026-06-01T00:00:00Z';

  test.each([
    ['approve', undefined, 'submitted'],
    ['activate', undefined, 'approved'],
    ['schedule', { from }, 'approved'],
    ['shadow', undefined, 'approved'],
  ])('names the version to %s where there is another', async (what, content, before) => {
    await approved();
    await house.call(house.tokens.analyst, 'POST', profiles, aProfile({ name: 'Slipped in' }));
    await step(house.tokens.analyst, 'submit');
    if (before === 'approved') await judge(house.tokens.approver, 'approve', 2);
    const refused = await step(second, what, content);
    expect([refused.status, refused.json]).toMatchObject([
      409,
      { code: 'version-needed', detail: expect.stringContaining('2 versions') },
    ]);
    expect(await states()).toEqual(['1 approved', `2 ${before}`]);
    expect((await judge(second, what, 2, content)).status).toBe(200);
  });

  test('is not asked to where only one can be meant, nor to take what is in force out of it', async () => {
    await approved();
    expect((await step(second, 'activate')).status).toBe(200);
    await house.call(house.tokens.analyst, 'POST', profiles, aProfile());
    expect((await step(house.tokens.analyst, 'submit')).json.version).toBe(2);
    expect((await step(second, 'retire')).json.version).toBe(2);
  });

  test.each([[[]], [['nothing']], ['too-much-to-red']])(
    'confirms concerns there may be, not %j',
    async (confirms) => {
      await approved();
      const { status, json } = await step(second, 'activate?confirm=true', { reason: 'r', confirms });
      expect([status, json.problems]).toMatchObject([422, [{ path: expect.stringMatching(/^.confirms/) }]]);
    },
  );
});

describe('versions', () => {
  test('are told with all that was done with each', async () => {
    await approved({ owner: 'Unit 4', legalBasis: 'Order 12', justification: 'Seizures in May' });
    await step(second, 'activate');
    await step(house.tokens.approver, 'suspend', { reason: 'too many matches' });
    const { versions } = (await read('/P-1/versions')).json as { versions: Record<string, unknown>[] };
    expect(versions).toMatchObject([
      {
        version: 1,
        state: 'suspended',
        stateReason: 'too many matches',
        inWords: 'item.commodityCode begins with 6109',
        profile: { owner: 'Unit 4', legalBasis: 'Order 12', justification: 'Seizures in May' },
        events: [
          { kind: 'profile.drafted', by: 'the-analyst', state: 'draft' },
          { kind: 'profile.submitted', by: 'the-analyst', state: 'submitted' },
          { kind: 'profile.approved', by: 'the-approver', state: 'approved' },
          { kind: 'profile.activated', by: 'second approver', state: 'active' },
          { kind: 'profile.suspended', by: 'the-approver', state: 'suspended', reason: 'too many matches' },
        ],
      },
    ]);
  });

  test('tell each reader the steps open to them, and what four eyes keep from them', async () => {
    const both = await house.addUser('both', ['analyst', 'approver']);
    const stepsFor = async (token: string) => {
      const { versions } = (await read('/P-1/versions', token)).json as {
        versions: { steps: { step: string; refusedAs?: string }[] }[];
      };
      return versions[0]?.steps.map(({ step: name, refusedAs }) => [name, ...(refusedAs ? [refusedAs] : [])]);
    };
    const { analyst, approver, auditor } = house.tokens;
    await house.call(both, 'POST', profiles, aProfile());
    expect(await stepsFor(analyst)).toEqual([['submit']]);
    expect(await stepsFor(both)).toEqual([['submit'], ['retire']]);
    await step(both, 'submit');
    expect(await stepsFor(analyst)).toEqual([]);
    expect(await stepsFor(both)).toEqual([['approve', 'author'], ['retire']]);
    await step(approver, 'approve');
    expect(await stepsFor(approver)).toEqual([
      ['activate', 'approver'],
      ['schedule', 'approver'],
      ['shadow'],
      ['retire'],
    ]);
    expect(await stepsFor(second)).toEqual([['activate'], ['schedule'], ['shadow'], ['retire']]);
    expect(await stepsFor(auditor)).toEqual([]);
  });

  test('that came and went with a whole set tell of it', async () => {
    const bring = (set: readonly unknown[]) =>
      house.call(house.tokens.admin, 'POST', `${profiles}/import?activate=true`, set);
    await bring([aProfile()]);
    await bring([aProfile({ id: 'P-2' })]);
    const { versions } = (await read('/P-1/versions')).json as { versions: { events: unknown }[] };
    expect(versions[0]?.events).toMatchObject([
      { kind: 'profiles.imported', by: 'the-admin', state: 'active' },
      { kind: 'profiles.imported', by: 'the-admin', state: 'retired' },
    ]);
  });

  test('differ by place and in words', async () => {
    const when = (value: number) => ({ field: 'item.netMassKg', op: 'gte', value });
    await approved({ when: when(100) });
    await approved({ when: when(50), then: { lane: 'yellow' } });
    expect((await read('/P-1/difference?from=1&to=2')).json).toEqual({
      id: 'P-1',
      from: 1,
      to: 2,
      differences: [
        { path: '/then/lane', before: 'red', after: 'yellow', text: 'then.lane: red became yellow' },
        { path: '/then/likelihood', before: 0.4, text: 'then.likelihood: 0.4 was removed' },
        {
          path: '/then/instruction',
          before: 'Count the pieces',
          text: 'then.instruction: "Count the pieces" was removed',
        },
        {
          path: '/when',
          before: when(100),
          after: when(50),
          text: 'item.netMassKg: at least 100 became at least 50',
        },
      ],
    });
    for (const end of [
      '/P-1/difference?from=1&to=3',
      '/P-9/difference?from=1&to=1',
      '/P-9/versions',
      '/%00/versions',
    ]) {
      expect((await read(end)).status).toBe(404);
    }
    for (const end of [
      '/P-1/difference?from=1',
      '/P-1/difference?from=0&to=1',
      '/P-1/difference?from=a&to=1',
    ]) {
      expect((await read(end)).status).toBe(400);
    }
  });
});
