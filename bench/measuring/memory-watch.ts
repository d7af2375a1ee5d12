import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { median } from './statistics.ts';

/** Resident memory of a process at a moment, and the most it has had so far. */
export type MemorySample = { readonly atMilliseconds: number; readonly now: number; readonly peak: number };

/** What a process needed. */
export type MemoryUse = {
  readonly peakMegabytes: number;
  /** Median between a tenth and three tenths of its life, when what is loaded once has been loaded. */
  readonly earlyMegabytes: number;
  /** Median of the last fifth of its life. */
  readonly lateMegabytes: number;
  readonly samples: number;
};

const everyMilliseconds = 100;
const megabyte = 1_000_000;
const kibibyte = 1_024;
const run = promisify(execFile);

/**
 * Watches the resident memory of a process until it ends; undefined where this system does not tell, and for a
 * process that was gone before it could be asked. On Linux the peak is the kernel's own, so that no short one is
 * missed; elsewhere it is the greatest that was seen.
 */
export async function watchMemory(pid: number, ended: Promise<unknown>): Promise<MemoryUse | undefined> {
  const samples: MemorySample[] = [];
  const state = { hasEnded: false };
  const end = ended
    .catch(() => undefined)
    .then(() => {
      state.hasEnded = true;
    });
  while (!state.hasEnded) {
    const sample = await sampleOf(pid).catch(() => undefined);
    if (sample !== undefined) samples.push(sample);
    await Promise.race([end, pause(everyMilliseconds)]);
  }
  return memoryUse(samples);
}

export function memoryUse(samples: readonly MemorySample[]): MemoryUse | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const life = last.atMilliseconds - first.atMilliseconds;
  const between = (from: number, to: number): number => {
    const inside = samples.filter(({ atMilliseconds }) => {
      const age = atMilliseconds - first.atMilliseconds;
      return age >= from * life && age <= to * life;
    });
    return median((inside.length === 0 ? samples : inside).map(({ now }) => now)) / megabyte;
  };
  return {
    peakMegabytes: samples.reduce((most, { now, peak }) => Math.max(most, now, peak), 0) / megabyte,
    earlyMegabytes: between(0.1, 0.3),
    lateMegabytes: between(0.8, 1),
    samples: samples.length,
  };
}

async function sampleOf(pid: number): Promise<MemorySample | undefined> {
  if (platform() === 'win32') return undefined;
  const atMilliseconds = performance.now();
  if (platform() === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const now = bytesOf('VmRSS', status);
    const peak = bytesOf('VmHWM', status);
    return now === undefined || peak === undefined ? undefined : { atMilliseconds, now, peak };
  }
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  const now = Number(stdout.trim()) * kibibyte;
  return now > 0 ? { atMilliseconds, now, peak: now } : undefined;
}

/** Bytes of a line as in "VmRSS:    1234 kB"; a process that has ended has none. */
function bytesOf(name: string, status: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return found === undefined ? undefined : Number(found) * kibibyte;
}
