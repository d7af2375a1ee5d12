// `npm run check`: everything a machine can judge without running the program. All steps run, also after a
// failure, so that one run shows all there is to mend.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitWith, node24Path, root } from './node24.mjs';
import { ensureInstalled, installedDifferences } from './set-up.mjs';

const steps = [
  [
    'format and lint',
    () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=200', '.'),
  ],
  ['types', () => tool('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json')],
  ['types of the end-to-end tests', () => tool('typescript/bin/tsc', '--noEmit', '-p', 'test/tsconfig.json')],
  [
    'types of the pages',
    () => tool('typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json'),
    'web/tsconfig.json',
  ],
  ['imports point one way', () => script('bin/arrows.mjs')],
  ['nothing unused', () => tool('knip/bin/knip.js', '--no-progress')],
  ['installed as locked', () => report(installedDifferences())],
  ['lock file', () => report(lockFaults())],
];

await exitWith(async () => {
  await ensureInstalled();
  let failedCount = 0;
  for (const [name, check, neededPath] of steps) {
    if (neededPath !== undefined && !existsSync(join(root, neededPath))) {
      console.log(`none    ${name} (no ${neededPath})`);
      continue;
    }
    const startedAtMs = performance.now();
    const { ok, output } = check();
    if (!ok) failedCount += 1;
    if (!ok && output !== '') console.log(`\n${output}`);
    console.log(
      `${ok ? 'ok    ' : 'FAILED'}  ${name} (${((performance.now() - startedAtMs) / 1_000).toFixed(1)} s)`,
    );
  }
  console.log(failedCount === 0 ? 'All checks hold.' : `${failedCount} of ${steps.length} checks failed.`);
  return failedCount === 0 ? 0 : 1;
});

function tool(path, ...args) {
  return script(join('node_modules', path), ...args);
}

function script(path, ...args) {
  const { status, signal, stdout, stderr, error } = spawnSync(node24Path(), [join(root, path), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    env: process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : process.env,
  });
  if (signal === 'SIGINT') process.exit(130);
  return { ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim() };
}

function report(faults) {
  return { ok: faults.length === 0, output: faults.join('\n') };
}

/** A lock file that names hosts installs nowhere else, and a range in package.json lets npm pick another release. */
function lockFaults() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const faults = [];
  for (const [path, { resolved, integrity, link }] of Object.entries(packages)) {
    if (path === '' || link) continue;
    if (resolved !== undefined) faults.push(`package-lock.json: ${path} names where it was fetched from`);
    if (integrity === undefined) faults.push(`package-lock.json: ${path} has no integrity`);
  }
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(manifest[group] ?? {})) {
      if (!/^\d+\.\d+\.\d+/.test(version))
        faults.push(`package.json: ${name} is ${version}, not an exact version`);
      const locked = packages[`node_modules/${name}`]?.version;
      if (locked !== version)
        faults.push(`package.json: ${name} is ${version}, locked is ${locked ?? 'none'}`);
    }
  }
  return faults;
}
