import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { declarationJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
const data = folder.file('data');
afterAll(() => folder.remove());

const items = declarationJson('any').items as readonly Readonly<Record<string, unknown>>[];
const fuel = { items: [{ ...items[0], commodityCode: '2710124500' }] };

async function post(server: RunningServer, declarations: readonly object[]): Promise<void> {
  for (const declaration of declarations) {
    const { status, text } = await server.request(server.adminToken, 'POST', '/declarations', declaration);
    if (status !== 201) throw new Error(text);
  }
}

/** Asks until the history has caught up with the store, which takes a second or two. */
async function untilCounted(server: RunningServer, token: string, wanted: number): Promise<unknown> {
  for (;;) {
    const { status, body } = await server.request(token, 'POST', '/history/questions', {
      by: 'finding.result',
      sum: 'finding.recovered.amount',
    });
    if (status !== 200 && status !== 503) throw new Error(`Answered ${status}`);
    if ((body as { declarations?: number }).declarations === wanted) return body;
    await pause(100);
  }
}

async function asked(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { code, stdout, stderr } = await tamga(['ask', '--json', ...args]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
}

test('the history follows the store, answers beside it, and outlives being killed and being cut', async () => {
  const server = await startServer(['--data', data]);
  const lodger = await server.user('lodger', ['customs-system']);
  const officer = await server.user('officer', ['officer']);
  const analyst = await server.user('analyst', ['analyst']);
  const lodging = { ...server, adminToken: lodger };
  await post(lodging, [
    declarationJson('D1'),
    declarationJson('D2', fuel),
    declarationJson('D3', { office: '10001' }),
    declarationJson('D3', { version: 2, office: '10001', ...fuel }),
  ]);
  const finding = {
    inspectedAt: '2026-03-02T10:00:00Z',
    officers: ['a'],
    measures: ['scan'],
    result: 'violation',
    revenueRecovered: { amount: '12.5', currency: 'USD' },
  };
  await server.request(officer, 'POST', '/declarations/D2/findings', finding);
  const counted = await untilCounted(server, analyst, 3);
  const found = { value: 'violation', declarations: 1, sums: [{ currency: 'USD', value: 12.5, values: 1 }] };
  for (let answer = counted; ; answer = await untilCounted(server, analyst, 3)) {
    // The finding may come a step after the declarations.
    if (!JSON.stringify(answer).includes('violation')) continue;
    expect(answer).toMatchObject({ groups: [{ value: null, declarations: 2 }, found] });
    break;
  }
  const when = JSON.stringify({ field: 'item.commodityCode', op: 'startsWith', value: '27' });
  const beside = await asked('--data', data, '--when', when, '--by', 'office');
  expect(beside).toMatchObject({ declarations: 2, ofDeclarations: 3, groupsLeftOut: 0 });

  server.process.kill('SIGKILL');
  await new Promise((resolve) => server.process.once('exit', resolve));
  expect(await asked('--data', data, '--when', when, '--by', 'office')).toEqual(beside);

  const columns = join(data, 'columns');
  const [within = ''] = readdirSync(columns).filter((name) => name.startsWith('columns-'));
  const file = readdirSync(join(columns, within))
    .map((name) => join(columns, within, name))
    .find((name) => name.endsWith('.codes') && statSync(name).size > 4);
  truncateSync(String(file), 4);
  expect(await asked('--data', data, '--when', when, '--by', 'office')).toEqual(beside);

  writeFileSync(join(columns, 'manifest.json'), '{"format":1');
  const again = await startServer(['--data', data]);
  await post({ ...again, adminToken: lodger }, [declarationJson('D4')]);
  await untilCounted(again, analyst, 4);
  expect(await again.stop()).toBe(0);
});

test('files are asked like the store, rejected lines told', async () => {
  const file = folder.file('history.ndjson');
  const lines = [declarationJson('F1'), declarationJson('F2', fuel), declarationJson('F3', { office: '' })];
  writeFileSync(file, `${lines.map((each) => JSON.stringify(each)).join('\n')}\n`);
  expect(await asked('--history', file, file, '--by', 'item.hs2', '--sum', 'item.value')).toMatchObject({
    declarations: 6,
    groups: [
      {
        value: '85',
        declarations: 4,
        ofDeclarations: 4,
        sums: [{ currency: 'USD', value: 72_000, values: 4 }],
      },
      { value: '27', declarations: 2 },
    ],
  });
  writeFileSync(file, `${JSON.stringify(lines[0])}\n{"id":7}\n`);
  const partly = await tamga(['ask', '--history', file, '--by', 'office']);
  expect(partly.code).toBe(3);
  expect(partly.stdout).toContain('1 of 1 declarations');
  expect(partly.stderr).toContain(`${file}:2 /id`);
});

test('what cannot be asked is told with its place before a line is read', async () => {
  const question = JSON.stringify({ field: 'item.comodityCode', op: 'eq', value: '1' });
  const { code, stderr } = await tamga(['ask', '--history', '/nowhere.ndjson', '--when', question]);
  expect(code).toBe(2);
  expect(stderr).toContain('/when/field');
  const unknown = await tamga(['ask', '--history', '/nowhere.ndjson', '--by', 'decision.lane']);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('ask the store')]);
});
