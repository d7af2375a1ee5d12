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
const awkwardId = 'GB 123/45:Ł?#%';
let server: RunningServer;
let browser: Browser;
let tokens: { readonly officer: string; readonly declarant: string; readonly manager: string };

describe.skipIf(!existsSync(browserPath))('pages on the real server, in a real browser', () => {
  beforeAll(async () => {
    server = await startServer(['--data', folder.file('data')]);
    const clearance = await server.user('clearance', ['customs-system']);
    tokens = {
      officer: await server.user('officer', ['officer']),
      declarant: await server.user('declarant', ['declarant-system']),
      manager: await server.user('manager', ['manager']),
    };
    const profiles = [
      profileJson('P-1', '8517', { lane: 'red', likelihood: 0.4, instruction: 'Count the phones.' }),
    ];
    await server.request(server.adminToken, 'POST', '/profiles/import?activate=true', profiles);
    for (let index = 0; index < 60; index++) {
      const items = [{ sequence: 1, commodityCode: index % 2 === 0 ? '8517130000' : '6403990000' }];
      await server.request(clearance, 'POST', '/declarations', declarationJson(`B-${index}`, { items }));
    }
    await server.request(clearance, 'POST', '/declarations', declarationJson(awkwardId));
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    folder.remove();
  });

  /** Opens a page of its own at an address, signed in. */
  async function visit(
    token: string,
    address: string,
    size: { width: number; height: number },
  ): Promise<{ page: Page; broken: (language: string) => Promise<readonly string[]> }> {
    const context = await browser.newContext({ viewport: size });
    const page = await context.newPage();
    const traffic = watchTraffic(page, server.url);
    await signIn(page, server.url, token);
    await page.goto(`${server.url}${address}`);
    await settled(page);
    return { page, broken: (language) => checkPageRules(page, { language, signedIn: true, traffic }) };
  }

  describe.each(Object.entries(sizes))('at the size of a %s', (_, size) => {
    test('both pages keep the rules in every language, and axe is content', async () => {
      const context = await browser.newContext({ viewport: size });
      const page = await context.newPage();
      const traffic = watchTraffic(page, server.url);
      await signIn(page, server.url, tokens.officer);
      for (const address of ['/operations', `/declarations/${encodeURIComponent(awkwardId)}`]) {
        for (const language of languages) {
          await page.goto(`${server.url}${address}?lang=${language}`);
          await settled(page);
          const broken = await checkPageRules(page, { language, signedIn: true, traffic });
          expect([address, language, broken]).toEqual([address, language, []]);
        }
        // What axe looks at is the same in every language, and it looks for seconds.
        expect([address, await axeViolations(page)]).toEqual([address, []]);
      }
      await context.close();
    });
  });

  test('a language once chosen is remembered', async () => {
    const { page } = await visit(tokens.officer, '/operations?lang=ru', sizes.desktop);
    await page.goto(`${server.url}/operations`);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru');
    await page.context().close();
  });

  test('a declaration that arrives appears with its lane and leads to its page, with reasons and evidence', async () => {
    const { page } = await visit(tokens.officer, '/operations?lang=en', sizes.desktop);
    const clearance = await server.user('late clearance', ['customs-system']);
    await server.request(clearance, 'POST', '/declarations', declarationJson('LATE-1'));
    const link = page.getByRole('link', { name: 'LATE-1' });
    await link.waitFor({ timeout: 20_000 });
    await link.click();
    await page.waitForURL('**/declarations/LATE-1*');
    await settled(page);
    const words = await page.locator('main').textContent();
    expect(words).toContain('Count the phones.');
    expect(words).toContain('8517130000');
    expect(words).toMatch(/Red/);
    await page.context().close();
  });

  test('a missing declaration, and an address that leads nowhere, say so on a page of their own', async () => {
    for (const address of ['/declarations/nothing-here', '/no/such/page']) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await signIn(page, server.url, tokens.officer);
      await page.goto(`${server.url}${address}`);
      await settled(page);
      expect(await page.locator('h1').count()).toBe(1);
      await context.close();
    }
  });

  test('a manager sees figures and nobody’s name; a declarant’s account sees neither', async () => {
    const manager = await visit(tokens.manager, '/operations?lang=en', sizes.desktop);
    const figures = await manager.page.locator('main').textContent();
    expect(figures).not.toContain('Example Trade');
    expect(await manager.broken('en')).toEqual([]);
    const declarant = await visit(tokens.declarant, '/?lang=en', sizes.desktop);
    expect(await declarant.page.locator('main').textContent()).not.toContain('Example Trade');
    expect(await declarant.broken('en')).toEqual([]);
    await manager.page.context().close();
    await declarant.page.context().close();
  });

  test('signing out closes the session', async () => {
    const { page } = await visit(tokens.officer, '/operations?lang=en', sizes.desktop);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/login*');
    const answer = await page.request.get(`${server.url}/api/v1/operations`);
    expect(answer.status()).toBe(401);
    await page.context().close();
  });

  test('a wrong token is refused in words, without leaving the page', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}/login?lang=en`);
    await page.fill('input[name=token]', 'not-a-token');
    await page.press('input[name=token]', 'Enter');
    await page.getByRole('alert').waitFor({ timeout: 10_000 });
    expect(new URL(page.url()).pathname).toBe('/login');
    await context.close();
  });
});
