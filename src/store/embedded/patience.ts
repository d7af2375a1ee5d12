/** Writes one line for the operator. */
export type Log = (line: string) => void;

/** How long to wait for a server that says nothing, and how long for one that says it is busy. */
export type PatienceLimits = { readonly silentMs: number; readonly busyMs: number };

/** Waiting with limits, and with a line in the log now and then. */
export type Patience = {
  /** Notes what was heard and answers whether there is any time left. `what` completes "still waiting: ...". */
  remains(heard: 'silent' | 'busy', what: string): boolean;
};

/** Reading a long log after a crash takes minutes, and breaking off would only begin it anew. */
export const startLimits: PatienceLimits = { silentMs: 60_000, busyMs: 600_000 };

const logEveryMs = 5_000;

/** How long to wait before asking again. A busy server writes a line in its log each time it is asked. */
export function pollDelayMs(heard: 'silent' | 'busy'): number {
  return heard === 'busy' ? 250 : 50;
}

/** Begins to wait. `now` counts milliseconds and never goes back. */
export function beginWaiting(
  limits: PatienceLimits,
  log: Log,
  now: () => number = () => performance.now(),
): Patience {
  const begunAt = now();
  let heardAt = begunAt;
  let nextLogAt = begunAt + logEveryMs;
  return {
    remains(heard, what) {
      const at = now();
      if (heard === 'busy') heardAt = at;
      if (at >= nextLogAt) {
        log(`still waiting after ${Math.round((at - begunAt) / 1000)} s: ${what}`);
        nextLogAt = at + logEveryMs;
      }
      return at - begunAt < limits.busyMs && at - heardAt < limits.silentMs;
    },
  };
}
