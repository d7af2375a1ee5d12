import type { Page, Request, Response } from 'playwright-core';

/** Watches what a page asks for; begin before the first visit. */
export type Traffic = {
  /** Answers of 400 and more. */
  readonly refused: readonly string[];
  /** Requests to another host. */
  readonly foreign: readonly string[];
  /** Errors thrown, and complaints of the browser, such as those about the content security policy. */
  readonly complaints: readonly string[];
};

export function watchTraffic(page: Page, origin: string): Traffic {
  const refused: string[] = [];
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request: Request) => {
    const address = new URL(request.url());
    if (address.protocol !== 'data:' && address.protocol !== 'blob:' && address.origin !== origin)
      foreign.push(request.url());
  });
  page.on('response', (response: Response) => {
    if (response.status() >= 400)
      refused.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { refused, foreign, complaints };
}

/**
 * The rules every page keeps: what of them this one breaks, in words. `signedIn` says whether there has to be
 * a navigation.
 */
export async function checkPageRules(
  page: Page,
  expected: { readonly language: string; readonly signedIn: boolean; readonly traffic?: Traffic },
): Promise<readonly string[]> {
  const found = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    navigations: document.querySelectorAll('nav').length,
    links: document.querySelectorAll('nav a[href]').length,
    mains: document.querySelectorAll('main').length,
    busy: document.querySelector('main')?.getAttribute('aria-busy'),
    language: document.documentElement.lang,
    title: document.title,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    unmarked: [...document.querySelectorAll('time, code')].filter(
      (element) => element.closest('[translate=no]') === null,
    ).length,
  }));
  const { traffic } = expected;
  const broken = [
    found.headings === 1 ? '' : `${found.headings} h1`,
    found.mains === 1 ? '' : `${found.mains} main`,
    found.busy === 'true' ? 'still busy' : '',
    !expected.signedIn || (found.navigations >= 1 && found.links >= 1) ? '' : 'no navigation',
    found.language === expected.language ? '' : `html lang is ${found.language}, not ${expected.language}`,
    found.title.endsWith('· Tamga') ? '' : `title is ${found.title}`,
    found.wide <= 0 ? '' : `scrolls sideways by ${found.wide} px`,
    found.unmarked === 0 ? '' : `${found.unmarked} data not marked translate="no"`,
    ...(traffic?.refused ?? []).map((what) => `refused: ${what}`),
    ...(traffic?.foreign ?? []).map((what) => `another host: ${what}`),
    ...(traffic?.complaints ?? []).map((what) => `complaint: ${what}`),
  ];
  return broken.filter((words) => words !== '');
}

/**
 * The words of a page that are neither data nor the same in every language: those a translator would have had to
 * write. Compare them between two languages to find what was left untranslated.
 */
export async function translatableWords(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words = new Set<string>();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || element.closest('[translate=no], script, style, noscript, svg') !== null)
        continue;
      if (/\p{L}{2}/u.test(text)) words.add(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.closest('[translate=no]') !== null) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const text = element.getAttribute(name)?.trim() ?? '';
        if (/\p{L}{2}/u.test(text)) words.add(text);
      }
    }
    return [...words];
  });
}
