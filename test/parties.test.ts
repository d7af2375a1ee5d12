import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { declarationJson } from './running/declaration.ts';
import { type Answer, startServer } from './running/server.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const address = 'Navoi 7, Tashkent';
const first = { importer: { id: '301 234-567', name: 'First Trade', address } };
const second = { importer: { id: '309', name: 'Second Trade', address: 'tashkent, NAVOI 7' } };
const finding = {
  inspectedAt: '2026-03-02T10:00:00Z',
  officers: ['a'],
  measures: ['scan'],
  result: 'violation',
};

test('a party is told as it is and as it was, with who is near and why it is in its category', async () => {
  const server = await startServer(['--data', folder.file('data')]);
  const lodger = await server.user('lodger', ['customs-system']);
  const officer = await server.user('officer', ['officer']);
  const bound = await server.user('bound', ['officer'], ['10001']);
  const analyst = await server.user('analyst', ['analyst']);
  const post = async (id: string, changes: Readonly<Record<string, unknown>>): Promise<Answer> =>
    server.request(lodger, 'POST', '/declarations', declarationJson(id, changes));
  /** Months before the running one count for categories, and customs' own systems are believed when they say when. */
  const lodged = [
    await post('A1', { ...first, lodgedAt: monthsAgo(3) }),
    await post('A2', { ...first, lodgedAt: monthsAgo(2), office: '10001' }),
    await post('A2', {
      ...first,
      lodgedAt: monthsAgo(2),
      office: '10001',
      version: 2,
      containers: ['MSKU1234565'],
    }),
    await post('B1', { ...second, lodgedAt: monthsAgo(1) }),
  ];
  expect(lodged.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const path = '/parties/importer/301234567';
  const settled = await untilTold(() => server.request(analyst, 'GET', path));
  expect(settled.body).toMatchObject({
    declarations: 2,
    amended: 1,
    over24Months: { inspected: 0, violations: 0 },
    offices: [
      { value: '10001', declarations: 1 },
      { value: '27001', declarations: 1 },
    ],
    recent: [
      { id: 'A2', version: 2 },
      { id: 'A1', version: 1 },
    ],
    category: { category: 'low', reasons: [{ id: 'young' }] },
  });

  const beforeFinding = new Date().toISOString();
  await pause(5);
  const found = await server.request(officer, 'POST', '/declarations/A1/findings', finding);
  expect(found.status).toBe(201);
  // What came after the columns is read from the record: nobody waits for it.
  const now = await server.request(analyst, 'GET', path);
  expect(now.body).toMatchObject({
    over24Months: { inspected: 1, violations: 1 },
    findings: [{ declarationId: 'A1', result: 'violation' }],
  });
  const then = await server.request(analyst, 'GET', `${path}?asOf=${beforeFinding}`);
  const { asOf: _, upTo: __, ...told } = then.body as Readonly<Record<string, unknown>>;
  expect(settled.body).toMatchObject(told);
  expect((await server.request(bound, 'GET', path)).body).toMatchObject({
    declarations: 2,
    over24Months: { violations: 1 },
    recent: [{ id: 'A2' }],
    findings: [],
  });

  const network = await server.request(officer, 'GET', '/parties/importer/309/network');
  expect(network.body).toMatchObject({
    parties: [
      { party: { id: '309' }, step: 0 },
      { party: { id: '301 234-567' }, step: 1, inspections: { violations: 1 } },
    ],
    shared: [{ kind: 'address', parties: 2 }],
    edges: [{ declarations: 1 }, { declarations: 2 }],
    partiesLeftOut: 0,
  });

  const categories = await server.request(officer, 'GET', `${path}/categories`);
  const { months } = categories.body as { readonly months: readonly MonthTold[] };
  expect(months).toHaveLength(24);
  const third = months.at(-4);
  expect(third).toMatchObject({ category: 'medium', reasons: [{ id: 'unknown' }], decidedBy: { medium: 1 } });
  // Every decision of a month rested on the category that is told of it.
  for (const { category, decidedBy } of months)
    for (const [each, decisions] of Object.entries(decidedBy))
      if (each !== category) expect(decisions).toBe(0);

  expect((await server.request(analyst, 'GET', '/parties?contains=trade')).body).toMatchObject({
    rows: [{ party: { id: '301 234-567' }, declarations: 2 }, { party: { id: '309' } }],
  });
  const auditor = await server.user('auditor', ['auditor']);
  const acts = await server.request(auditor, 'GET', '/audit?limit=2');
  expect(acts.body).toMatchObject({
    rows: [{ kind: 'user.created' }, { kind: 'party.read', actor: 'analyst', subject: 'importer:' }],
  });
  for (const role of ['manager', 'declarant-system', 'customs-system', 'admin']) {
    const token = await server.user(`the-${role}`, [role]);
    for (const url of [path, `${path}/network`, `${path}/categories`, '/parties'])
      expect([role, url, (await server.request(token, 'GET', url)).status]).toEqual([role, url, 403]);
  }
  expect(await server.stop()).toBe(0);
}, 60_000);

type MonthTold = {
  readonly category: string;
  readonly decidedBy: Readonly<Record<string, number>>;
};

function monthsAgo(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 15, 9)).toISOString();
}

/** Asks until the columns are begun, which takes a second or two. */
async function untilTold(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await pause(100);
  }
}
