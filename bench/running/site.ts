import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Leaving = () => Promise<void>;

/**
 * What a run sets up and must not leave behind. Whatever is set up says how it is taken down; leaving the site
 * takes everything down, the last first, also after a failure or Ctrl-C.
 */
export class Site {
  readonly #leavings: Leaving[] = [];
  #left: Promise<void> | undefined;

  /** What to do when the run ends. On a site that was left already it is done at once. */
  onLeaving(leaving: Leaving): void {
    if (this.#left === undefined) this.#leavings.push(leaving);
    else this.#left = this.#left.then(() => attempt(leaving));
  }

  /** A folder of its own, removed in the end. */
  folder(): string {
    const path = mkdtempSync(join(tmpdir(), 'tamga-bench-'));
    this.onLeaving(() => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
    return path;
  }

  leave(): Promise<void> {
    this.#left ??= this.#takeDown();
    return this.#left;
  }

  async #takeDown(): Promise<void> {
    for (let leaving = this.#leavings.pop(); leaving !== undefined; leaving = this.#leavings.pop())
      await attempt(leaving);
  }
}

/** One thing that cannot be taken down does not keep the rest standing. */
async function attempt(leaving: Leaving): Promise<void> {
  try {
    await leaving();
  } catch (error) {
    process.stderr.write(`left behind: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
