import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark, Setting } from './measuring/benchmark.ts';
import { atMost, type Figure, figure } from './measuring/figure.ts';
import { startProgram } from './running/command.ts';
import { repository } from './running/repository.ts';
import { listening, type Server } from './running/server.ts';
import type { Site } from './running/site.ts';
import { stopDatabaseOnLeaving } from './running/store-folder.ts';
import { declarationTexts } from './workload/declaration-texts.ts';

const target = atMost(240);
const registryMilliseconds = 20_000;
const lookEveryMilliseconds = 50;

export const firstDecisionBenchmark: Benchmark = {
  name: 'first-decision',
  about: 'from `git clone` of the committed state to the first decision, with an empty cache of packages',
  async run({ isQuick, site, tell }) {
    if (isQuick) return { kind: 'skipped', why: 'it has no small size' };
    const env = environment(join(site.folder(), 'npm-cache'));
    const unfit = whyNot(env);
    if (unfit !== undefined) return { kind: 'skipped', why: unfit };
    const checkout = join(site.folder(), 'tamga');
    const declaration = declarationTexts('F', 3, 1).textOf(0);
    const seconds = stopwatch();
    tell('cloning');
    await clone(site, checkout, env);
    const cloned = seconds();
    const { server, building, built } = await start({ site, tell }, checkout, env, seconds);
    const listens = seconds();
    await decideOne(server, declaration);
    return {
      kind: 'measured',
      conditions: [
        `Node ${nodeVersion(env)} starts it; packages come from the registry npm is set to`,
        'loading of packages depends on the network more than on this machine',
      ],
      figures: stepsOf({ cloned, building, built, listens, decided: seconds() }),
      checks: [],
    };
  },
};

/** Seconds from the beginning to the end of each step; where there are no pages, nothing is built. */
type Ends = {
  readonly cloned: number;
  readonly building: number | undefined;
  readonly built: number | undefined;
  readonly listens: number;
  readonly decided: number;
};

function stepsOf({ cloned, building, built, listens, decided }: Ends): readonly Figure[] {
  const builtAfter = built ?? listens;
  const installed = building ?? builtAfter;
  return [
    figure('clone to first decision', 's', [decided], target),
    figure('clone', 's', [cloned]),
    figure('install', 's', [installed - cloned]),
    figure('build', 's', [builtAfter - installed]),
    figure('start, with a new database', 's', [listens - builtAfter]),
    figure('a user made and a declaration decided', 's', [decided - listens]),
  ];
}

function stopwatch(): () => number {
  const beganAt = performance.now();
  return () => (performance.now() - beganAt) / 1_000;
}

async function clone(site: Site, checkout: string, env: NodeJS.ProcessEnv): Promise<void> {
  const args = ['clone', '--quiet', '--no-hardlinks', repository, checkout];
  const { code, lastWords } = await startProgram(site, 'git', args, { env }).ended;
  if (code !== 0) throw new Error(`git clone ended with ${code}: ${lastWords}`);
}

type Started = { readonly server: Server } & Pick<Ends, 'building' | 'built'>;

async function start(
  { site, tell }: Pick<Setting, 'site' | 'tell'>,
  checkout: string,
  env: NodeJS.ProcessEnv,
  seconds: () => number,
): Promise<Started> {
  let building: number | undefined;
  let built: Promise<number | undefined> | undefined;
  stopDatabaseOnLeaving(site, join(checkout, 'data'));
  const server = await listening((options) => {
    const command = startProgram(site, 'npm', ['start', '--', '--port', '0'], {
      ...options,
      cwd: checkout,
      env: { ...env, ...options.env },
      onErrorLine: (line) => {
        tell(line);
        if (line.startsWith('Building the pages')) building ??= seconds();
      },
    });
    built = appearance(join(checkout, 'dist', '.tamga-web'), command.ended, seconds);
    return command;
  });
  return { server, building, built: building === undefined ? undefined : await built };
}

async function decideOne(server: Server, declaration: string): Promise<void> {
  const token = await server.user('customs-system');
  await server.request('POST', '/declarations', declaration, token);
}

/** As a newcomer has it: nothing of this checkout on the path, none of its settings, an empty cache. */
function environment(cache: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|TAMGA_|NODE_OPTIONS$)/i.test(name));
  const env = Object.fromEntries(kept);
  const registry = process.env.npm_config_registry;
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return {
    ...env,
    PATH: path.join(delimiter),
    npm_config_cache: cache,
    ...(registry !== undefined && { npm_config_registry: registry }),
  };
}

/** Why this cannot be measured here, or undefined. */
function whyNot(env: NodeJS.ProcessEnv): string | undefined {
  if (process.platform === 'win32') return 'it starts npm as a program, which Windows does not have';
  const committed = outputOf('git', ['-C', repository, 'ls-tree', 'HEAD', 'src/cli/main.ts'], env);
  if (committed === undefined) return 'git does not know this checkout';
  if (committed === '') return 'the program is not committed, so that a clone has none';
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const reached = outputOf('npm', ['view', `pg@${manifest.dependencies.pg}`, 'version'], env);
  return reached === undefined ? 'npm does not reach its registry' : undefined;
}

function outputOf(program: string, args: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const { status, stdout } = spawnSync(program, args, {
    env,
    encoding: 'utf8',
    timeout: registryMilliseconds,
  });
  return status === 0 ? stdout.trim() : undefined;
}

function nodeVersion(env: NodeJS.ProcessEnv): string {
  return outputOf('node', ['--version'], env) ?? 'unknown';
}

/** When a file appeared; undefined when the program ended first. */
async function appearance(
  file: string,
  ended: Promise<unknown>,
  seconds: () => number,
): Promise<number | undefined> {
  const state = { hasEnded: false };
  void ended
    .catch(() => undefined)
    .then(() => {
      state.hasEnded = true;
    });
  while (!state.hasEnded) {
    if (existsSync(file)) return seconds();
    await pause(lookEveryMilliseconds);
  }
  return undefined;
}
