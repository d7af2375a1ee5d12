import { type MemoryUse, watchMemory } from '../measuring/memory-watch.ts';
import { writeProfiles } from '../workload/profiles-file.ts';
import { activateProfiles, decidedCount, startServer } from './server.ts';
import type { Site } from './site.ts';
import { storeFolder } from './store-folder.ts';

/** A server on a fresh embedded store, with the profiles in force and its memory watched. */
export type MeasuredServer = {
  readonly url: string;
  /** Of a clearance system. */
  readonly token: string;
  /** How many declarations are stored, by the server's own account. */
  readonly stored: () => Promise<number>;
  readonly stop: () => Promise<MemoryUse | undefined>;
};

export const measuredServerCondition =
  'embedded store with full durability; client, server and database share this machine';

export async function startMeasuredServer(site: Site): Promise<MeasuredServer> {
  const server = await startServer(site, storeFolder(site));
  const { command } = server;
  const memory = watchMemory(command.pid, command.ended);
  await activateProfiles(server, writeProfiles(site.folder()));
  const token = await server.user('customs-system');
  const manager = await server.user('manager');
  return {
    url: server.url,
    token,
    stored: () => decidedCount(server, manager),
    stop: async () => {
      await command.stop();
      return memory;
    },
  };
}
