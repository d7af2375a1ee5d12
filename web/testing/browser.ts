import { type Browser, chromium, type Page } from 'playwright-core';

/** The window sizes the pages are made for. */
export const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

/** The Chromium to start. */
export const browserPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Starts Chromium, without its own traffic to other hosts. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Signs in on `/login` with a token. */
export async function signIn(page: Page, origin: string, token: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.fill('input[name=token]', token);
  await page.press('input[name=token]', 'Enter');
  await page.waitForURL((address) => address.pathname !== '/login');
  await settled(page);
}

/** Waits until the page has a heading and is no longer busy. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main:not([aria-busy="true"]) h1', { state: 'attached' });
}
