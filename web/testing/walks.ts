import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { settled, signIn, sizes, startBrowser } from './browser.ts';
import { startFakeApi } from './fake-api.ts';
import { translatableWords } from './page-rules.ts';
import { profileWalks } from './profile-walks.ts';
import type { Walk } from './walk.ts';

// Ways through the pages against the fake API; the end-to-end tests go them all, and while working on one:
// node web/testing/walks.ts [PART OF ITS NAME]

const rows = 'table[aria-label] tbody tr';
const patienceMs = 20_000;

export const walks: readonly Walk[] = [
  ...profileWalks,
  {
    name: 'who is not signed in is led to the way in, and back to where they wanted to go',
    async run(page, api) {
      await page.goto(`${api.origin}/operations?hours=168&lane=red`);
      await page.waitForSelector('input[name=token]');
      await page.fill('input[name=token]', 'nonsense');
      await page.press('input[name=token]', 'Enter');
      await page.waitForSelector('input[name=token][aria-invalid=true]');
      await page.fill('input[name=token]', 'officer');
      await page.press('input[name=token]', 'Enter');
      await page.waitForURL('**/operations?hours=168&lane=red');
      await settled(page);
      for (const row of await page.locator(rows).all()) assert.match((await row.textContent()) ?? '', /Red/);
    },
  },
  {
    name: 'another host is never where signing in leads',
    async run(page, api) {
      await page.goto(`${api.origin}/login?next=//example.org/`);
      await page.fill('input[name=token]', 'officer');
      await page.press('input[name=token]', 'Enter');
      await page.waitForURL(`${api.origin}/operations`);
    },
  },
  {
    name: 'a declaration appears by itself',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      const { declaration } = api.arrive();
      await page.waitForSelector(`text=${declaration.id}`, { timeout: patienceMs });
    },
  },
  {
    name: 'news wait while the reader is in the middle of the list',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      const line = page.locator(rows).nth(30);
      await line.scrollIntoViewIfNeeded();
      const before = { text: await line.textContent(), box: await line.boundingBox() };
      const { declaration } = api.arrive();
      await page.getByRole('button', { name: '1 new declaration' }).waitFor({ timeout: patienceMs });
      assert.equal(await page.getByText(declaration.id).count(), 0);
      assert.equal(await line.textContent(), before.text);
      assert.deepEqual(await line.boundingBox(), before.box);
      await page.getByRole('button', { name: '1 new declaration' }).click();
      await page.waitForSelector(`text=${declaration.id}`);
    },
  },
  {
    name: 'older declarations are shown on demand, and stay as others arrive',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      await page.getByRole('button', { name: 'Show older ones' }).click();
      await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 100, rows);
      await page.evaluate(() => window.scrollTo(0, 0));
      const { declaration } = api.arrive();
      await page.waitForSelector(`text=${declaration.id}`, { timeout: patienceMs });
      assert.equal(await page.locator(rows).count(), 101);
    },
  },
  {
    name: 'filters stand in the address',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      await page.getByRole('link', { name: '26010' }).click();
      await page.waitForURL('**/operations?office=26010');
      await page.getByRole('combobox', { name: 'Direction' }).selectOption('export');
      await page.getByText('7 days', { exact: true }).click();
      await page.waitForURL('**/operations?office=26010&flow=export&hours=168');
      await settled(page);
      await page.waitForFunction(
        (selector) =>
          [...document.querySelectorAll<HTMLElement>(selector)].every(
            (row) => row.textContent.includes('26010') && row.textContent.includes('Export'),
          ),
        rows,
      );
      await page.goBack();
      await page.waitForURL('**/operations?office=26010&flow=export');
      await page.getByRole('button', { name: 'Show all offices' }).click();
      await page.waitForURL('**/operations?flow=export');
    },
  },
  {
    name: 'a number with any characters leads to its declaration and to its items',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      await page.getByRole('link', { name: api.ids.eventful }).click();
      await page.waitForURL(`**/declarations/${encodeURIComponent(api.ids.eventful)}`);
      await settled(page);
      assert.ok((await page.title()).includes(api.ids.eventful));
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
      await page.getByRole('link', { name: '7', exact: true }).first().click();
      await page.waitForURL('**?item=7');
      await page
        .getByRole('row', { name: /Portable computers/ })
        .first()
        .waitFor();
      assert.equal(await page.locator('[data-pointed=true] [aria-expanded=true]').count(), 1);
    },
  },
  {
    name: 'ten thousand items are turned page by page',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      await page.goto(`${api.origin}/declarations/${api.ids.longest}?item=9999`);
      await settled(page);
      const line = page.locator('[data-pointed=true]');
      assert.equal(await line.count(), 1);
      await page.waitForTimeout(500);
      assert.ok(await line.evaluate((row) => row.getBoundingClientRect().top < window.innerHeight));
      assert.equal(await page.locator('table tbody tr[data-open]').count(), 99);
      await page.getByRole('button', { name: 'Previous page' }).click();
      await page.waitForURL('**?items=99');
      await page.getByText('9,801', { exact: true }).waitFor();
    },
  },
  {
    name: 'a break of the server is told, and what was shown stays',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      const count = await page.locator(rows).count();
      api.breakDown(true);
      await page.getByText('No connection').waitFor({ timeout: 2 * patienceMs });
      assert.equal(await page.locator(rows).count(), count);
      api.breakDown(false);
      await page.getByText('Updated').waitFor({ timeout: patienceMs });
    },
  },
  {
    name: 'a session that ended leads to the way in, and back',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      await page.goto(`${api.origin}/operations?office=26001`);
      await settled(page);
      api.forgetSessions();
      await page.waitForSelector('input[name=token]', { timeout: patienceMs });
      await page.fill('input[name=token]', 'officer');
      await page.press('input[name=token]', 'Enter');
      await page.waitForURL('**/operations?office=26001');
    },
  },
  {
    name: 'signing out ends it',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(`${api.origin}/login`);
      await page.goto(`${api.origin}/operations`);
      await page.waitForSelector('input[name=token]');
    },
  },
  {
    name: 'a manager sees figures and no declaration, and opens none',
    async run(page, api) {
      await signIn(page, api.origin, 'manager');
      await page.getByText('Lane shares').waitFor();
      assert.equal(await page.getByText('Arriving declarations').count(), 0);
      await page.goto(`${api.origin}/declarations/${api.ids.newest}`);
      await page.getByText('This page is not for this account.').waitFor();
    },
  },
  {
    name: 'a chosen language is remembered, and no address keeps another',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      await page.goto(`${api.origin}/operations?lang=uz&office=26001`);
      await settled(page);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'uz');
      await page.locator('header select').selectOption('ru');
      await page.waitForFunction(() => document.documentElement.lang === 'ru');
      await page.waitForURL('**/operations?office=26001');
      await page.reload();
      await settled(page);
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'ru');
      assert.match(await page.title(), /Оперативная обстановка/);
    },
  },
  {
    name: 'nothing but data is left in English',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      for (const path of [
        '/operations',
        `/declarations/${encodeURIComponent(api.ids.eventful)}`,
        '/account',
        '/nowhere',
      ]) {
        await page.goto(`${api.origin}${path}?lang=en`);
        await settled(page);
        const english = new Set(await translatableWords(page));
        await page.goto(`${api.origin}${path}?lang=ru`);
        await settled(page);
        assert.deepEqual(
          (await translatableWords(page)).filter((words) => english.has(words)),
          [],
        );
      }
    },
  },
  {
    name: 'the keyboard goes past the navigation',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      await page.reload();
      await settled(page);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement)));
    },
  },
  {
    name: 'a page nobody looks at asks for nothing',
    async run(page, api, context) {
      await signIn(page, api.origin, 'officer');
      const other = await context.newPage();
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      let asked = 0;
      page.on('request', () => {
        asked += 1;
      });
      await page.waitForTimeout(4_500);
      assert.equal(asked, 0);
      await other.close();
    },
  },
];

/** Goes one of the ways, with an API and a browser window of its own. */
export async function runWalk(browser: Browser, walk: Walk): Promise<void> {
  const api = await startFakeApi({ declarations: 300 });
  const context = await browser.newContext({
    viewport: sizes.desktop,
    locale: 'en-US',
    timezoneId: 'Asia/Tashkent',
  });
  try {
    await walk.run(await context.newPage(), api, context);
  } finally {
    await context.close();
    await api.close();
  }
}

if (import.meta.main) {
  const wanted = process.argv[2] ?? '';
  const browser = await startBrowser();
  let failures = 0;
  for (const walk of walks.filter(({ name }) => name.includes(wanted))) {
    try {
      await runWalk(browser, walk);
      process.stdout.write(`ok      ${walk.name}\n`);
    } catch (error) {
      failures += 1;
      process.stdout.write(
        `FAILED  ${walk.name}: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    }
  }
  await browser.close();
  process.exitCode = failures === 0 ? 0 : 1;
}
