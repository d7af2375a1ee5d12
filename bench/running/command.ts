import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { launcher, repository } from './repository.ts';
import type { Site } from './site.ts';

/** A program that is running, or has run. */
export type RunningCommand = {
  readonly pid: number;
  /** Resolves when it has ended and all it wrote has been read. */
  readonly ended: Promise<Ended>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Asks it to stop and waits until it has. */
  readonly stop: () => Promise<Ended>;
};

export type Ended = {
  readonly code: number | null;
  readonly seconds: number;
  /** The last lines it wrote to standard error, for messages. */
  readonly lastWords: string;
};

export type CommandOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly onLine?: (line: string) => void;
  readonly onErrorLine?: (line: string) => void;
};

/** How long a program may take over a request to stop: a server finishes what it accepted. */
const stopMilliseconds = 20_000;
const wordsKept = 20;

/** Starts `tamga ARGS` as a process of its own, on the Node that runs this. */
export function startTamga(
  site: Site,
  args: readonly string[],
  options: CommandOptions = {},
): RunningCommand {
  const env = { ...process.env, ...options.env, npm_lifecycle_script: 'tamga' };
  // So named, the launcher watches its parent: should this process be killed, what it started stops by itself.
  return startProgram(site, process.execPath, [launcher, ...args], { ...options, env });
}

/** Runs `tamga ARGS` to its end; an exit code that is not expected is a failure. */
export async function runTamga(
  site: Site,
  args: readonly string[],
  options: CommandOptions = {},
  expected: readonly number[] = [0],
): Promise<Ended> {
  const ended = await startTamga(site, args, options).ended;
  if (ended.code === null || !expected.includes(ended.code))
    throw new Error(`tamga ${args.slice(0, 2).join(' ')} ended with ${ended.code}: ${ended.lastWords}`);
  return ended;
}

export function startProgram(
  site: Site,
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): RunningCommand {
  const beganAt = performance.now();
  const child = spawn(program, args, {
    cwd: options.cwd ?? repository,
    env: options.env ?? process.env,
    stdio: ['ignore', options.onLine === undefined ? 'ignore' : 'pipe', 'pipe'],
  });
  const words: string[] = [];
  eachLine(child.stdout, options.onLine);
  eachLine(child.stderr, (line) => {
    words.push(line);
    if (words.length > wordsKept) words.shift();
    options.onErrorLine?.(line);
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, seconds: (performance.now() - beganAt) / 1_000, lastWords: words.join('\n') }),
    );
  });
  // Whoever waits for it hears of it; nobody may be waiting yet.
  ended.catch(() => undefined);
  const stop = once(() => stopped(child, ended));
  site.onLeaving(async () => void (await stop()));
  return {
    pid: child.pid ?? -1,
    ended,
    kill: (signal) => void child.kill(signal),
    stop,
  };
}

function eachLine(stream: NodeJS.ReadableStream | null, take: ((line: string) => void) | undefined): void {
  if (stream === null || take === undefined) return;
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', take);
}

async function stopped(child: ChildProcess, ended: Promise<Ended>): Promise<Ended> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), stopMilliseconds);
  try {
    return await ended;
  } finally {
    clearTimeout(force);
  }
}

function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
