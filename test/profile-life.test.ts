import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { declarationJson, profileJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let database: EmbeddedPostgres;
let nodes: RunningServer[] = [];
const tokens: Record<string, string> = {};

beforeAll(async () => {
  database = await openEmbeddedPostgres(folder.file('data'));
  nodes = await Promise.all([1, 2].map(() => startServer(['--database-url', database.url])));
  const people = {
    ana: 'analyst',
    ben: 'approver',
    cem: 'approver',
    aud: 'auditor',
    clearance: 'customs-system',
  };
  for (const [name, role] of Object.entries(people)) tokens[name] = await node(0).user(name, [role]);
});

afterAll(async () => {
  await Promise.all(nodes.map((each) => each.stop()));
  await database.stop();
  folder.remove();
});

function node(place: number): RunningServer {
  const found = nodes[place];
  if (found === undefined) throw new Error(`No node ${place}`);
  return found;
}

type Body = Readonly<Record<string, unknown>>;

async function ask(
  place: number,
  who: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Body }> {
  const { status, body: answered } = await node(place).request(tokens[who] ?? '', method, path, body);
  return { status, body: answered as Body };
}

let lodged = 0;
/** The lane of a declaration that comes now. */
async function laneOn(place: number): Promise<unknown> {
  lodged += 1;
  return (await ask(place, 'clearance', 'POST', '/declarations', declarationJson(`L-${lodged}`))).body.lane;
}

async function untilLaneOn(place: number, lane: string): Promise<number> {
  const begun = Date.now();
  while ((await laneOn(place)) !== lane) {
    if (Date.now() - begun > 15_000) throw new Error(`Node ${place} never came to ${lane}`);
    await pause(100);
  }
  return Date.now() - begun;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const verify = () => tamga(['audit', 'verify', '--database-url', database.url]);

async function draftToApproved(lane: string): Promise<void> {
  const draft = await ask(0, 'ana', 'POST', '/profiles', profileJson('P', '85', { lane }));
  expect(draft.status).toBe(201);
  expect((await ask(1, 'ana', 'POST', '/profiles/P/submit')).status).toBe(200);
  const approve = `/profiles/P/approve?version=${draft.body.version}`;
  expect((await ask(0, 'ben', 'POST', approve)).status).toBe(200);
}

async function states(): Promise<unknown> {
  const { versions } = (await ask(1, 'aud', 'GET', '/profiles/P/versions')).body as {
    versions: { version: number; state: string }[];
  };
  return versions.map(({ version, state }) => `${version} ${state}`);
}

test('three people take a profile through its life on two nodes, and any of it can be taken back', async () => {
  // Nobody is drawn at random here, so that the lane tells of the profile alone.
  const settings = { defaultOffice: { minimumRandomRate: 0 } };
  const set = { profiles: [profileJson('Q', '01')], settings };
  await node(0).request(node(0).adminToken, 'POST', '/profiles/import?activate=true', set);
  await untilLaneOn(1, 'green');

  await draftToApproved('yellow');
  expect((await ask(1, 'ben', 'POST', '/profiles/P/schedule', { from: soon(3_000) })).status).toBe(403);
  const scheduled = await ask(1, 'cem', 'POST', '/profiles/P/schedule', { from: soon(3_000) });
  expect(scheduled.body).toMatchObject({ state: 'scheduled', activator: 'cem' });
  expect([await laneOn(0), await laneOn(1)]).toEqual(['green', 'green']);
  await Promise.all([untilLaneOn(0, 'yellow'), untilLaneOn(1, 'yellow')]);
  expect(await states()).toEqual(['1 active']);
  const acts = (await ask(0, 'aud', 'GET', '/audit?limit=200')).body.rows as {
    kind: string;
    actor: string;
  }[];
  expect(acts.filter(({ kind }) => kind === 'profile.activated')).toMatchObject([{ actor: 'system' }]);

  await draftToApproved('red');
  const first = (await ask(0, 'ben', 'GET', '/rule-books')).body as {
    inForce: { hash: string };
    rows: Body[];
  };
  expect(first.rows[0]).toMatchObject({ by: 'system', changes: { added: 1, removed: 0, changed: 0 } });
  expect((await ask(1, 'cem', 'POST', '/profiles/P/activate?version=2')).status).toBe(200);
  expect(await laneOn(1)).toBe('red');
  await untilLaneOn(0, 'red');
  expect(await states()).toEqual(['1 retired', '2 active']);
  const difference = await ask(0, 'ana', 'GET', '/profiles/P/difference?from=1&to=2');
  expect(difference.body.differences).toMatchObject([{ text: 'then.lane: yellow became red' }]);
  const compared = await ask(0, 'ana', 'GET', `/rule-books/${first.inForce.hash}/difference`);
  expect(compared.body).toMatchObject({ added: [], removed: [], changed: [{ id: 'P' }], lists: [] });

  const back = await ask(0, 'ben', 'POST', `/rule-books/${first.inForce.hash}/activate`, {
    reason: 'red lane flooded',
  });
  expect([back.status, back.body.ruleBook]).toEqual([200, first.inForce.hash]);
  expect(await laneOn(0)).toBe('yellow');
  await untilLaneOn(1, 'yellow');
  expect(await states()).toEqual(['1 active', '2 suspended']);

  const history = (await ask(1, 'aud', 'GET', '/profiles/P/versions')).body as {
    versions: { events: { kind: string; by: string }[] }[];
  };
  expect(history.versions.map(({ events }) => events.map(({ kind, by }) => `${kind} ${by}`))).toEqual([
    [
      'profile.drafted ana',
      'profile.submitted ana',
      'profile.approved ben',
      'profile.scheduled cem',
      'profile.activated system',
      'profile.retired cem',
      'rule-book.rolled-back ben',
    ],
    [
      'profile.drafted ana',
      'profile.submitted ana',
      'profile.approved ben',
      'profile.activated cem',
      'rule-book.rolled-back ben',
    ],
  ]);
  const readers = (await ask(0, 'aud', 'GET', '/profiles/P/reads')).body.rows as Body[];
  expect(readers).toContainEqual(expect.objectContaining({ by: 'ana', operation: 'compareProfileVersions' }));
  expect(readers).toContainEqual(
    expect.objectContaining({ by: 'ana', operation: 'compareRuleBooks', ruleBook: first.inForce.hash }),
  );
  const reads = (await ask(0, 'aud', 'GET', '/profiles/Q/reads')).body.rows as Body[];
  expect(reads.map(({ operation }) => operation)).toEqual(['compareRuleBooks', 'compareRuleBooks']);
  expect((await verify()).stdout).toMatch(/^intact/);
});

test('the console tells the same history', async () => {
  const told = await tamga(['profiles', 'history', 'P', '--database-url', database.url]);
  expect(told.stdout).toMatch(/^version 1: active\n.* profile\.drafted by ana\n/);
  expect(told.stdout).toMatch(/rule-book\.rolled-back by ben: red lane flooded\n/);
  const unknown = await tamga(['profiles', 'history', 'nobody', '--database-url', database.url]);
  expect([unknown.code, unknown.stderr]).toEqual([2, 'There is no profile nobody.\n']);
});

test('a time that comes while no node runs is kept', async () => {
  expect((await ask(0, 'cem', 'POST', '/profiles/P/retire?version=1')).status).toBe(200);
  await draftToApproved('blue');
  const schedule = '/profiles/P/schedule?version=3';
  expect((await ask(0, 'cem', 'POST', schedule, { from: soon(1_500) })).status).toBe(200);
  await Promise.all(nodes.map((each) => each.stop()));
  await pause(1_500);
  nodes = await Promise.all([1, 2].map(() => startServer(['--database-url', database.url])));
  expect([await laneOn(0), await laneOn(1)]).toEqual(['blue', 'blue']);
  expect((await verify()).stdout).toMatch(/^intact/);
});

test('what nothing matches is proposed for retirement, by matches counted from the decisions', async () => {
  const client = await connected();
  // In force for long: the body is what the proposal rests on.
  await client.query(`create table was as select * from profile_versions where state = 'active'`);
  const longAgo = `jsonb_set(body::jsonb, '{changedAt}', '"2020-01-01T00:00:00.000Z"')::text`;
  await client.query(`update profile_versions set body = ${longAgo} where state = 'active'`);
  const proposed = (await ask(0, 'ana', 'GET', '/retirement-proposals')).body;
  expect(proposed).toMatchObject({ daysWithoutMatch: 90, counted: { isComplete: true } });
  expect(proposed.proposals).toMatchObject([{ id: 'Q', why: 'no-match', matches: 0 }]);
  const counted = await client.query(
    `select sum(matches)::integer as matches from profile_matches where profile_id = 'P'`,
  );
  const named = await client.query(
    `select count(*)::integer as matches from declarations where decision like '%"id":"P"%'`,
  );
  expect(counted.rows).toEqual(named.rows);
  const listed = (await ask(0, 'ana', 'GET', '/profiles')).body.rows as { recentMatches: unknown }[];
  const lastMatchedAt = expect.stringMatching(/^20.*Z$/);
  expect(listed.map(({ recentMatches }) => recentMatches)).toMatchObject([
    { ...counted.rows[0], lastMatchedAt },
    { matches: 0 },
  ]);
  // What was changed here without an act is found.
  expect((await verify()).stdout).toMatch(/no act tells of profile [PQ]@/);
  await client.query(
    'update profile_versions set body = was.body from was where was.profile_id = profile_versions.profile_id and was.version = profile_versions.version',
  );
  await client.query('drop table was');
  expect((await verify()).stdout).toMatch(/^intact/);
  await client.end();
});

test('a rule book that cannot be made ready is not taken, and the node tells of it', async () => {
  const client = await connected();
  const inForce = (await client.query('select hash from rule_book_in_force')).rows[0].hash;
  const broken = `sha256:${'ab'.repeat(32)}`;
  await client.query(
    `insert into rule_books select $1, replace(body, '"startsWith"', '"soundsLike"') from rule_books where hash = $2`,
    [broken, inForce],
  );
  await client.query('update rule_book_in_force set hash = $1', [broken]);
  await pause(2_000);
  expect([await laneOn(0), await laneOn(1)]).toEqual(['blue', 'blue']);
  expect((await ask(0, 'ana', 'GET', '/rule-books')).body).toMatchObject({
    inForce: { hash: inForce },
    unsound: { hash: broken, why: expect.stringMatching(/profile P: .*soundsLike/) },
  });
  const ready = await fetch(`${node(0).url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    expect.objectContaining({ ruleBook: 'last-good' }),
  ]);
  // A node that starts has no last good one of its own, and finds it in the record.
  await node(1).stop();
  nodes[1] = await startServer(['--database-url', database.url]);
  expect(await laneOn(1)).toBe('blue');
  await client.query('update rule_book_in_force set hash = $1', [inForce]);
  await client.end();
  await pause(2_000);
  expect((await ask(0, 'ana', 'GET', '/rule-books')).body.unsound).toBeUndefined();
});

test('a set with one that cannot be used comes in force without it only where that is asked for', async () => {
  const file = folder.file('set.json');
  writeFileSync(file, JSON.stringify([{ ...profileJson('P', '85'), colour: 'red' }, profileJson('R', '85')]));
  const bring = (...options: string[]) =>
    tamga(['profiles', 'import', file, '--activate', ...options, '--database-url', database.url]);
  const books = async () => (await ask(0, 'ana', 'GET', '/rule-books')).body.inForce;
  const before = await books();
  const whole = await bring();
  expect([whole.code, whole.stderr]).toEqual([2, expect.stringContaining('/0/colour')]);
  expect(await books()).toEqual(before);
  const part = await bring('--partial');
  expect([part.code, part.stderr]).toEqual([3, expect.stringContaining('/0/colour')]);
  expect(part.stdout).toMatch(/^1 profiles in force as sha256:[0-9a-f]{64}\nretired: P, Q\n$/);
});

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client;
}
