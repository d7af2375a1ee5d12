import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { settled, signIn } from './browser.ts';
import type { FakeApi } from './fake-api.ts';
import { fakeChallengerNames } from './fake-challengers.ts';
import { fakeProfileIds } from './fake-profiles.ts';
import { translatableWords } from './page-rules.ts';
import type { Walk } from './walk.ts';

const eventful = `/profiles/${encodeURIComponent(fakeProfileIds.eventful)}`;

async function open(page: Page, api: FakeApi, role: string, path: string): Promise<void> {
  await signIn(page, api.origin, role);
  await page.goto(`${api.origin}${path}`);
  await settled(page);
}

/** Ways through the pages of risk profiles, lists and rule books. */
export const profileWalks: readonly Walk[] = [
  {
    name: 'who may not read profiles is not led to them, and opens none',
    async run(page, api) {
      await signIn(page, api.origin, 'officer');
      assert.equal(await page.locator('nav a[href*="/profiles"], nav a[href*="/rule-books"]').count(), 0);
      for (const path of [eventful, '/profiles', '/lists', '/lists/watched%20importers', '/rule-books']) {
        await page.goto(`${api.origin}${path}`);
        await page.getByText('This page is not for this account.').waitFor();
      }
    },
  },
  {
    name: 'profiles are narrowed in the address, and page by page',
    async run(page, api) {
      await open(page, api, 'analyst', '/profiles');
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.waitForFunction(() => document.querySelectorAll('table[aria-label] tbody tr').length === 73);
      await page.getByRole('combobox', { name: 'State' }).selectOption('submitted');
      await page.waitForURL('**/profiles?state=submitted');
      await page.getByRole('combobox', { name: 'Risk area' }).selectOption('origin');
      await page.getByRole('textbox', { name: 'Name, number or owner' }).fill('R-06');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/profiles?state=submitted&area=origin&text=R-06');
      await page.getByText('No profile fits these filters').waitFor();
      await page.getByRole('link', { name: 'Clear the filters' }).click();
      await page.waitForURL('**/profiles');
    },
  },
  {
    name: 'a profile is read by who opens it, and not by who points at it',
    async run(page, api) {
      await open(page, api, 'analyst', '/profiles');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const link = page.getByRole('link', { name: /R-001/ });
      await link.hover();
      await page.waitForTimeout(700);
      assert.deepEqual(
        asked.filter((address) => address.includes('/api/')),
        [],
      );
      await link.click();
      await page.waitForURL('**/profiles/R-001');
      await settled(page);
      assert.equal(asked.filter((address) => address.endsWith('/versions')).length, 1);
    },
  },
  {
    name: 'what wants to be confirmed is done with a reason only',
    async run(page, api) {
      await open(page, api, 'approver', eventful);
      await page.getByRole('button', { name: 'Bring in force' }).click();
      await page.getByRole('button', { name: 'Bring in force' }).click();
      await page.getByRole('alert').getByText('12 % of the flow would be sent to red').waitFor();
      const confirm = page.getByRole('button', { name: 'Confirm and do it' });
      await confirm.click();
      assert.equal(await page.locator('textarea:invalid').count(), 1);
      await page.getByRole('textbox').last().fill('Agreed with the chiefs');
      await confirm.click();
      await page.getByRole('status').getByText('Done.').waitFor();
      await page.locator('header').getByText('In force').waitFor();
    },
  },
  {
    name: 'who wrote a version is told that another has to judge it',
    async run(page, api) {
      await open(page, api, 'approver', `/profiles/${fakeProfileIds.own}`);
      assert.ok(await page.getByRole('button', { name: 'Approve' }).isDisabled());
      await page.getByText('You wrote this version: another person has to judge it.').waitFor();
      assert.ok(await page.getByRole('button', { name: 'Retire' }).isEnabled());
    },
  },
  {
    name: 'a profile is tried on history, and what it would select is opened',
    async run(page, api) {
      await open(page, api, 'analyst', `/profiles/${fakeProfileIds.fresh}?part=impact`);
      await page.getByText('This version has not been tried on history yet').waitFor();
      await page.getByRole('button', { name: 'Run the back-test' }).click();
      await page.getByText('92.0% of what it matches (589 of 640) is already selected by').waitFor();
      await page.getByRole('link', { name: 'A/7' }).click();
      await page.waitForURL('**/declarations/A%2F7?item=1');
    },
  },
  {
    name: 'versions are set against each other, in the address',
    async run(page, api) {
      await open(page, api, 'auditor', `${eventful}?part=versions`);
      await page.getByText('item.netMassKg: at least 100 became at least 50').waitFor();
      await page.getByRole('link', { name: 'version 1', exact: true }).click();
      await page.waitForURL('**version=1');
      await page.getByRole('combobox').last().waitFor();
      await page.getByRole('link', { name: 'Readers' }).click();
      await page.getByRole('cell', { name: 'approver-2' }).first().waitFor();
    },
  },
  {
    name: 'a list is changed by one person and accepted by another',
    async run(page, api, context) {
      await open(page, api, 'analyst', '/lists/risk%20countries');
      await page
        .getByRole('row', { name: /United Arab Emirates/ })
        .getByRole('button', { name: 'Take off' })
        .click();
      await page.getByRole('link', { name: 'Propose a change' }).click();
      await page.getByRole('textbox', { name: 'Value' }).fill('HK');
      await page.getByRole('button', { name: 'Add to the proposal' }).click();
      assert.equal(await page.getByRole('row').count(), 3);
      await page.getByRole('button', { name: 'Propose', exact: true }).first().click();
      await page.getByText('A change waits to be accepted').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Accept' }).count(), 0);
      await context.clearCookies();
      await open(page, api, 'approver', '/lists/risk%20countries');
      await page.getByRole('button', { name: 'Accept and bring in force' }).click();
      await page.getByRole('alert').getByText('profile R-001 would send 9 %').waitFor();
      await page.getByRole('textbox', { name: 'Reason, for the record' }).fill('Agreed with the chiefs');
      await page.getByRole('button', { name: 'Confirm and do it' }).click();
      await page.getByText('A change waits for a second person').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'a rule book comes back with a reason, and an auditor brings none back',
    async run(page, api, context) {
      await open(page, api, 'auditor', '/rule-books');
      assert.equal(await page.getByRole('button', { name: 'Bring back' }).count(), 0);
      await page.getByRole('link', { name: 'What changed against the one before' }).first().click();
      await page.getByText('randomRate: 0.02 became 0.03').waitFor();
      await context.clearCookies();
      await open(page, api, 'approver', '/rule-books');
      await page.getByRole('button', { name: 'Bring back' }).first().click();
      await page.getByRole('button', { name: 'Bring this rule book back' }).click();
      assert.equal(await page.locator('textarea:invalid').count(), 1);
      await page.getByRole('textbox').last().fill('Too many matches');
      await page.getByRole('button', { name: 'Bring this rule book back' }).click();
      await page.getByText('№ 4').waitFor();
    },
  },
  {
    name: 'a challenger is started by another person, and stopped for good',
    async run(page, api) {
      await open(page, api, 'approver', `/challengers/${fakeChallengerNames.waiting}`);
      for (const step of ['Start', 'Stop']) {
        await page.getByRole('button', { name: step, exact: true }).click();
        await page.getByRole('button', { name: step, exact: true }).click();
      }
      await page.locator('main header').getByText('Stopped').waitFor();
      assert.equal(await page.getByRole('button', { name: /^St(art|op)$/ }).count(), 0);
    },
  },
  {
    name: 'signing out asks before what was written is lost',
    async run(page, api) {
      await open(page, api, 'analyst', `${eventful}/edit`);
      await page.getByLabel('Name *').fill('Anew');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Stay' }).click();
      assert.equal(await page.getByLabel('Name *').inputValue(), 'Anew');
      await page.getByRole('link', { name: 'Lists' }).click();
      await page.getByRole('button', { name: 'Leave' }).click();
      await page.waitForURL('**/lists');
    },
  },
  {
    name: 'nothing but data of profiles, lists and rule books is left in English',
    async run(page, api) {
      await signIn(page, api.origin, 'auditor');
      for (const path of [
        '/profiles',
        `${eventful}`,
        `${eventful}?part=impact&version=1`,
        `${eventful}?part=shadow`,
        `${eventful}?part=versions`,
        `${eventful}?part=readers`,
        '/lists',
        '/lists/watched%20importers',
        '/challengers',
        `/challengers/${encodeURIComponent(fakeChallengerNames.running)}`,
        '/rule-books',
      ]) {
        const inLanguage = async (language: string) => {
          await page.goto(`${api.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
          await settled(page);
          return translatableWords(page);
        };
        const english = new Set(await inLanguage('en'));
        assert.deepEqual(
          (await inLanguage('ru')).filter((words) => english.has(words)),
          [],
        );
      }
    },
  },
];
