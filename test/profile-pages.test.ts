import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../web/src/language/languages.ts';
import { axeViolations } from '../web/testing/axe-violations.ts';
import { browserPath, settled, signIn, sizes, startBrowser } from '../web/testing/browser.ts';
import { checkPageRules, watchTraffic } from '../web/testing/page-rules.ts';
import { declarationJson, profileJson } from './running/declaration.ts';
import { type RunningServer, startServer } from './running/server.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
/** An id with everything an address must escape. */
const awkwardId = 'P 1/б:#%';
const profileAddress = `/profiles/${encodeURIComponent(awkwardId)}`;
const people = {
  ana: ['analyst'],
  ben: ['approver'],
  cem: ['approver'],
  aud: ['auditor'],
} as const;
let server: RunningServer;
let browser: Browser | undefined;
const tokens: Record<string, string> = {};

async function ask(who: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const { status, body: answered } = await server.request(tokens[who] ?? '', method, path, body);
  expect([path, status < 300 ? 'done' : answered]).toEqual([path, 'done']);
  return answered;
}

beforeAll(async () => {
  server = await startServer(['--data', folder.file('data')]);
  for (const [name, roles] of Object.entries(people)) tokens[name] = await server.user(name, roles);
  const clearance = await server.user('clearance', ['customs-system']);
  for (let index = 0; index < 8; index++)
    await server.request(clearance, 'POST', '/declarations', declarationJson(`B-${index}`));
  await ask('ana', 'POST', '/lists', { name: 'watched', kind: 'text', owner: 'Unit 4' });
  await ask('ana', 'POST', '/lists/watched/entries', { entries: [{ value: 'A', remark: 'seen' }] });
  await ask('ben', 'POST', '/lists/watched/accept?version=1');
  await ask('ana', 'POST', '/lists/watched/entries', { entries: [{ value: 'A', validTo: '2027-01-31' }] });
  await ask('ana', 'POST', '/profiles', {
    ...profileJson(awkwardId, '8517'),
    name: 'Tyres',
    owner: 'Unit 4',
  });
  await ask('ana', 'POST', '/profiles', profileJson(awkwardId, '85', { lane: 'red', likelihood: 0.4 }));
  await ask('ana', 'POST', '/profiles', { ...profileJson('P-2', '4011'), name: 'Winter tyres' });
  const step = (name: string) => `/profiles/${encodeURIComponent(awkwardId)}/${name}`;
  await ask('ana', 'POST', step('submit'));
  await ask('ana', 'POST', step('backtest'));
  const confirmed = { reason: 'All that comes here is telephones' };
  await ask('ben', 'POST', `${step('approve')}?version=2&confirm=true`, confirmed);
  await ask('ben', 'POST', `${step('shadow')}?version=2`);
  await ask('cem', 'POST', `${step('activate')}?version=2&confirm=true`, confirmed);
  if (existsSync(browserPath)) browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server.stop();
  folder.remove();
});

test('profiles are found by what their newest version says', async () => {
  const idsOf = async (query: string) =>
    ((await ask('ana', 'GET', `/profiles?${query}`)) as { rows: { id: string }[] }).rows.map(({ id }) => id);
  expect(await idsOf('contains=TYRES')).toEqual(['P-2']);
  expect(await idsOf(`contains=${encodeURIComponent(awkwardId)}&state=active`)).toEqual([awkwardId]);
  expect(await idsOf('riskArea=nowhere')).toEqual([]);
  const { riskArea } = profileJson('P-2', '4011') as unknown as { riskArea: string };
  expect(await idsOf(`riskArea=${riskArea.toUpperCase()}`)).toHaveLength(2);
});

test('a back-test is told of among what was done with a version, and moves it nowhere', async () => {
  const { versions } = (await ask('aud', 'GET', `${profileAddress}/versions`)) as {
    versions: { events: { kind: string; state?: string }[] }[];
  };
  expect(versions[1]?.events.map(({ kind, state }) => [kind, state])).toEqual([
    ['profile.drafted', 'draft'],
    ['profile.submitted', 'submitted'],
    ['profile.backtested', undefined],
    ['profile.approved', 'approved'],
    ['profile.shadowed', 'shadow'],
    ['profile.activated', 'active'],
  ]);
});

const addresses = [
  ['aud', '/profiles'],
  ['aud', '/profiles?part=proposals'],
  ['ben', profileAddress],
  ['ana', `${profileAddress}?part=impact`],
  ['ana', `${profileAddress}?part=impact&version=1`],
  ['aud', `${profileAddress}?part=shadow`],
  ['aud', `${profileAddress}?part=versions`],
  ['aud', `${profileAddress}?part=readers`],
  ['ana', '/lists'],
  ['ben', '/lists/watched'],
  ['aud', '/lists/watched?part=versions'],
  ['cem', '/rule-books'],
] as const;

describe.skipIf(!existsSync(browserPath))(
  'pages of profiles, lists and rule books on the real server',
  () => {
    async function visit(who: string, size: { width: number; height: number }): Promise<Page> {
      if (browser === undefined) throw new Error('No browser was started');
      const context = await browser.newContext({ viewport: size });
      const page = await context.newPage();
      await signIn(page, server.url, tokens[who] ?? '');
      return page;
    }

    describe.each(Object.entries(sizes))('at the size of a %s', (_, size) => {
      test.each(Object.keys(people))('keep the rules, and axe is content, for %s', async (who) => {
        const page = await visit(who, size);
        const traffic = watchTraffic(page, server.url);
        const own = addresses.filter(([reader]) => reader === who);
        for (const [index, [, address]] of own.entries()) {
          const language = languages[index % languages.length] ?? 'en';
          await page.goto(`${server.url}${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
          await settled(page);
          const broken = await checkPageRules(page, { language, signedIn: true, traffic });
          expect([address, broken, await axeViolations(page)]).toEqual([address, [], []]);
        }
        await page.context().close();
      });
    });

    test('a rule book is brought back by an approver, with a reason', async () => {
      const page = await visit('ben', sizes.desktop);
      await page.goto(`${server.url}/rule-books?lang=en`);
      await settled(page);
      await page.getByRole('button', { name: 'Bring back' }).first().click();
      await page.getByRole('textbox', { name: 'Reason, for the record' }).fill('Too many matches');
      await page.getByRole('button', { name: 'Bring this rule book back' }).click();
      await page.getByText('Too many matches').waitFor();
      await page.goto(`${server.url}${profileAddress}?lang=en`);
      await settled(page);
      expect(await page.locator('main header').textContent()).toContain('Suspended');
      await page.context().close();
    });
  },
);
