import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { declarationJson } from './running/declaration.ts';
import { type Answer, type RunningServer, startServer } from './running/server.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let database: EmbeddedPostgres;
let node: RunningServer;
let clearance: string;

beforeAll(async () => {
  database = await openEmbeddedPostgres(folder.file('data'));
  node = await startServer(['--database-url', database.url]);
  clearance = await node.user('clearance', ['customs-system']);
});

afterAll(async () => {
  await node.stop();
  await database.stop();
  folder.remove();
});

const submit = (id: string) => node.request(clearance, 'POST', '/declarations', declarationJson(id));
const told = ({ status, headers, body }: Answer) => [
  status,
  headers.get('retry-after'),
  (body as { code?: string }).code,
];
const comeBack = [503, '2', 'unavailable'];

test('who writes while the database ends their connections is told to come back, and the server goes on', async () => {
  // What is seen of activity stands still within a transaction, so the one who watches is another.
  const [holder, watcher] = await Promise.all([connected(), connected()]);
  await holder.query('begin');
  // Every write waits for the end of the chain.
  await holder.query('select from chain_head for update');
  const writes = [
    submit('L-1'),
    node.request(node.adminToken, 'POST', '/users', { name: 'late', roles: ['officer'] }),
  ];
  await untilTwoWait(watcher);
  await watcher.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tamga'`,
  );
  expect((await Promise.all(writes)).map(told)).toEqual([comeBack, comeBack]);
  await holder.query('rollback');
  await Promise.all([holder.end(), watcher.end()]);
  expect((await submit('L-1')).status).toBe(201);
});

test('while there is no database, requests are told to come back, and the process is well', async () => {
  await database.stop();
  const list = () => node.request(clearance, 'GET', '/declarations');
  for (const ask of [() => submit('L-2'), list, () => submit('L-2')]) {
    expect(told(await ask())).toEqual(comeBack);
  }
  const house = await Promise.all(
    ['/healthz', '/readyz'].map(async (path) => {
      const headers = { authorization: `Bearer ${clearance}` };
      return (await fetch(`${node.url}${path}`, { headers })).status;
    }),
  );
  expect(house).toEqual([200, 503]);
});

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client;
}

async function untilTwoWait(watcher: pg.Client): Promise<void> {
  const waiting = `select from pg_stat_activity where application_name = 'tamga' and wait_event_type = 'Lock'`;
  while ((await watcher.query(waiting)).rows.length < 2) await new Promise((go) => setTimeout(go, 20));
}
