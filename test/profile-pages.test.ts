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
const challengerName = 'spring № 1/2';
const people = {
  ana: ['analyst'],
  ben: ['approver'],
  cem: ['approver'],
  aud: ['auditor'],
  ofi: ['officer'],
  clearance: ['customs-system'],
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
  for (let index = 0; index < 8; index++)
    await ask('clearance', 'POST', '/declarations', declarationJson(`B-${index}`));
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
  await ask('ana', 'POST', '/challengers', {
    name: challengerName,
    profiles: [profileJson('C-1', '85', { lane: 'yellow' })],
  });
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

/** What the analyst writes in rows. */
const written = {
  all: [
    { field: 'item.hs4', op: 'eq', value: '8517' },
    {
      any: [
        { field: 'item.netMassKg', op: 'between', value: [1, 10] },
        { not: { field: 'item.unitValue', op: 'lt', value: 40.5 } },
      ],
    },
  ],
};

const addresses = [
  ['aud', '/profiles'],
  ['aud', '/profiles?part=proposals'],
  ['ben', profileAddress],
  ['ana', `${profileAddress}?part=impact`],
  ['ana', `${profileAddress}?part=impact&version=1`],
  ['aud', `${profileAddress}?part=shadow`],
  ['aud', `${profileAddress}?part=versions`],
  ['aud', `${profileAddress}?part=readers`],
  ['ana', '/profiles/new'],
  ['ana', `${profileAddress}/edit`],
  ['ana', '/lists'],
  ['ben', '/lists/watched'],
  ['aud', '/lists/watched?part=versions'],
  ['ana', '/challengers'],
  ['ben', '/challengers/spring%20%E2%84%96%201%2F2'],
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
      test.each([...new Set(addresses.map(([who]) => who))])(
        'keep the rules, and axe is content, for %s',
        async (who) => {
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
        },
      );
    });

    test('a profile is written in rows, refused at its place, corrected, tried and submitted', async () => {
      const page = await visit('ana', sizes.desktop);
      await page.goto(`${server.url}/profiles?lang=en`);
      await page.getByRole('link', { name: 'Write a profile' }).click();
      await settled(page);
      await page.getByLabel('Number of the profile').fill('P-2');
      await page.getByLabel('Name *').fill('Cheap or light telephones');
      await page.getByLabel('Risk area *').fill('undervaluation');
      await page.getByLabel('Likelihood of a violation, %').fill('12.5');
      await page.getByLabel('Lane', { exact: true }).selectOption('yellow');
      await page.getByLabel('Customs value check').check();
      await page.getByLabel('The officer is told').fill('Ask for the contract.');
      const criterion = page.getByRole('group', { name: 'Criterion' });
      const first = criterion.getByRole('group', { name: 'Question 1' }).first();
      await first.getByLabel('Field', { exact: true }).selectOption({ label: 'HS heading' });
      await first.getByLabel('Value', { exact: true }).fill('8517');
      await page.getByRole('button', { name: 'Add a group' }).focus();
      await page.keyboard.press('Enter');
      const group = page.getByRole('group', { name: 'Group 2' });
      await group.getByLabel('How they are joined').waitFor();
      // What was added has the keyboard, and is written on at once.
      await page.keyboard.type('Net mass');
      await group.getByLabel('What is asked').selectOption('between');
      await group.getByLabel('From', { exact: true }).fill('2 000');
      await group.getByLabel('To', { exact: true }).fill('10');
      await group.getByRole('button', { name: 'Add a question' }).click();
      const second = group.getByRole('group', { name: 'Question 2' });
      await second.getByLabel('Field', { exact: true }).selectOption({ label: 'Value per kg' });
      await second.getByLabel('What is asked').selectOption('lt');
      await second.getByLabel('Value', { exact: true }).fill('40,5');
      await second.getByLabel('not').check();

      await page.getByRole('button', { name: 'Save as a draft' }).click();
      const range = group.getByRole('group', { name: 'Question 1' });
      await range.getByText('No number lies between 2000 and 10').waitFor();
      expect(await page.locator('[aria-invalid=true]').count()).toBe(2);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('From');
      expect(await axeViolations(page)).toEqual([]);
      await range.getByLabel('From', { exact: true }).fill('1');
      expect(await page.locator('[aria-invalid=true]').count()).toBe(0);

      // Neither a stray click nor the other way of writing loses anything.
      await page.getByRole('link', { name: 'Lists' }).click();
      await page.getByRole('dialog').getByText('has not been saved').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByText('Text', { exact: true }).click();
      expect(JSON.parse(await page.getByLabel('The criterion as JSON').inputValue())).toEqual(written);
      await page.getByText('Rows', { exact: true }).click();

      // A number that is taken is no way into another profile.
      await page.getByRole('button', { name: 'Save as a draft' }).click();
      await page.getByRole('alert').getByText('The name is taken.').waitFor();
      await page.getByLabel('Number of the profile').fill('P-3');
      await page.getByRole('button', { name: 'Save as a draft' }).click();
      await page.waitForURL(`${server.url}/profiles/P-3`);
      const { profile } = (await ask('ana', 'GET', '/profiles/P-3')) as { profile: unknown };
      expect(profile).toEqual({
        id: 'P-3',
        name: 'Cheap or light telephones',
        riskArea: 'undervaluation',
        when: written,
        then: {
          lane: 'yellow',
          measures: ['value-check'],
          likelihood: 0.125,
          instruction: 'Ask for the contract.',
        },
      });

      await page.getByRole('link', { name: 'Try it on the past' }).click();
      await page.getByRole('button', { name: 'Run the back-test' }).click();
      await page.getByText('Change of lanes').waitFor();
      await page.getByRole('link', { name: 'Profile', exact: true }).click();
      await page.getByRole('button', { name: 'Submit for approval' }).click();
      await page.getByRole('button', { name: 'Submit for approval' }).click();
      await page.getByRole('status').getByText('Done.').waitFor();
      await page.context().close();
    });

    test('the next version begins with what the newest says, and what is odd about it is told', async () => {
      const page = await visit('ana', sizes.desktop);
      await page.goto(`${server.url}/profiles/P-2/edit?lang=en`);
      const question = page.getByRole('group', { name: 'Question 1' });
      expect(await question.getByLabel('Values, one a line').inputValue()).toBe('4011');
      expect(await page.getByRole('button', { name: 'Save as a draft' }).isDisabled()).toBe(true);
      await question.getByLabel('Values, one a line').fill('4011\n4012\n4011');
      await page.getByRole('button', { name: 'Save as a draft' }).click();
      await page.getByRole('alert').getByText('Saved as version 2').waitFor();
      await question.getByText('"4011" stands here before').waitFor();
      await page.getByRole('link', { name: 'To the profile' }).click();
      await page.waitForURL(`${server.url}/profiles/P-2`);
      await page.context().close();
    });

    test('a challenger is started on its page, which tells what it judged', async () => {
      const page = await visit('ben', sizes.desktop);
      await page.goto(`${server.url}/profiles?lang=en`);
      await page.getByRole('link', { name: 'Challengers' }).click();
      await page.getByRole('link', { name: challengerName }).click();
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Start' }).click();
      await page.locator('main header').getByText('Running').waitFor();
      for (let index = 0; index < 3; index++)
        await ask('clearance', 'POST', '/declarations', declarationJson(`C-${index}`));
      const address = `/challengers/${encodeURIComponent(challengerName)}`;
      const compared = async () =>
        (await ask('ben', 'GET', `${address}/comparison`)) as { judged: number; moved: number };
      await expect.poll(async () => (await compared()).judged, { timeout: 15_000 }).toBe(3);
      await page.goto(`${server.url}${address}?lang=en`);
      await settled(page);
      const { moved } = await compared();
      await page.getByText('3 / 3 (100.0%)').waitFor();
      await page.getByText(`${moved} of 3 declarations would take another lane`).waitFor();
      expect(await page.getByRole('region', { name: 'By office' }).getByRole('row').count()).toBe(2);
      expect(await axeViolations(page)).toEqual([]);
      // The same declarations are matches of the profile in force, once they are counted.
      await ask('ana', 'GET', '/retirement-proposals');
      await page.goto(`${server.url}/profiles?lang=en`);
      await page.getByRole('row', { name: awkwardId }).getByText('3', { exact: true }).waitFor();
      await page.context().close();
    });

    test('who may not write profiles opens no editor', async () => {
      for (const [who, addresses] of [
        ['ofi', ['/profiles/new', `${profileAddress}/edit`]],
        ['aud', ['/profiles/new']],
      ] as const) {
        const page = await visit(who, sizes.desktop);
        for (const address of addresses) {
          await page.goto(`${server.url}${address}?lang=en`);
          await page.getByText('This page is not for this account.').waitFor();
        }
        await page.goto(`${server.url}/profiles?lang=en`);
        await settled(page);
        expect(await page.getByRole('link', { name: 'Write a profile' }).count()).toBe(0);
        await page.context().close();
      }
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
