import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { firstAdministrator } from '../app/access/first-administrator.ts';
import type { App } from '../app/app.ts';
import {
  createDemonstrators,
  fillWithGenerated,
  isFitForDemonstration,
  LiveDemonstration,
} from '../app/demonstration/demonstration.ts';
import type { HistoryFollower } from '../app/history/follow-history.ts';
import { keepCounting } from '../app/profiles/propose-retirement.ts';
import { bringingDueInForce } from '../app/profiles/scheduled-profiles.ts';
import type { BuildOrdered } from '../app/references/references-in-use.ts';
import { repeat } from '../app/repeating.ts';
import { unsoundInWords } from '../app/rule-books/rule-book-in-force.ts';
import { createServer } from '../server/create-server.ts';
import { openTraffic } from '../simulate/traffic/open-traffic.ts';
import { partyThreads } from '../store/columns/party-threads.ts';
import { questionThreads } from '../store/columns/question-threads.ts';
import { backtestsInThreads } from './backtests/backtests-in-threads.ts';
import { columnsFolder, historyFollower } from './history.ts';
import { openApp } from './open-app.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { buildInThread } from './references/build-in-thread.ts';
import { readListsFile, readProfilesFile, readSettingsFile } from './rule-book-files.ts';
import { readScenarioFile } from './scenario-file.ts';
import { ShadowThread } from './shadow/shadow-thread.ts';
import { UsageError } from './usage-error.ts';

export type StartOptions = StoreLocation & {
  readonly port: number;
  readonly host: string;
  readonly demo?: boolean;
  readonly secureCookies?: boolean;
  readonly seed: number;
  readonly adminToken?: string;
};

/** How often this node asks what is in force; others hear of a change within two seconds. */
const watchMilliseconds = 500;
/** How often the matches of what was decided meanwhile are counted. */
const countMilliseconds = 5_000;
/** How often the history forgets what says nothing any more. */
const forgetMilliseconds = 3_600_000;
/** A past may be loaded somewhat out of its order: what the newest declarations may ask for is kept, but for slips. */
const asking = { newest: 20_000, slips: 20 };
const dayMilliseconds = 86_400_000;
/** A stop that takes longer than the contract allows is cut short; what was acknowledged is durable anyway. */
const stopMilliseconds = 14_000;
const demoDays = 60;
const demoProgress = 20_000;
const minimumTokenLength = 24;

const root = new URL('../../', import.meta.url);
const scenarios = new URL('examples/scenarios/', root);

/** Serves until it is told to stop. */
export async function serve(options: StartOptions): Promise<void> {
  if (options.adminToken !== undefined && options.adminToken.length < minimumTokenLength) {
    throw new UsageError(`TAMGA_ADMIN_TOKEN is too short; give at least ${minimumTokenLength} characters.`);
  }
  const { store, databaseUrl, close } = await openStore(options, { onLost: logError });
  try {
    const folder = columnsFolder(options.data);
    const app: App = {
      ...(await openApp(store, backtestsInThreads(databaseUrl, folder))),
      history: questionThreads(folder, store.history),
      parties: partyThreads(folder, store.history),
    };
    if (options.demo === true && !(await isFitForDemonstration(app))) {
      throw new UsageError(
        'This store holds real data, and --demo would mix generated data into it; name another --data.',
      );
    }
    const follower = historyFollower(store.history, folder, logError);
    const shadow = new ShadowThread(store.shadow, { databaseUrl }, logError);
    const followers = { follower, shadow, build: buildInThread(databaseUrl, folder) };
    await run(app, options, followers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** What goes through the record behind whoever decides. */
type Followers = {
  readonly follower: HistoryFollower;
  readonly shadow: ShadowThread;
  readonly build: BuildOrdered;
};

async function run(
  app: App,
  options: StartOptions,
  { follower, shadow, build }: Followers,
  closeStore: () => Promise<void>,
): Promise<void> {
  const webRoot = fileURLToPath(new URL('dist/web/', root));
  const server = await createServer(app, {
    version: versionOf(),
    generatedData: options.demo === true,
    secureCookies: options.secureCookies === true,
    ...(existsSync(webRoot) && { webRoot }),
  });
  await listen(server, options);
  app.ruleBook.watch(watchMilliseconds, logError);
  follower.start();
  shadow.watch();
  app.references.watch(build, logError);
  const { unsound } = app.ruleBook;
  if (unsound !== undefined) logError(new Error(unsoundInWords(unsound)));
  const schedule = repeat(bringingDueInForce(app, logError), watchMilliseconds, logError);
  const clearances = repeat(() => app.clearances.refresh(), watchMilliseconds, logError);
  const count = repeat(() => keepCounting(app), countMilliseconds, logError);
  const forget = repeat(() => forgetHistory(app), forgetMilliseconds, logError);
  const token = await firstAdministrator(app, options.adminToken);
  if (token !== undefined) say(`admin token: ${token}`);
  const demonstration = options.demo === true ? await demonstrate(app, options.seed) : undefined;
  say(`Tamga listens on ${addressOf(server)}`);
  await stopSignal();
  const deadline = setTimeout(() => process.exit(1), stopMilliseconds);
  deadline.unref();
  demonstration?.stop();
  app.ruleBook.stop();
  const repeated = [schedule, clearances, count, forget, app.references];
  await Promise.all(repeated.map((each) => each.stop()));
  await server.close();
  await follower.stop();
  await shadow.stop();
  await closeStore();
}

async function forgetHistory({ store, now }: App): Promise<void> {
  await store.declarations.forgetHistory(Math.floor(Date.parse(now()) / dayMilliseconds), asking);
}

type Server = Awaited<ReturnType<typeof createServer>>;

async function listen(server: Server, { port, host }: StartOptions): Promise<void> {
  try {
    await server.listen({ port, host });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') throw new UsageError(`Port ${port} is taken; name another with --port.`);
    if (code === 'EACCES')
      throw new UsageError(`Port ${port} needs rights that this user lacks; name another with --port.`);
    throw error;
  }
}

async function demonstrate(app: App, seed: number): Promise<LiveDemonstration> {
  const scenario = readScenarioFile(fileURLToPath(new URL('uzbekistan-like.json', scenarios)));
  // Schemes that begin on some day of the scenario begin within the past that is filled in.
  const traffic = openTraffic({ ...scenario, start: daysBefore(app.now(), demoDays) }, seed);
  for (const { role, token } of await createDemonstrators(app)) say(`token ${role}: ${token}`);
  const live = new LiveDemonstration(app, traffic, logError);
  if (!(await app.store.isEmpty())) {
    live.start();
    return live;
  }
  const file = (name: string): string => fileURLToPath(new URL(name, scenarios));
  const ruleBook = {
    profiles: readProfilesFile(file('profiles.json')),
    lists: readListsFile(file('lists.json')),
    settings: readSettingsFile(file('settings.json')),
  };
  // The pages are there while the past fills in; what is live begins where it ends.
  let told = 0;
  fillWithGenerated(app, traffic, ruleBook, demoDays, (filled, upTo) => {
    if (filled - told < demoProgress) return;
    told = filled;
    say(`${filled} generated declarations are in, up to ${upTo.slice(0, 10)} of ${demoDays} days`);
  })
    .then(() => {
      say('The generated past is in; live arrivals follow');
      live.start();
    })
    .catch(logError);
  return live;
}

function daysBefore(now: string, days: number): string {
  return new Date(Date.parse(now) - days * 86_400_000).toISOString().slice(0, 10);
}

function addressOf(server: Server): string {
  const address = server.server.address();
  if (address === null || typeof address === 'string') return String(address);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/`;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  return version;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function logError(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
