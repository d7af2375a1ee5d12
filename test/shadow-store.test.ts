import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../src/app/app.ts';
import type { Store } from '../src/app/ports/store.ts';
import { changeProfile, draftProfile } from '../src/app/profiles/change-profile.ts';
import { firstRuleBook } from '../src/app/rule-books/first-rule-book.ts';
import { importRuleBook } from '../src/app/rule-books/import-rule-book.ts';
import { changeChallenger, registerChallenger } from '../src/app/shadow/change-challenger.ts';
import {
  compareChallenger,
  compareProfile,
  listShadowProfiles,
  readShadowRuleBook,
} from '../src/app/shadow/read-shadow.ts';
import { ShadowFollower } from '../src/app/shadow/shadow-follower.ts';
import type { DeclarationId } from '../src/domain/codes.ts';
import type { Finding } from '../src/domain/finding.ts';
import type { Role } from '../src/domain/role.ts';
import { defaultSettings } from '../src/domain/settings.ts';
import { aDeclaration, anItem } from '../src/domain/testing/a-declaration.ts';
import { aProfile } from '../src/domain/testing/a-profile.ts';
import type { User, UserId } from '../src/domain/user.ts';
import { defaultHistorySettings } from '../src/identify/history/history-settings.ts';
import { memoryStore } from '../src/server/testing/memory-store.ts';
import { openApp } from '../src/server/testing/test-server.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../src/store/embedded/embedded-postgres.ts';
import { openPostgresStore } from '../src/store/postgres-store.ts';
import { temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
let embedded: EmbeddedPostgres;
let postgres: Store;

beforeAll(async () => {
  embedded = await openEmbeddedPostgres(folder.file('data'));
  postgres = await openPostgresStore(embedded.url);
});

afterAll(async () => {
  await postgres.close();
  await embedded.stop();
  folder.remove();
});

const someone = (name: string, role: Role, offices?: readonly string[]): User => ({
  id: name as UserId,
  name,
  roles: [role],
  ...(offices && { offices }),
});
const analyst = someone('analyst', 'analyst');
const approver = someone('approver', 'approver');
const second = someone('second', 'approver');
const clearance = someone('clearance', 'customs-system');
const codes = ['610910', '851713', '640399', '010121', '220421'];

/** An app whose clock goes on by a second whenever it is looked at, so that two of them tell the same times. */
async function appOn(store: Store): Promise<App> {
  let seconds = Date.parse('2026-03-01T08:00:00Z') / 1_000;
  const app = openApp(store, () => {
    seconds += 1;
    return new Date(seconds * 1_000).toISOString();
  });
  await firstRuleBook(app);
  return app;
}

const startsWith = (value: string) => ({ field: 'item.commodityCode', op: 'startsWith', value }) as const;

async function shadow(app: App, id: string, code: string, then: object): Promise<void> {
  const drafted = await draftProfile(app, analyst, aProfile({ id, when: startsWith(code), then }));
  if (drafted.kind !== 'drafted') throw new Error(`${id} was not drafted`);
  const { version } = drafted.version;
  await changeProfile(app, analyst, id, 'submit');
  await changeProfile(app, approver, id, 'approve', { version });
  expect(await changeProfile(app, approver, id, 'shadow', { version })).toMatchObject({ kind: 'taken' });
}

async function challenge(app: App, name: string, code: string): Promise<void> {
  const profiles = [aProfile({ id: 'c', when: startsWith(code), then: { lane: 'blue' } })];
  await registerChallenger(app, analyst, name, { profiles });
  expect(await changeChallenger(app, approver, name, 'start')).toMatchObject({ kind: 'taken' });
}

/** Declarations of every kind of goods and office there is here, some of them amended later. */
async function declare(app: App, from: number, to: number, version = 1): Promise<void> {
  for (let index = from; index < to; index++) {
    const commodityCode = codes[index % codes.length] as string;
    const declaration = aDeclaration({
      id: `D-${index}` as DeclarationId,
      office: ['10', '20', ''][index % 3] as never,
      items: [anItem({ commodityCode: commodityCode as never }), anItem({ sequence: 2 })],
      ...(version > 1 && { version, totalPackages: version }),
    });
    expect((await app.submissions.submit(declaration, clearance)).kind).toBe('decided');
  }
}

/** Findings on some of them: on the whole, on items, and later ones in the place of earlier ones. */
async function inspect(app: App, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 2) {
    const found = (result: Finding['result'], item?: number) =>
      app.store.declarations.recordFindings(
        [
          {
            finding: {
              declarationId: `D-${index}` as DeclarationId,
              inspectedAt: '2026-03-02T10:00:00Z' as Finding['inspectedAt'],
              officers: ['a'],
              measures: ['scan'],
              result,
              ...(item !== undefined && { item }),
            },
            version: 1,
            at: app.now(),
            by: 'officer',
          },
        ],
        defaultHistorySettings,
      );
    await found(index % 3 === 0 ? 'violation' : 'compliant', index % 4 === 0 ? 1 : undefined);
    if (index % 8 === 0) await found('compliant', 1);
    if (index % 10 === 0) await found('violation', 2);
  }
}

async function follow(app: App): Promise<void> {
  const follower = new ShadowFollower(app.store);
  for (;;) {
    const followed = await follower.step();
    if (followed.kind !== 'judged' || followed.isCaughtUp) return;
  }
}

/** Some weeks of work: profiles and challengers come and go while declarations are decided and inspected. */
async function work(app: App): Promise<void> {
  const settings = { ...defaultSettings, defaultOffice: { minimumRandomRate: 0.2 } };
  const inForce = [
    aProfile({ id: 'wine', when: startsWith('22'), then: { lane: 'yellow' } }),
    aProfile({ id: 'shoes', when: startsWith('64'), then: { lane: 'red' } }),
  ];
  await importRuleBook(app, someone('admin', 'admin'), { profiles: inForce, settings }, true);
  await declare(app, 0, 20);
  await shadow(app, 'shirts', '61', { lane: 'red' });
  await declare(app, 20, 50);
  await challenge(app, 'blue', '85');
  await shadow(app, 'shoes', '6403', { lane: 'blue', likelihood: 0.9 });
  await follow(app);
  await declare(app, 50, 120);
  await declare(app, 30, 40, 2);
  await inspect(app, 20, 110);
  await changeProfile(app, approver, 'shirts', 'suspend');
  await declare(app, 120, 150);
  await changeChallenger(app, approver, 'blue', 'stop');
  await changeProfile(app, approver, 'shirts', 'shadow');
  await declare(app, 150, 160);
  await follow(app);
  expect((await changeProfile(app, second, 'shoes', 'activate', { version: 2 })).kind).toBe('taken');
  await shadow(app, 'phones', '85', { lane: 'yellow' });
  await declare(app, 160, 180);
  await follow(app);
  await declare(app, 180, 200);
}

/** All that is told of what was judged, to someone who sees every office and to one who does not. */
async function toldOn(app: App): Promise<unknown> {
  const readers = [analyst, someone('local', 'analyst', ['20']), someone('nowhere', 'analyst', [])];
  return Promise.all(
    readers.map(async (reader) => ({
      list: await listShadowProfiles(app, reader, undefined, 10),
      together: await readShadowRuleBook(app, reader),
      shirts: await compareProfile(app, reader, 'shirts'),
      shoes: await compareProfile(app, reader, 'shoes'),
      phones: await compareProfile(app, reader, 'phones'),
      blue: await compareChallenger(app, reader, 'blue'),
    })),
  );
}

describe('what is judged in shadow', () => {
  test('is told alike by PostgreSQL and by the store in memory', async () => {
    const apps = [await appOn(postgres), await appOn(memoryStore())] as const;
    for (const app of apps) await work(app);
    const [here, there] = [await toldOn(apps[0]), await toldOn(apps[1])];
    expect(here).toEqual(there);
    const [all] = here as { shoes: { comparison: { judged: number } }; shirts: object; blue: object }[];
    expect(all).toMatchObject({
      together: { profiles: ['phones@1', 'shirts@1'], summary: { decided: 40, judged: 20, waiting: 20 } },
      shirts: { comparison: { leftOut: 0, waiting: 20, hitRates: { inspected: 45 } } },
      shoes: { comparison: { decided: 120, judged: 120, hitRates: { inspected: 30 } } },
      blue: { comparison: { decided: 110, judged: 110, hitRates: { inspected: 30 } } },
    });
  });

  test('begins with the act that something is tried by, however much was decided before', async () => {
    const app = await appOn(postgres);
    await follow(app);
    await importRuleBook(app, someone('admin', 'admin'), { profiles: [] }, true);
    await declare(app, 400, 420);
    expect(await postgres.shadow.isNeeded()).toBe(true);
    for (const id of ['shirts', 'phones']) await changeProfile(app, approver, id, 'suspend');
    await follow(app);
    expect(await postgres.shadow.isNeeded()).toBe(false);
    await declare(app, 420, 440);
    await importRuleBook(app, someone('admin', 'admin'), { profiles: [] }, true);
    await challenge(app, 'late', '61');
    await declare(app, 440, 443);
    const { declarations } = await watched(app);
    expect(declarations).toEqual(['D-440', 'D-441', 'D-442']);
    await changeChallenger(app, approver, 'late', 'stop');
    await follow(app);
    expect(await new ShadowFollower(postgres).step()).toEqual({ kind: 'idle' });
  });

  /** The declarations that the next step is handed, which nothing comes of. */
  async function watched(app: App): Promise<{ readonly declarations: readonly string[] }> {
    let declarations: readonly string[] = [];
    const step = app.store.shadow.follow(100, async (batch) => {
      declarations = batch.declarations.map(({ declaration }) => declaration.id);
      throw new Error('only looking');
    });
    await expect(step).rejects.toThrow('only looking');
    return { declarations };
  }

  test('is judged once, by whoever holds the watermark, and again when that one fails', async () => {
    const app = await appOn(postgres);
    await follow(app);
    await challenge(app, 'again', '61');
    await declare(app, 300, 310);
    let others: unknown;
    const failing = postgres.shadow.follow(100, async (batch) => {
      expect(batch.declarations.map(({ declaration }) => declaration.id)).toEqual(
        Array.from({ length: 10 }, (_, index) => `D-${300 + index}`),
      );
      others = await new ShadowFollower(postgres).step();
      throw new Error('gone in the middle');
    });
    await expect(failing).rejects.toThrow('gone in the middle');
    expect(others).toEqual({ kind: 'elsewhere' });
    await follow(app);
    await follow(app);
    await postgres.shadow.whileAlone(async () => {
      const other = await openPostgresStore(embedded.url, { connections: 1 });
      expect(await other.shadow.whileAlone(async () => {})).toBe(false);
      await other.close();
    });
    expect(await postgres.shadow.whileAlone(async () => {})).toBe(true);
    const compared = await compareChallenger(app, analyst, 'again');
    expect(compared?.comparison).toMatchObject({ decided: 10, judged: 10 });
  });
});
