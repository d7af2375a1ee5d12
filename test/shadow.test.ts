import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { declarationJson, profileJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let database: EmbeddedPostgres;
let nodes: RunningServer[];
let tokens: Readonly<Record<'clearance' | 'analyst' | 'first' | 'second' | 'officer', string>>;

beforeAll(async () => {
  database = await openEmbeddedPostgres(folder.file('data'));
  nodes = await Promise.all([1, 2].map(() => startServer(['--database-url', database.url])));
  const user = (name: string, roles: readonly string[]) => nodes[0]!.user(name, roles);
  tokens = {
    clearance: await user('clearance', ['customs-system']),
    analyst: await user('analyst', ['analyst']),
    first: await user('first approver', ['approver']),
    second: await user('second approver', ['approver']),
    officer: await user('officer', ['officer']),
  };
  const imported = await nodes[0]!.request(nodes[0]!.adminToken, 'POST', '/profiles/import?activate=true', {
    profiles: [profileJson('phones', '8517')],
    settings: { defaultOffice: { minimumRandomRate: 0 } },
  });
  expect(imported.status).toBe(200);
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await database.stop();
  folder.remove();
});

async function declare(node: RunningServer, id: string, commodityCode: string, office = '27001') {
  const items = [{ sequence: 1, commodityCode }];
  const { status, body } = await node.request(
    tokens.clearance,
    'POST',
    '/declarations',
    declarationJson(id, { items, office }),
  );
  expect(status).toBe(201);
  return body;
}

/** Asks until the answer says that all that was decided is judged. */
async function judged(node: RunningServer, path: string, decided: number): Promise<unknown> {
  for (;;) {
    const { body } = await node.request(tokens.analyst, 'GET', path);
    if ((body as { judged: number }).judged >= decided) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('two nodes on one database', () => {
  test('judge in shadow what either decides, once, and go on where they were', async () => {
    const [first, second] = nodes as [RunningServer, RunningServer];
    const step = (token: string, path: string, body?: unknown) => first.request(token, 'POST', path, body);
    await step(tokens.analyst, '/profiles', profileJson('shoes', '6403', { lane: 'red', likelihood: 0.5 }));
    await step(tokens.analyst, '/profiles/shoes/submit');
    await step(tokens.first, '/profiles/shoes/approve');
    await declare(first, 'before', '6403990000');
    expect((await step(tokens.second, '/profiles/shoes/shadow')).body).toMatchObject({ state: 'shadow' });
    const challenger = { name: 'blue phones', profiles: [profileJson('phones', '8517', { lane: 'blue' })] };
    expect((await step(tokens.analyst, '/challengers', challenger)).status).toBe(201);
    const name = encodeURIComponent(challenger.name);
    expect((await step(tokens.first, `/challengers/${name}/start`)).body).toMatchObject({ state: 'running' });
    const decided = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const code = ['6403990000', '8517130000', '0101210000'][index % 3] ?? '';
        return declare(index % 2 === 0 ? first : second, `S-${index}`, code, index < 30 ? '27001' : '28002');
      }),
    );
    expect(decided.map((body) => (body as { lane: string }).lane)).toEqual(
      decided.map((_, index) => (index % 3 === 1 ? 'yellow' : 'green')),
    );
    const finding = { inspectedAt: '2026-03-02T10:00:00Z', officers: ['a'], measures: ['scan'] };
    for (const [id, result] of [
      ['S-0', 'violation'],
      ['S-3', 'compliant'],
      ['S-1', 'violation'],
    ]) {
      const found = await second.request(tokens.officer, 'POST', `/declarations/${id}/findings`, {
        ...finding,
        result,
      });
      expect(found.status).toBe(201);
    }
    expect(await judged(second, '/profiles/shoes/shadow', 60)).toMatchObject({
      decided: 60,
      judged: 60,
      waiting: 0,
      leftOut: 0,
      isInShadow: true,
      matches: { value: 1 / 3, n: 60 },
      matchesSelectedBy: { profile: 0, random: 0, none: 20 },
      selections: { both: 20, onlyWouldBe: 20, onlyInForce: 0, neither: 20 },
      moved: 20,
      lanes: { green: { red: 20, green: 20 }, yellow: { yellow: 20 } },
      offices: [
        { office: '27001', judged: 30, moved: 10 },
        { office: '28002', judged: 30, moved: 10 },
      ],
      hitRates: {
        inspected: 3,
        wouldBe: { value: 0.5, n: 2 },
        inForce: { value: 1, n: 1 },
        drawn: { wouldBe: { n: 0 } },
      },
    });
    const compared = (await judged(first, `/challengers/${name}/comparison`, 60)) as {
      examples: { declarationId: string; inForce: string; wouldBe: string }[];
    };
    expect(compared).toMatchObject({
      decided: 60,
      moved: 20,
      lanes: { yellow: { blue: 20 }, green: { green: 40 } },
      selections: { both: 20, onlyWouldBe: 0, onlyInForce: 0, neither: 40 },
      hitRates: { inspected: 3, wouldBe: { value: 1, n: 1 }, inForce: { value: 1, n: 1 } },
    });
    expect(compared.examples).toHaveLength(20);
    expect(compared.examples[0]).toMatchObject({ inForce: 'yellow', wouldBe: 'blue' });
    expect((await first.request(tokens.officer, 'GET', '/profiles/shoes/shadow')).status).toBe(403);
  });

  test('lose nothing when the node that judges is killed, or told to stop', async () => {
    const [first, second] = nodes as [RunningServer, RunningServer];
    for (let index = 0; index < 40; index++) await declare(first, `K-${index}`, '6403990000');
    first.process.kill('SIGKILL');
    for (let index = 0; index < 10; index++) await declare(second, `K2-${index}`, '6403990000');
    expect(await judged(second, '/profiles/shoes/shadow', 110)).toMatchObject({
      decided: 110,
      judged: 110,
      leftOut: 0,
      moved: 70,
    });
    const third = await startServer(['--database-url', database.url]);
    // Told to stop, the node that judges hands over as well, and ends as any other.
    expect(await second.stop()).toBe(0);
    for (let index = 0; index < 5; index++) await declare(third, `K3-${index}`, '6403990000');
    expect(await judged(third, '/profiles/shoes/shadow', 115)).toMatchObject({ decided: 115, moved: 75 });
    nodes = [third, await startServer(['--database-url', database.url])];
  });

  test('keep the record of a profile that comes in force, and then judge it no longer', async () => {
    const [first, second] = nodes as [RunningServer, RunningServer];
    const third = await first.user('third approver', ['approver']);
    expect((await first.request(third, 'POST', '/profiles/shoes/activate')).status).toBe(200);
    expect(await declare(first, 'after', '6403990000')).toMatchObject({ lane: 'red' });
    const name = encodeURIComponent('blue phones');
    await judged(second, `/challengers/${name}/comparison`, 116);
    expect((await second.request(tokens.analyst, 'GET', '/profiles/shoes/shadow')).body).toMatchObject({
      judged: 115,
      decided: 115,
      isInShadow: false,
      until: expect.any(String),
    });
    expect((await second.request(tokens.first, 'POST', `/challengers/${name}/stop`)).status).toBe(200);
    const stopped = await second.request(tokens.analyst, 'GET', `/challengers/${name}/comparison`);
    expect(stopped.body).toMatchObject({ challenger: { state: 'stopped' }, judged: 116 });
  });

  test('have it on record who started and stopped what, and an insider changes none of it unseen', async () => {
    const verify = async () => (await tamga(['audit', 'verify', '--database-url', database.url])).stdout;
    expect(await verify()).toMatch(/^intact/);
    const insider = new pg.Client({ connectionString: database.url });
    await insider.connect();
    const tampering = [
      [`update challengers set start = replace(start, 'first approver', 'analyst')`, /blue phones/],
      [`update challengers set stop = null`, /blue phones/],
      [
        `insert into challengers select 'planted', rule_book, registration, start, stop from challengers`,
        /planted/,
      ],
      [
        `update rule_books set body = body || ' ' where hash = (select rule_book from challengers)`,
        /blue phones/,
      ],
    ] as const;
    await insider.query('create table kept_challengers as table challengers');
    await insider.query('create table kept_rule_books as table rule_books');
    for (const [statement, told] of tampering) {
      await insider.query(statement);
      expect([statement, await verify()]).toEqual([statement, expect.stringMatching(told)]);
      await insider.query('delete from challengers; insert into challengers table kept_challengers');
      await insider.query(
        'update rule_books set body = kept_rule_books.body from kept_rule_books where rule_books.hash = kept_rule_books.hash',
      );
    }
    expect(await verify()).toMatch(/^intact/);
    await insider.end();
  });
});
