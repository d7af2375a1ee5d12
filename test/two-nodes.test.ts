import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { declarationJson, profileJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let database: EmbeddedPostgres;
let nodes: readonly RunningServer[];

beforeAll(async () => {
  database = await openEmbeddedPostgres(folder.file('data'));
  // At the same moment, on an empty database.
  nodes = await Promise.all([1, 2].map(() => startServer(['--database-url', database.url])));
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await database.stop();
  folder.remove();
});

test('two nodes on one database share users, declarations, profiles and one chain', async () => {
  const [first, second] = nodes;
  if (first === undefined || second === undefined) throw new Error('no nodes');
  const clearance = await first.user('clearance', ['customs-system']);
  const imported = await first.request(first.adminToken, 'POST', '/profiles/import?activate=true', [
    profileJson('P', '85'),
  ]);
  expect(imported.status).toBe(200);
  const here = await first.request(clearance, 'POST', '/declarations', declarationJson('N-1'));
  expect(here.body).toMatchObject({ reasons: [{ id: 'P' }] });
  const again = await second.request(clearance, 'POST', '/declarations', declarationJson('N-1'));
  expect([again.status, again.body]).toEqual([200, here.body]);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const there = await second.request(clearance, 'POST', '/declarations', declarationJson('N-2'));
  expect(there.body).toMatchObject({ reasons: [{ id: 'P' }] });
  const posts = Array.from({ length: 200 }, (_, index) => {
    const node = index % 2 === 0 ? first : second;
    return node.request(clearance, 'POST', '/declarations', declarationJson(`M-${index >> 1}`));
  });
  const statuses = (await Promise.all(posts)).map((answer) => answer.status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(100);
  expect(statuses.filter((status) => status === 200)).toHaveLength(100);
  const users = (await first.request(first.adminToken, 'GET', '/users')).body as {
    rows: { id: string; name: string }[];
  };
  const idOf = (name: string) => users.rows.find((user) => user.name === name)?.id;
  const renewed = await first.request(first.adminToken, 'POST', `/users/${idOf('clearance')}/token`);
  const { token } = renewed.body as { token: string };
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect((await second.request(clearance, 'GET', '/declarations/N-1')).status).toBe(401);
  expect((await second.request(token, 'GET', '/declarations/N-1')).status).toBe(200);
  expect((await first.request(first.adminToken, 'POST', `/users/${idOf('clearance')}/disable`)).status).toBe(
    204,
  );
  expect((await first.request(token, 'GET', '/declarations/N-1')).status).toBe(401);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect((await second.request(token, 'GET', '/declarations/N-1')).status).toBe(401);
  const own = await second.request(second.adminToken, 'POST', `/users/${idOf('admin')}/disable`);
  expect(own.body).toMatchObject({ code: 'own-access' });
  const verified = await tamga(['audit', 'verify', '--database-url', database.url, '--json']);
  expect(JSON.parse(verified.stdout)).toMatchObject({ kind: 'intact' });
  const insider = new pg.Client({ connectionString: database.url });
  await insider.connect();
  await insider.query('update users set disabled_at = null');
  await insider.end();
  const found = await tamga(['audit', 'verify', '--database-url', database.url]);
  expect([found.code, found.stdout]).toEqual([
    1,
    expect.stringMatching(/no act tells of the access of user clearance/),
  ]);
});
