import { hash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifyAudit } from '../src/app/audit/verify-audit.ts';
import type { Store } from '../src/app/ports/store.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { declarationJson } from './running/declaration.ts';
import { type Answer, type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let database: EmbeddedPostgres;
let client: pg.Client;
let store: Store;
let nodes: readonly RunningServer[];
let analyst: string;
let approver: string;
let clearance: string;

beforeAll(async () => {
  database = await openEmbeddedPostgres(folder.file('data'));
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  store = await openPostgresStore(database.url);
  nodes = await Promise.all([1, 2].map(() => startServer(['--database-url', database.url])));
  analyst = await first().user('analyst', ['analyst']);
  approver = await first().user('approver', ['approver']);
  clearance = await first().user('clearance', ['customs-system']);
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await client.end();
  await store.close();
  await database.stop();
  folder.remove();
});

const node = (index: number): RunningServer => {
  const found = nodes[index];
  if (found === undefined) throw new Error('no node');
  return found;
};
const first = () => node(0);
const second = () => node(1);

const importer = (index: number) => `30${String(index).padStart(7, '0')}`;
const watching = {
  id: 'W',
  name: 'Watched importers',
  riskArea: 'parties',
  when: { field: 'importer.id', op: 'inList', value: 'watched' },
  then: { lane: 'red' },
};

/** An upload whose content is made while it is sent. */
async function upload(name: string, lines: Iterable<string>, query = ''): Promise<Answer> {
  const answer = await fetch(`${first().url}/api/v1/lists/${name}/entries/batch${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${analyst}`, 'content-type': 'text/csv' },
    body: inChunks(lines),
    duplex: 'half',
  } as unknown as RequestInit);
  const text = await answer.text();
  return { status: answer.status, text, headers: answer.headers, body: JSON.parse(text) };
}

async function* inChunks(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < 65_536) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}

function* rows(count: number): Generator<string> {
  yield 'value,validFrom,validTo,remark';
  for (let index = 0; index < count; index++) {
    if (index % 1_000 === 999) yield `${importer(index)},2026-01-01,2026-06-30,"until June, by court"`;
    else yield `${importer(index)},,,`;
  }
}

const isWatched = async (at: RunningServer, id: string, changes: Readonly<Record<string, unknown>>) => {
  const posted = await at.request(clearance, 'POST', '/declarations', declarationJson(id, changes));
  // By its reasons: one in fifty is drawn at random, whoever lodges it.
  return (posted.body as { readonly reasons: readonly { readonly id: string }[] }).reasons.length > 0;
};
const lodgedBy = (index: number, lodgedAt = '2026-03-01') => ({
  importer: { id: importer(index) },
  lodgedAt,
});

async function accept(name: string, version: number): Promise<void> {
  const accepted = await first().request(approver, 'POST', `/lists/${name}/accept?version=${version}`);
  expect([accepted.status, accepted.body]).toEqual([200, expect.objectContaining({ isInForce: true })]);
}

/** Decisions of the other node follow within two seconds. */
const untilTheOtherNodeKnows = () => new Promise((resolve) => setTimeout(resolve, 2_000));

const verify = () => verifyAudit(store.acts);

test('a bulk upload, once accepted by another person, changes decisions on every node', async () => {
  const order = { name: 'watched', kind: 'party', owner: 'Risk department' };
  expect((await first().request(analyst, 'POST', '/lists', order)).status).toBe(201);
  const uploaded = await upload('watched', rows(30_000), '?reason=yearly');
  expect([uploaded.status, uploaded.body]).toEqual([
    201,
    expect.objectContaining({ version: 1, added: 30_000, entries: 30_000, reason: 'yearly' }),
  ]);
  await accept('watched', 1);
  const set = await first().request(first().adminToken, 'POST', '/profiles/import?activate=true', [watching]);
  expect([set.status, set.body]).toEqual([200, expect.objectContaining({ profiles: 1 })]);
  await untilTheOtherNodeKnows();
  for (const at of [first(), second()]) {
    const tag = at === first() ? 'A' : 'B';
    expect(await isWatched(at, `${tag}-1`, lodgedBy(29_998))).toBe(true);
    expect(await isWatched(at, `${tag}-2`, lodgedBy(29_999))).toBe(true);
    expect(await isWatched(at, `${tag}-3`, lodgedBy(29_999, '2026-07-01'))).toBe(false);
    expect(await isWatched(at, `${tag}-4`, lodgedBy(30_000))).toBe(false);
  }
  const changes = {
    reason: 'a report',
    entries: [
      { value: importer(30_000), remark: 'new' },
      { value: importer(1), remove: true },
      { value: importer(2), validTo: '2026-02-28' },
    ],
  };
  const proposed = await second().request(analyst, 'POST', '/lists/watched/entries', changes);
  expect(proposed.body).toMatchObject({ version: 2, added: 1, changed: 1, removed: 1, entries: 30_000 });
  expect(await isWatched(second(), 'C-1', lodgedBy(1))).toBe(true);
  await accept('watched', 2);
  await untilTheOtherNodeKnows();
  expect(await isWatched(second(), 'C-2', lodgedBy(1))).toBe(false);
  expect(await isWatched(second(), 'C-3', lodgedBy(2))).toBe(false);
  expect(await isWatched(second(), 'C-4', lodgedBy(30_000))).toBe(true);
  const read = (end: string) => second().request(analyst, 'GET', `/lists/watched${end}`);
  expect((await read('/difference?from=1&to=2')).body).toEqual({
    rows: [
      { before: { value: importer(1) } },
      { before: { value: importer(2) }, after: { value: importer(2), validTo: '2026-02-28' } },
      { after: { value: importer(30_000), remark: 'new' } },
    ],
  });
  expect((await read('/entries?contains=NEW')).body).toEqual({
    rows: [{ value: importer(30_000), remark: 'new' }],
  });
  const page = (await read('/entries?limit=2&version=1')).body as { rows: unknown[]; next: string };
  expect(page.rows).toEqual([{ value: importer(0) }, { value: importer(1) }]);
  expect((await read(`/entries?limit=1&version=2&cursor=${page.next}`)).body).toMatchObject({
    rows: [{ value: importer(2), validTo: '2026-02-28' }],
  });
});

test('whole lists, parts, refusals and imports agree with what a list is', async () => {
  const post = (end: string, body?: unknown, token = analyst) => second().request(token, 'POST', end, body);
  await post('/lists', { name: 'origins', kind: 'country', owner: 'o' });
  const bad = ['value,remove', 'CN,', 'China,', 'TR,', 'CN,', 'UZ,true'];
  const refused = await upload('origins', bad);
  expect([refused.status, (refused.body as { problems: unknown }).problems]).toEqual([
    422,
    [
      expect.objectContaining({ line: 3, path: 'value', code: 'not-a-country-code' }),
      expect.objectContaining({ line: 5, code: 'duplicate-value' }),
      expect.objectContaining({ line: 6, code: 'not-on-list' }),
    ],
  ]);
  expect((await upload('origins', bad, '?partial=true')).body).toMatchObject({
    version: 1,
    added: 2,
    rejected: 3,
  });
  expect((await upload('origins', ['value', 'BD'])).body).toMatchObject({ code: 'open-proposal' });
  await accept('origins', 1);
  expect((await upload('origins', ['value', 'CN'])).body).toMatchObject({ code: 'unchanged' });
  const whole = await upload('origins', ['value', 'CN', 'BD'], '?replace=true');
  expect(whole.body).toMatchObject({ version: 2, added: 1, changed: 0, removed: 1, entries: 2 });
  const lists = { origins: ['BD', 'BD', { value: 'VN', validTo: '2026-12-31' }] };
  const imported = await post(
    '/profiles/import?activate=true',
    { profiles: [watching], lists },
    first().adminToken,
  );
  expect(imported.status).toBe(200);
  expect((await post('/lists/origins/accept?version=2', undefined, approver)).body).toMatchObject({
    code: 'wrong-state',
  });
  const versions = await second().request(analyst, 'GET', '/lists/origins/versions');
  expect(versions.body).toMatchObject({
    rows: [
      { version: 3, base: 1, added: 2, removed: 2, entries: 2, isInForce: true },
      { version: 2, state: 'withdrawn' },
      { version: 1, isInForce: false },
    ],
  });
  await post('/lists/watched/entries?replace=true', { entries: [] });
  const emptied = await post('/lists/watched/accept?version=3', undefined, approver);
  expect(emptied.body).toMatchObject({
    status: 409,
    code: 'in-use',
    detail: expect.stringContaining('by W'),
  });
  expect((await post('/lists/watched/withdraw?version=3', undefined, approver)).status).toBe(200);
});

test('details of parties and rows of tables are kept, shown, found, compared and hashed', async () => {
  const post = (end: string, body?: unknown) => second().request(analyst, 'POST', end, body);
  const read = async (end: string) => (await first().request(analyst, 'GET', `/lists/${end}`)).body;
  await post('/lists', { name: 'sanctioned', kind: 'party', owner: 'o' });
  const lines = ['value,name,names,country,identifiers', 'S-1,ACME,"Acme ""Ltd""|АКМЕ",TR,77|78', 'S-2,,,,'];
  const uploaded = (await upload('sanctioned', lines)).body as { readonly changes: string };
  const details =
    '{"country":"TR","identifiers":["77","78"],"name":"ACME","names":["Acme \\"Ltd\\"","АКМЕ"]}';
  // An entry without details is written as it was before there were any.
  const written = [
    `["tS-1\\u001f", false, null, null, null, ${JSON.stringify(details)}]`,
    '["tS-2\\u001f", false, null, null, null]',
  ];
  expect(uploaded.changes).toBe(`sha256:${hash('sha256', written.join('\n'))}`);
  await accept('sanctioned', 1);
  const acme = { value: 'S-1', ...(JSON.parse(details) as object) };
  expect(await read('sanctioned/entries')).toEqual({ rows: [acme, { value: 'S-2' }] });
  for (const part of ['acme%20%22ltd', 'акме', '78'])
    expect(await read(`sanctioned/entries?contains=${part}`), part).toEqual({ rows: [acme] });
  expect(await read('sanctioned/entries?contains=names')).toEqual({ rows: [] });
  expect((await upload('sanctioned', lines)).body).toMatchObject({ code: 'unchanged' });
  const bad = await upload('sanctioned', ['value,name', 'S-3,Gamma', 'S-4,***'], '?replace=true');
  expect([bad.status, (bad.body as { problems: unknown }).problems]).toEqual([
    422,
    [expect.objectContaining({ line: 3, path: 'name', code: 'ill-formed-text' })],
  ]);
  expect((await upload('sanctioned', ['value,name', 'S-2,Beta'])).body).toMatchObject({ changed: 1 });
  await accept('sanctioned', 2);
  expect(await read('sanctioned/difference?from=1&to=2')).toEqual({
    rows: [{ before: { value: 'S-2' }, after: { value: 'S-2', name: 'Beta' } }],
  });
  await post('/lists', { name: 'traders-registered', kind: 'table', owner: 'o' });
  await upload('traders-registered', [
    'value,is',
    `${importer(90_077)},2026-02-20`,
    `${importer(90_078)},2020-01-01`,
  ]);
  await accept('traders-registered', 1);
  const young = {
    ...watching,
    id: 'Y',
    when: { field: 'lookup.importerRegisteredDays', op: 'lt', value: 180 },
  };
  const taken = await first().request(first().adminToken, 'POST', '/profiles/import?activate=true', [
    watching,
    young,
  ]);
  expect([taken.status, taken.body]).toEqual([200, expect.objectContaining({ profiles: 2 })]);
  await untilTheOtherNodeKnows();
  for (const [index, id] of [
    [90_077, '2026-02-20'],
    [90_078, '2020-01-01'],
  ] as const)
    expect(await isWatched(second(), `Y-${index}`, lodgedBy(index)), id).toBe(index === 90_077);
  expect(await verify()).toMatchObject({ kind: 'intact' });
});

test('lists that are still arriving keep nobody waiting', async () => {
  await first().request(analyst, 'POST', '/lists', { name: 'arriving', kind: 'text', owner: 'o' });
  const narrow = await openPostgresStore(database.url, { connections: 1 });
  let end = (): void => {};
  const arriving = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begun = 0;
  async function* changes(): AsyncGenerator<[]> {
    begun += 1;
    await arriving;
    yield [];
  }
  const start = { list: 'arriving', base: undefined, isWhole: false };
  const never = () => {
    throw new Error('Nothing was proposed');
  };
  const proposals = [1, 2].map(() => narrow.lists.propose(start, changes(), () => true, never));
  try {
    await vi.waitFor(() => expect(begun).toBe(2), { timeout: 5_000 });
    const pause = new Promise((resolve) => setTimeout(() => resolve('waits'), 5_000));
    expect(await Promise.race([narrow.isReady(), pause])).toBe(true);
  } finally {
    end();
    expect(await Promise.all(proposals)).toEqual([{ kind: 'unchanged' }, { kind: 'unchanged' }]);
    await narrow.close();
  }
});

test('a past decision replays by the lists it was made with, which rule books refer to', async () => {
  for (const id of ['A-1', 'B-3', 'C-1', 'C-2']) {
    const replayed = await tamga(['replay', id, '--database-url', database.url]);
    expect([id, replayed.code, replayed.stdout]).toEqual([id, 0, expect.stringContaining('identical')]);
  }
  const { rows: books } = await client.query('select length(body) as length, lists from rule_books');
  for (const { length, lists } of books) {
    expect([lists, length < 10_000]).toEqual([expect.anything(), true]);
  }
});

test('a question at the console that names a list in force is a read of it on record', async () => {
  const when = JSON.stringify({ field: 'importer.id', op: 'inList', value: 'watched' });
  const from = ['--database-url', database.url, '--data', folder.file('asking')];
  const asked = await tamga(['ask', '--when', when, '--by', 'importer.id', '--json', ...from]);
  expect([asked.code, JSON.parse(asked.stdout)]).toEqual([0, expect.objectContaining({ declarations: 7 })]);
  const { rows: reads } = await client.query(
    `select actor, subject from acts where kind = 'list.read' order by sequence desc limit 1`,
  );
  expect(reads).toEqual([{ actor: 'console', subject: 'watched' }]);
});

const tampering: readonly (readonly [what: string, statement: string, found: RegExp])[] = [
  ['adds an entry', `insert into list_changes values (1, 1, 't399999999\u001f', 1, false)`, /watched@1/],
  [
    'ends an entry',
    `update list_changes set valid_to = '2026-01-01' where entry_key = 't300000005\u001f'`,
    /watched@1/,
  ],
  ['removes an entry', `delete from list_changes where entry_key = 't300000005\u001f'`, /watched@1/],
  ['hides a name', `update list_changes set details = null where details like '%ACME%'`, /sanctioned@1/],
  [
    'looks away from a day',
    `update list_changes set details = '{"is":"2020-01-01"}' where details like '%2026-02-20%'`,
    /traders-registered@1/,
  ],
  ['hides a remark', `update list_changes set remark = null where remark = 'new'`, /watched@2/],
  [
    'changes an author',
    `update list_versions set body = replace(body, 'analyst', 'nobody') where version = 1`,
    /@1/,
  ],
  [
    'changes an approver',
    `update list_versions set decision = replace(decision, 'approver', 'x')`,
    /watched@1/,
  ],
  [
    'accepts by hand',
    `update list_versions set state = 'accepted' where state = 'withdrawn'`,
    /became of version/,
  ],
  ['adds a list', `insert into lists (name, body) values ('x', '{}')`, /no act tells of list x/],
  [
    'lays entries down',
    `insert into list_changes values (1, 99, 't1\u001f', 1, false)`,
    /entries of list watched/,
  ],
  [
    'changes what is kept of a list',
    `update list_contents set body = replace(body, '300000005', '1')`,
    /is kept of list/,
  ],
  [
    'refers to another list',
    `update rule_books set lists = '{"watched":"sha256:0"}' where lists <> '{}'`,
    /sha256:/,
  ],
  ['changes a rule book', `update rule_books set body = replace(body, 'red', 'green')`, /sha256:/],
];

test.each(tampering)('audit verify finds an insider who %s', async (_, statement, found) => {
  for (const table of tables) await client.query(`create table kept_${table} as table ${table}`);
  await client.query(statement);
  const verified = await verify();
  for (const table of tables) {
    const columns = table === 'lists' ? '(list_id, name, body) overriding system value' : '';
    await client.query(`set session_replication_role = replica`);
    await client.query(`delete from ${table}`);
    await client.query(`insert into ${table} ${columns} select * from kept_${table}`);
    await client.query(`set session_replication_role = origin; drop table kept_${table}`);
  }
  expect(verified).toEqual({
    kind: 'broken',
    sequence: expect.any(Number),
    why: expect.stringMatching(found),
  });
});

const tables = ['lists', 'list_versions', 'list_changes', 'list_contents', 'rule_books'];

test('and the record is intact', async () => {
  expect(await verify()).toMatchObject({ kind: 'intact' });
});
