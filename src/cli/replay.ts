import type { Command } from 'commander';
import { replayDecision } from '../app/declarations/replay-decision.ts';
import { exitCodes } from './exit-codes.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { withStore } from './options.ts';
import { UsageError } from './usage-error.ts';

export function addReplay(program: Command): void {
  withStore(
    program
      .command('replay')
      .description('decides again from the stored rule book and facts, and compares the bytes'),
  )
    .argument('<decision>', 'id of the declaration; ID@VERSION for a version that is not the newest')
    .action(async (decision: string, options: StoreLocation) => {
      const { store, close } = await openStore(options);
      try {
        const { id, version } = await decisionNamed(
          decision,
          async (whole) => (await store.declarations.find(whole)) !== undefined,
        );
        const result = await replayDecision(store, id, version);
        if (result.kind === 'missing')
          throw new UsageError(`The store holds no ${result.what} for ${decision}.`);
        process.stdout.write(`${JSON.stringify({ decision, ...result })}\n`);
        if (result.kind === 'different') process.exitCode = exitCodes.failed;
      } finally {
        await close();
      }
    });
}

/** An id may itself end in "@2": what is stored under the whole name comes first. */
async function decisionNamed(
  name: string,
  isStored: (id: string) => Promise<boolean>,
): Promise<{ readonly id: string; readonly version?: number }> {
  const parts = /^(.+)@(\d{1,9})$/s.exec(name);
  if (parts === null || (await isStored(name))) return { id: name };
  return { id: parts[1] ?? name, version: Number(parts[2]) };
}
