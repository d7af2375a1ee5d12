#!/usr/bin/env node
// The `tamga` command. On Node 24 this is the program itself; on an older Node it starts itself again on the
// Node 24 among the packages.

import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitWith, isNode24, root, runNode24 } from './node24.mjs';

// npm writes this file last, so that it also tells a finished installation from an interrupted one.
if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
  console.error('The packages Tamga uses are not installed: run `npm start` or `npm ci` first.');
  process.exit(2);
}

if (isNode24) {
  // Kept inside the checkout: the default place is a directory that all users of the machine share.
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'tamga'));
  await import('../src/cli/main.ts');
} else {
  await exitWith(() =>
    runNode24(
      // Early releases of Node 24 announce on stderr that they strip types, among lines meant to be parsed.
      ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), ...process.argv.slice(2)],
      { cwd: process.cwd() },
    ),
  );
}
