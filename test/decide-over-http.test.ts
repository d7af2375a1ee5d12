import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declarationJson, profileJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
const data = folder.file('data');
let server: RunningServer;
let clearance: string;
let declarant: string;

beforeAll(async () => {
  server = await startServer(['--data', data]);
  clearance = await server.user('clearance', ['customs-system']);
  declarant = await server.user('declarant', ['declarant-system']);
});

afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('a declaration posted to a fresh store', () => {
  test('is decided, kept, and answered alike ever after', async () => {
    const posted = await server.request(clearance, 'POST', '/declarations', declarationJson('A-1'));
    expect(posted.status).toBe(201);
    expect(posted.body).toMatchObject({
      declarationId: 'A-1',
      version: 1,
      randomDraw: { rate: 0.02, stratum: '27001/import' },
    });
    const again = await server.request(clearance, 'POST', '/declarations', declarationJson('A-1'));
    expect([again.status, again.body]).toEqual([200, posted.body]);
    const decision = await server.request(clearance, 'GET', '/declarations/A-1/decision');
    expect(decision.body).toEqual(posted.body);
    const stored = await server.request(clearance, 'GET', '/declarations/A-1');
    expect(stored.body).toEqual(declarationJson('A-1'));
  });

  test('is replayed byte for byte', async () => {
    await server.request(clearance, 'POST', '/declarations', declarationJson('R@2'));
    const replayed = await tamga(['replay', 'R@2', '--data', data]);
    expect(replayed.code).toBe(0);
    expect(JSON.parse(replayed.stdout)).toMatchObject({ kind: 'identical' });
  });

  test('is refused with every problem in its place, and its neighbours are not', async () => {
    const bad = { ...declarationJson('B-1'), lodgedAt: '2026-02-30', totalGrossMassKg: -1 };
    const refused = await server.request(clearance, 'POST', '/declarations', bad);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect((refused.body as { problems: unknown[] }).problems).toMatchObject([
      { path: '/lodgedAt', code: 'impossible-date' },
      { path: '/totalGrossMassKg', code: 'negative' },
    ]);
    expect((await server.request(clearance, 'GET', '/declarations/B-1')).status).toBe(404);
  });

  test('keeps its draw when it is amended', async () => {
    const first = await server.request(clearance, 'POST', '/declarations', declarationJson('V-1'));
    const second = await server.request(
      clearance,
      'POST',
      '/declarations',
      declarationJson('V-1', { version: 2, totalPackages: 11 }),
    );
    expect(second.status).toBe(201);
    const draw = (answer: { body: unknown }) =>
      (answer.body as { randomDraw: { value: number } }).randomDraw.value;
    expect(draw(second)).toBe(draw(first));
    const newest = await server.request(clearance, 'GET', '/declarations/V-1/decision');
    expect(newest.body).toEqual(second.body);
    const oldest = await server.request(clearance, 'GET', '/declarations/V-1/decision?version=1');
    expect(oldest.body).toEqual(first.body);
  });
});

describe('a declarant', () => {
  test('gets a notice and nothing else', async () => {
    const posted = await server.request(declarant, 'POST', '/declarations', declarationJson('D-1'));
    expect(posted.status).toBe(201);
    expect(Object.keys(posted.body as object).sort()).toEqual([
      'action',
      'appeal',
      'at',
      'declarationId',
      'version',
    ]);
    expect((await server.request(declarant, 'GET', '/declarations/D-1/decision')).status).toBe(403);
    expect((await server.request(declarant, 'GET', '/declarations/D-1')).status).toBe(403);
  });

  test('learns nothing of what others lodged', async () => {
    await server.request(clearance, 'POST', '/declarations', declarationJson('D-2'));
    const other = await server.request(declarant, 'POST', '/declarations', declarationJson('D-2'));
    const changed = await server.request(
      clearance,
      'POST',
      '/declarations',
      declarationJson('D-2', { office: '1' }),
    );
    expect([other.status, changed.status]).toEqual([409, 409]);
    expect(other.text).toBe(changed.text);
    const theirs = await server.request(declarant, 'GET', '/declarations/D-2/notice');
    const missing = await server.request(declarant, 'GET', '/declarations/D-0/notice');
    expect([theirs.status, theirs.text.replaceAll('D-2', 'D-0')]).toEqual([missing.status, missing.text]);
  });
});

describe('four eyes', () => {
  test('author, approver and activator are three people, and activation is in force when it answers', async () => {
    const analyst = await server.user('analyst', ['analyst']);
    const both = await server.user('both', ['analyst', 'approver']);
    const first = await server.user('first approver', ['approver']);
    const second = await server.user('second approver', ['approver']);
    expect((await server.request(analyst, 'POST', '/profiles', profileJson('P-1', '6403'))).status).toBe(201);
    expect((await server.request(first, 'POST', '/profiles/P-1/approve')).status).toBe(409);
    expect((await server.request(analyst, 'POST', '/profiles/P-1/submit')).status).toBe(200);
    expect((await server.request(analyst, 'POST', '/profiles/P-1/approve')).status).toBe(403);
    expect((await server.request(first, 'POST', '/profiles/P-1/approve')).status).toBe(200);
    const sameEyes = await server.request(first, 'POST', '/profiles/P-1/activate');
    expect([sameEyes.status, sameEyes.text.includes('four-eyes')]).toEqual([403, true]);
    expect((await server.request(second, 'POST', '/profiles/P-1/activate')).status).toBe(200);
    const shoes = declarationJson('S-1', { items: [{ sequence: 1, commodityCode: '6403990000' }] });
    expect((await server.request(clearance, 'POST', '/declarations', shoes)).body).toMatchObject({
      reasons: [
        {
          kind: 'profile',
          id: 'P-1',
          items: [1],
          evidence: { items: [{ sequence: 1, 'item.commodityCode': '6403990000' }] },
        },
      ],
    });
    await server.request(both, 'POST', '/profiles', profileJson('P-2', '6404'));
    await server.request(both, 'POST', '/profiles/P-2/submit');
    const ownWork = await server.request(both, 'POST', '/profiles/P-2/approve');
    expect([ownWork.status, ownWork.text.includes('four-eyes')]).toEqual([403, true]);
  });
});

describe('a server that is told to stop', () => {
  test('finishes what it accepted, and the record is whole', async () => {
    const other = temporaryFolder();
    const running = await startServer(['--data', other.file('data')]);
    const token = await running.user('clearance', ['customs-system']);
    const posts = Array.from({ length: 200 }, (_, index) =>
      running.request(token, 'POST', '/declarations', declarationJson(`T-${index}`)).then(
        (answer) => answer.status,
        () => 0,
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    expect(await running.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(15_000);
    const accepted = (await Promise.all(posts)).filter((status) => status === 201).length;
    const verified = await tamga(['audit', 'verify', '--data', other.file('data'), '--json']);
    const result = JSON.parse(verified.stdout) as { kind: string; links: number };
    expect(result.kind).toBe('intact');
    // Two draws committed, two users made, and one link for each declaration.
    expect(result.links).toBeGreaterThanOrEqual(accepted + 4);
    other.remove();
  });
});
