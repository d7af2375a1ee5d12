import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openEmbeddedPostgres } from '../embedded-postgres.ts';

const run = promisify(execFile);

/** A place for data directories, and a cluster to copy, so that a test need not wait for `initdb`. */
export type ClusterCopies = {
  /** The path of a data directory that does not exist yet. */
  fresh(name: string): string;
  /** A data directory with a cluster of its own, owner and modes as they were made. */
  copy(name: string): Promise<string>;
  /** Removes every data directory but the one that is copied. */
  removeCopies(): Promise<void>;
  remove(): Promise<void>;
};

/** Makes the cluster to copy. Takes as long as one `initdb`. */
export async function makeClusterCopies(): Promise<ClusterCopies> {
  const root = await mkdtemp(join(tmpdir(), 'tamga-embedded-'));
  await chmod(root, 0o755);
  const template = join(root, 'template');
  await (await openEmbeddedPostgres(template)).stop();
  return {
    fresh: (name) => join(root, name),
    async copy(name) {
      await run('cp', ['-a', template, join(root, name)]);
      return join(root, name);
    },
    async removeCopies() {
      for (const name of await readdir(root)) {
        if (name !== 'template') await rm(join(root, name), { recursive: true, force: true, maxRetries: 3 });
      }
    },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
