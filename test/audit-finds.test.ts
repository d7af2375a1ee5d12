import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { declarationJson } from './running/declaration.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
const data = folder.file('data');
let embedded: EmbeddedPostgres;
let client: pg.Client;

beforeAll(async () => {
  const lines = Array.from({ length: 20 }, (_, index) => JSON.stringify(declarationJson(`A-${index}`)));
  expect((await tamga(['import', '--in', '-', '--data', data], `${lines.join('\n')}\n`)).code).toBe(0);
  embedded = await openEmbeddedPostgres(data);
  client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await embedded.stop();
  folder.remove();
});

/** What an insider with the database's password might do, and the link it breaks; A-0 is link 4. */
const tampering: readonly (readonly [what: string, statement: string, link: RegExp])[] = [
  [
    'changes a decision',
    `update declarations set decision = replace(decision, '"level":"low"', '"level":"high"') where act_sequence = 7`,
    /link 7\b/,
  ],
  [
    'changes a declaration',
    `update declarations set body = replace(body, '18000', '1800') where declaration_id = 'A-9'`,
    /link 13\b/,
  ],
  ['removes a decision', `delete from declarations where declaration_id = 'A-3'`, /link 7\b/],
  ['changes an act', `update acts set actor = 'somebody else' where sequence = 4`, /link 4\b/],
  ['removes an act', 'delete from acts where sequence = 10', /link 10\b/],
  ['cuts the end off', 'delete from acts where sequence = 23', /link 23\b/],
  [
    'swaps two acts',
    'update acts set sequence = case sequence when 8 then -9 else -8 end where sequence in (8, 9); update acts set sequence = -sequence where sequence < 0',
    /link 8\b/,
  ],
  [
    'adds a declaration without an act',
    `insert into declarations select 900, 'A-X', version, office, flow, lodged_at, received_at, owner, content_hash, importer, items, commodity_code, body, decided_at, selected_by, level, likelihood, draw, draw_day, draw_rate, rule_book, measures, reason, decision, facts, lane, superseded, waiting from declarations where act_sequence = 5`,
    /no act tells of declaration A-X/,
  ],
  [
    'adds a user',
    `insert into users (user_id, name, token_hash, body) values ('u', 'intruder', 'h', '{"id":"u","name":"intruder","roles":["admin"]}')`,
    /no act tells of user intruder/,
  ],
];

describe('audit verify names the link that an insider breaks', () => {
  test.each(tampering)('who %s', async (_, statement, link) => {
    await client.query('begin');
    await client.query(statement);
    await client.query('commit');
    const verified = await tamga(['audit', 'verify', '--data', data]);
    await restore();
    expect(verified.code).toBe(1);
    expect(verified.stdout).toMatch(link);
  });

  test('and finds an untouched record intact', async () => {
    expect((await tamga(['audit', 'verify', '--data', data])).stdout).toMatch(
      /^intact: 23 links, head [0-9a-f]{64}\n$/,
    );
  });
});

const tables = ['acts', 'declarations', 'users'];

beforeAll(async () => {
  for (const table of tables) await client.query(`create table kept_${table} as table ${table}`);
});

async function restore(): Promise<void> {
  for (const table of tables)
    await client.query(`delete from ${table}; insert into ${table} select * from kept_${table}`);
}
