// `npm start [-- ARGS]`: installs and builds what is missing, then does `tamga start ARGS`.

import { join } from 'node:path';
import { root } from './node24.mjs';
import { ensureBuilt, ensureInstalled } from './set-up.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}

// From here on this process is that command, with its signals and its exit code.
process.argv.splice(1, 1, join(root, 'bin', 'tamga.mjs'), 'start');
await import('./tamga.mjs');
