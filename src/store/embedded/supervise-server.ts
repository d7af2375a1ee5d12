import { setTimeout as pause } from 'node:timers/promises';
import { errorText } from './embedded-postgres-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { Log } from './patience.ts';
import type { RunningServer } from './running-server.ts';

/** Brings up the server at an address that pools already know. */
export type BringUp = (wanted: Endpoint, signal: AbortSignal) => Promise<RunningServer>;

export type Supervision = {
  /** The server as of now, or the last one when it is down. */
  current(): RunningServer;
  /** Ends the supervision, an attempt to restart included. The server itself goes on. */
  end(): Promise<void>;
};

const minuteMs = 60_000;
const attemptsPerMinute = 5;
const firstDelayMs = 100;

/**
 * Watches the server from now on and brings it up again when it dies, at the same address, so that pools find it.
 * Between attempts it waits longer each time, and never makes more than five in a minute.
 */
export function superviseServer(first: RunningServer, bringUp: BringUp, log: Log): Supervision {
  const ending = new AbortController();
  const attemptsAt: number[] = [];
  let current = first;

  const attempt = async (): Promise<boolean> => {
    await pause(restartDelayMs(attemptsAt, performance.now()), undefined, {
      ref: false,
      signal: ending.signal,
    });
    attemptsAt.push(performance.now());
    try {
      current = await bringUp(current.endpoint, ending.signal);
      return true;
    } catch (error) {
      ending.signal.throwIfAborted();
      log(`PostgreSQL could not be started again: ${errorText(error)}`);
      return false;
    }
  };

  const watch = async (): Promise<void> => {
    for (;;) {
      await unlessAborted(current.postmaster.exited, ending.signal);
      log(`PostgreSQL (process ${current.postmaster.pid}) stopped unexpectedly; starting it again`);
      while (!(await attempt())) ending.signal.throwIfAborted();
      log(`PostgreSQL runs again (process ${current.postmaster.pid})`);
    }
  };

  // It only ever ends by being aborted, which is what `end` asks for.
  const watching = watch().catch(() => undefined);
  return {
    current: () => current,
    async end() {
      ending.abort();
      await watching;
    },
  };
}

/** How long to wait before the next attempt, after those made at `attemptsAt` (milliseconds, oldest first). */
export function restartDelayMs(attemptsAt: readonly number[], now: number): number {
  const recent = attemptsAt.filter((at) => now - at < minuteMs);
  const backOff = firstDelayMs * 4 ** recent.length - firstDelayMs;
  if (recent.length < attemptsPerMinute) return Math.min(backOff, minuteMs / attemptsPerMinute);
  const oldest = recent[recent.length - attemptsPerMinute] ?? now;
  return oldest + minuteMs - now;
}

function unlessAborted(event: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    event.then(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}
