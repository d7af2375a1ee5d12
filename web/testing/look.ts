import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { languages } from '../src/language/languages.ts';
import { axeViolations } from './axe-violations.ts';
import { settled, signIn, sizes, startBrowser } from './browser.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import { fakeChallengerNames } from './fake-challengers.ts';
import { fakeProfileIds } from './fake-profiles.ts';
import { checkPageRules, watchTraffic } from './page-rules.ts';

// Visits every page in every language, size and colour scheme, says which rules are broken, and keeps pictures:
// node web/testing/look.ts DIRECTORY [NAME PART ...]

const [directory = 'test-results/look', ...parts] = process.argv.slice(2);
await mkdir(directory, { recursive: true });
const full = await startFakeApi();
const empty = await startFakeApi({ declarations: 0 });
const browser = await startBrowser();

type View = { readonly name: string; readonly api: FakeApi; readonly role?: string; readonly path: string };

const officer = { api: full, role: 'officer' };
const eventful = `/profiles/${encodeURIComponent(fakeProfileIds.eventful)}`;
const [from, to] = ['02', '03'].map((digits) => `sha256:${digits.repeat(32)}`);
const ofProfiles = [
  ['profiles', 'analyst', '/profiles'],
  ['profiles-proposals', 'approver', '/profiles?part=proposals'],
  ['profile-new', 'analyst', '/profiles/new'],
  ['profile-edit', 'analyst', `${eventful}/edit`],
  ['challengers', 'analyst', '/challengers'],
  ['challenger', 'approver', `/challengers/${encodeURIComponent(fakeChallengerNames.running)}`],
  ['challenger-waiting', 'approver', `/challengers/${fakeChallengerNames.waiting}`],
  ['profiles-nothing', 'analyst', '/profiles?text=nothing-like-it'],
  ['profile', 'approver', eventful],
  ['profile-fresh', 'analyst', `/profiles/${fakeProfileIds.fresh}`],
  ['profile-impact', 'analyst', `${eventful}?part=impact&version=1`],
  ['profile-shadow', 'auditor', `${eventful}?part=shadow`],
  ['profile-versions', 'auditor', `${eventful}?part=versions`],
  ['profile-readers', 'auditor', `${eventful}?part=readers`],
  ['lists', 'analyst', '/lists'],
  ['list', 'approver', '/lists/watched%20importers'],
  ['list-versions', 'auditor', '/lists/watched%20importers?part=versions'],
  ['list-change', 'analyst', '/lists/risk%20countries?part=change'],
  ['rule-books', 'approver', '/rule-books'],
  ['rule-books-difference', 'auditor', `/rule-books?from=${from}&to=${to}`],
] as const;
const views: readonly View[] = [
  { name: 'login', api: full, path: '/login' },
  { ...officer, name: 'operations', path: '/operations' },
  { ...officer, name: 'operations-week', path: '/operations?hours=168&lane=red&office=26001' },
  { ...officer, name: 'declaration', path: `/declarations/${encodeURIComponent(full.ids.eventful)}` },
  { ...officer, name: 'declaration-long', path: `/declarations/${full.ids.longest}?item=5003` },
  { ...officer, name: 'declaration-missing', path: '/declarations/none' },
  ...ofProfiles.map(([name, role, path]) => ({ name, role, path, api: full })),
  { ...officer, name: 'account', path: '/account' },
  { ...officer, name: 'not-found', path: '/no/such/page' },
  { name: 'operations-manager', api: full, role: 'manager', path: '/operations' },
  { name: 'operations-declarant', api: full, role: 'declarant-system', path: '/operations' },
  { name: 'operations-empty', api: empty, role: 'officer', path: '/operations' },
  { name: 'profiles-empty', api: empty, role: 'analyst', path: '/profiles' },
  { name: 'proposals-empty', api: empty, role: 'analyst', path: '/profiles?part=proposals' },
  { name: 'lists-empty', api: empty, role: 'analyst', path: '/lists' },
  { name: 'challengers-empty', api: empty, role: 'analyst', path: '/challengers' },
  { name: 'rule-books-empty', api: empty, role: 'analyst', path: '/rule-books' },
];

async function look(page: Page, view: View, language: string, name: string): Promise<readonly string[]> {
  const traffic = watchTraffic(page, view.api.origin);
  await page.goto(`${view.api.origin}${view.path}${view.path.includes('?') ? '&' : '?'}lang=${language}`);
  await settled(page);
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
  const isMissing = view.name === 'declaration-missing';
  const rules = await checkPageRules(page, {
    language,
    signedIn: view.role !== undefined,
    ...(isMissing ? {} : { traffic }),
  });
  const axe = await axeViolations(page);
  return [...rules, ...axe.map((violation) => JSON.stringify(violation))].map((words) => `${name}: ${words}`);
}

const broken: string[] = [];
for (const scheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(sizes)) {
    const context = await browser.newContext({ viewport, colorScheme: scheme, timezoneId: 'Asia/Tashkent' });
    let signedInAs = '';
    for (const view of views) {
      for (const language of languages) {
        const name = `${view.name}-${size}-${scheme}-${language}`;
        if (!parts.every((part) => name.includes(part))) continue;
        const page = await context.newPage();
        const account = `${view.role ?? ''}@${view.api.origin}`;
        if (view.role !== undefined && account !== signedInAs) {
          await signIn(page, view.api.origin, view.role);
          signedInAs = account;
        }
        broken.push(...(await look(page, view, language, name)));
        await page.close();
      }
    }
    await context.close();
  }
}
process.stdout.write(`${[...broken, `${broken.length} rules broken`].join('\n')}\n`);
await browser.close();
await Promise.all([full.close(), empty.close()]);
process.exitCode = broken.length === 0 ? 0 : 1;
