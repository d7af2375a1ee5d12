import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../domain/settings.ts';
import { aDeclaration, aProfile } from './testing/builders.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let house: TestServer;
beforeEach(async () => {
  house = await testServer();
});
afterEach(() => house.server.close());

/** Everything a declarant can see, with what must differ made equal. */
async function seen(id: string): Promise<string> {
  const declarant = house.tokens['declarant-system'];
  const url = `/api/v1/declarations/${id}/notice`;
  const answers = [
    await house.call(declarant, 'POST', '/api/v1/declarations', aDeclaration({ id })),
    await house.call(declarant, 'POST', '/api/v1/declarations', aDeclaration({ id })),
    await house.call(declarant, 'GET', url),
    await house.call(declarant, 'POST', '/api/v1/declarations', aDeclaration({ id, office: '11' })),
    await house.call(declarant, 'GET', `/api/v1/declarations/${id}/decision`),
    await house.call(declarant, 'GET', `/api/v1/declarations/${id}/history`),
    await house.call(declarant, 'GET', `/api/v1/declarations/${id}`),
    await house.call(declarant, 'GET', '/api/v1/declarations'),
  ];
  return JSON.stringify(
    answers.map(({ status, headers, text }) => ({ status, headers: { ...headers, date: '' }, text })),
  )
    .replaceAll(id, 'ID')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'THEN');
}

async function inForce(profiles: readonly unknown[], randomRate: number): Promise<void> {
  const settings = { defaultOffice: { ...defaultSettings.defaultOffice, minimumRandomRate: randomRate } };
  const url = '/api/v1/profiles/import?activate=true';
  expect((await house.call(house.tokens.admin, 'POST', url, { profiles, settings })).status).toBe(200);
}

const selecting = {
  'one profile': () => inForce([aProfile()], 0),
  'a profile with instruction, measures and likelihood': () =>
    inForce(
      [
        aProfile({
          then: { lane: 'red', measures: ['scan', 'sampling'], likelihood: 0.99, instruction: 'Weigh' },
        }),
      ],
      0,
    ),
  'two profiles': () => inForce([aProfile(), aProfile({ id: 'P-2', riskArea: 'narcotics' })], 0),
  'chance alone': () => inForce([], 1),
  'chance and a profile': () => inForce([aProfile()], 1),
};

describe('what a declarant sees of a red lane', () => {
  test('is the same to the byte whatever selected it', async () => {
    const views = new Map<string, string>();
    for (const [what, bring] of Object.entries(selecting)) {
      await bring();
      views.set(what, await seen(`R-${views.size}`));
    }
    const [first] = views.values();
    expect(first).toContain('examination');
    for (const view of views.values()) expect(view).toBe(first);
  });

  test('differs from a released one in the action alone', async () => {
    await inForce([aProfile()], 0);
    const red = await seen('A-1');
    await inForce([], 0);
    const green = await seen('A-2');
    const withoutLength = (view: string): string => view.replaceAll(/"content-length":"\d+"/g, '');
    expect(withoutLength(red).replaceAll('examination', 'ACTION')).toBe(
      withoutLength(green).replaceAll('release', 'ACTION'),
    );
  });

  test('is the same for blue and green', async () => {
    await inForce([aProfile({ then: { lane: 'blue' } })], 0);
    const blue = await seen('B-1');
    await inForce([], 0);
    expect(await seen('B-2')).toBe(blue);
  });
});

test('no profile, list or party is named where no token is asked for', async () => {
  await inForce([aProfile({ id: 'secret-profile' })], 0);
  await seen('M-1');
  for (const url of [
    '/metrics',
    '/healthz',
    '/readyz',
    '/api/openapi.json',
    '/api/v1/sessions',
    '/',
    '/api/v1/nothing',
  ]) {
    const { text } = await house.call(undefined, 'GET', url);
    expect(text).not.toMatch(/secret-profile|Zarafshon|T-100|M-1/);
  }
});
