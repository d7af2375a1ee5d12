// Imported for its effect: this process hears each signal once, and does not outlive its launcher.
//
// Ctrl-C on a terminal reaches every process of the foreground group, npm passes it on to its script, and a
// launcher passes it on again; service managers do the same with SIGTERM. To the program all of that is one
// request to stop, and a second one usually means "at once", so what follows within a second is the same.

import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';

const sameRequestMs = 1_000;
const signals = new Set(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']);
const heardAtMs = new Map();
const emit = process.emit;

process.emit = function emitOnce(name, ...rest) {
  if (signals.has(name)) {
    const nowMs = performance.now();
    if (nowMs - (heardAtMs.get(name) ?? Number.NEGATIVE_INFINITY) < sameRequestMs) return true;
    heardAtMs.set(name, nowMs);
  }
  return emit.call(this, name, ...rest);
};

const npmScript = process.env.npm_lifecycle_script ?? '';

if (process.env.TAMGA_LAUNCHER === String(process.ppid)) {
  // File descriptor 3 is open for as long as the launcher lives. When it closes, the launcher was killed without
  // the chance to pass anything on, and what was done to it is meant for the program. The number of the launcher
  // is compared because processes started later inherit the variable, but not the descriptor.
  delete process.env.TAMGA_LAUNCHER;
  new Socket({ fd: 3, readable: true, writable: false })
    .on('error', () => {})
    .on('close', () => process.kill(process.pid, 'SIGKILL'))
    .resume()
    .unref();
} else if (/\btamga\b|\bbin\/\w+\.mjs\b/.test(npmScript)) {
  // npx puts a shell between npm and the program. It dies of a SIGTERM without passing it on, and survives npm,
  // so the ends of both are watched for.
  const started = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === started) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** The parent and, where that is a shell and Linux tells, its parent: anything further may end and leave us running. */
function ancestors() {
  const parent = process.ppid;
  try {
    const [, name, grandparent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'));
    return /^(ba|da|a|k|z)?sh$/.test(name) ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}
