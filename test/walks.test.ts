import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { browserPath, startBrowser } from '../web/testing/browser.ts';
import { runWalk, walks } from '../web/testing/walks.ts';

let browser: Browser;

describe.skipIf(!existsSync(browserPath))('walks through the pages, without the server', () => {
  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  test.each(walks)('$name', (walk) => runWalk(browser, walk));
});
