import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { declarationJson } from './running/declaration.ts';
import { finished, startTamga, tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
const data = folder.file('data');
const file = folder.file('declarations.ndjson');
const declarations = 20_000;

afterAll(() => folder.remove());

test('an import that is killed loses nothing acknowledged, and running it again finishes the rest once', async () => {
  const lines = Array.from({ length: declarations }, (_, index) =>
    JSON.stringify(declarationJson(`K-${index}`)),
  );
  writeFileSync(file, `${lines.join('\n')}\n`);
  expect((await tamga(['audit', 'verify', '--data', data])).code).toBe(0);
  const child = startTamga(['import', '--in', file, '--data', data]);
  const ended = finished(child);
  await untilStored(2_000);
  child.kill('SIGKILL');
  await ended;
  const kept = await links(data);
  expect(kept).toBeGreaterThanOrEqual(2_000);
  expect(kept).toBeLessThan(declarations);
  const again = await tamga(['import', '--in', file, '--data', data]);
  expect(again.code).toBe(0);
  const [, decided, known] = /(\d+) decided, (\d+) known already, 0 rejected/.exec(again.stderr) ?? [];
  expect(Number(decided) + Number(known)).toBe(declarations);
  expect(Number(known)).toBeGreaterThanOrEqual(kept);
  const third = await tamga(['import', '--in', file, '--data', data]);
  expect(third.stderr).toContain(`0 decided, ${declarations} known already, 0 rejected`);
});

/** Waits until the import under way has made so many declarations durable, seen from another connection. */
async function untilStored(wanted: number): Promise<void> {
  while (!existsSync(join(data, 'postgres', 'postmaster.pid'))) await pause(20);
  const embedded = await openEmbeddedPostgres(data);
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  for (let stored = 0; stored < wanted; await pause(20)) {
    stored = Number((await client.query('select count(*) from declarations')).rows[0].count);
  }
  await client.end();
  await embedded.stop();
}

/** Declarations in an intact store. */
async function links(store: string): Promise<number> {
  const verified = await tamga(['audit', 'verify', '--data', store, '--json']);
  const result = JSON.parse(verified.stdout) as { kind: string; links: number };
  expect(result.kind).toBe('intact');
  return Math.max(0, result.links - 3);
}
