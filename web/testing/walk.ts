import type { BrowserContext, Page } from 'playwright-core';
import type { FakeApi } from './fake-api.ts';

/** A way through the pages against the fake API. */
export type Walk = {
  readonly name: string;
  readonly run: (page: Page, api: FakeApi, context: BrowserContext) => Promise<void>;
};
