// `npm test [-- ARGS]`: every test once, ARGS being Vitest's. The last line of the output is the count.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { exitWith, root, run, runNode24 } from './node24.mjs';
import { ensureBuilt, ensureInstalled } from './set-up.mjs';

await exitWith(async () => {
  const args = process.argv.slice(2);
  await ensureInstalled();
  if (mayRunEndToEnd(args)) {
    await ensureBuilt();
    await ensureBrowser();
  }

  const reportDirectory = mkdtempSync(join(tmpdir(), 'tamga-test-'));
  try {
    const reportPath = join(reportDirectory, 'report.json');
    const code = await runNode24([
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportPath}`,
      ...args,
    ]);
    const { passed, failed, skipped } = count(reportPath, code);
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    return code === 0 && passed === 0 ? 1 : code;
  } finally {
    rmSync(reportDirectory, { recursive: true, force: true });
  }
});

/** Someone who names unit tests only should not wait for a build or a browser. */
function mayRunEndToEnd(args) {
  const filters = args.filter((arg) => !arg.startsWith('-'));
  return filters.length === 0 || !filters.every((filter) => /^(\.\/)?(src|bench)(\/|$)/.test(filter));
}

/**
 * What the report says. A file that could not be loaded has no tests in it and an error between tests belongs
 * to none, yet both are failures; they are counted so that the line never says "0 failed" over a failed run.
 */
function count(reportPath, exitCode) {
  let report;
  try {
    report = JSON.parse(readFileSync(reportPath, 'utf8'));
  } catch {
    console.error('The test run ended without a report; counted as one failure.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  if (exitCode === 0 && passed + failed === 0) console.error('No test was executed; that is a failure.');
  if (exitCode !== 0 && failed === 0) {
    console.error('The test run failed outside its tests; counted as one failure.');
    return { passed, failed: 1, skipped };
  }
  return { passed, failed, skipped };
}

/** Finds a Chromium for the browser tests and names it to them in CHROMIUM_PATH; on a bare Debian, installs one. */
async function ensureBrowser() {
  let path = findBrowser();
  if (path === undefined && mayInstallBrowser()) {
    console.error('Installing Chromium for the browser tests.');
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    const packages = ['chromium', 'fonts-dejavu'];
    const code =
      (await run('apt-get', ['-q', 'update'], options)) ||
      (await run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...packages], options));
    if (code > 128) process.exit(code);
    path = findBrowser();
  }
  if (path === undefined) {
    delete process.env.CHROMIUM_PATH;
    console.error(
      'NOTICE: no Chromium was found, so the browser tests will be skipped; CHROMIUM_PATH may name one.',
    );
  } else {
    process.env.CHROMIUM_PATH = path;
  }
}

function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const directories = (process.env.PATH ?? '').split(delimiter).filter((directory) => directory !== '');
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...['/usr/bin', '/usr/local/bin', '/snap/bin', ...directories].flatMap((directory) =>
      names.map((name) => join(directory, name)),
    ),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((directory) => directory !== undefined)
      .map((directory) => join(directory, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  ];
  return candidates.find((candidate) => candidate !== undefined && isExecutable(candidate));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function mayInstallBrowser() {
  return (
    process.getuid?.() === 0 &&
    existsSync('/etc/debian_version') &&
    spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  );
}
