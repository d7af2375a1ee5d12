import { closeSync, fsyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem, type } from 'node:os';
import { median } from './statistics.ts';

/** The machine the figures belong to, as it was before the first benchmark. */
export type Machine = {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  /** Processes that wanted to run, on average of the last minute; figures from a busy machine are not figures. */
  readonly loadAtStart?: number;
  /** Median time for 8 kB to become durable in the folder for temporary files: what bounds every durable write. */
  readonly diskSyncMilliseconds: number;
  /** Whether that folder is memory, where nothing is durable and syncs cost nothing. */
  readonly isDiskMemory: boolean;
};

const gibibyte = 1_073_741_824;
const syncs = 64;
const pageBytes = 8_192;
/** What Linux answers for tmpfs and ramfs. */
const memoryFileSystems = new Set([0x01021994, 0x858458f6]);

export function describeMachine(folder: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? arch(),
    cores: availableParallelism(),
    memoryGiB: totalmem() / gibibyte,
    system: `${type()} ${release()} ${arch()}`,
    ...(platform() !== 'win32' && { loadAtStart: loadavg()[0] ?? 0 }),
    diskSyncMilliseconds: diskSyncMilliseconds(`${folder}/sync`),
    isDiskMemory: platform() === 'linux' && memoryFileSystems.has(statfsSync(folder).type),
  };
}

function diskSyncMilliseconds(file: string): number {
  const page = Buffer.alloc(pageBytes, 1);
  const descriptor = openSync(file, 'w');
  try {
    const times = Array.from({ length: syncs }, () => {
      const beganAt = performance.now();
      writeSync(descriptor, page);
      fsyncSync(descriptor);
      return performance.now() - beganAt;
    });
    return median(times);
  } finally {
    closeSync(descriptor);
  }
}
