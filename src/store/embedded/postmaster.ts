import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, isPostmasterOf } from './process-identity.ts';

/** The main process of a PostgreSQL server. */
export type Postmaster = {
  readonly pid: number;
  /** Whether it is gone by now. */
  isGone(): Promise<boolean>;
  /** Fulfilled when it is gone. Waiting for it does not keep Tamga alive. */
  readonly exited: Promise<void>;
};

const watchEveryMs = 500;

/**
 * A postmaster that this process started. The system tells when it ends; to look at the process instead would be
 * wrong, since in its first moments it does not look like a server yet.
 */
export function startedPostmaster(child: ChildProcess, pid: number, exited: Promise<void>): Postmaster {
  return { pid, isGone: async () => child.exitCode !== null || child.signalCode !== null, exited };
}

/** A postmaster that is not our child, so that the system does not tell us when it ends: looked at again and again. */
export function watchedPostmaster(pid: number, cluster: string): Postmaster {
  let gone = false;
  const isGone = async () => {
    gone ||= !(await isStillThere(pid, cluster));
    return gone;
  };
  const watch = async () => {
    while (!(await isGone())) await pause(watchEveryMs, undefined, { ref: false });
  };
  return { pid, isGone, exited: watch() };
}

/** Elsewhere than on Linux, looking closer means to start a program, which is too much for several times a second. */
async function isStillThere(pid: number, cluster: string): Promise<boolean> {
  return process.platform === 'linux' ? (await isPostmasterOf(pid, cluster)) !== 'no' : isAlive(pid);
}
