/** Counts what the pages wait for beside answers of the server, such as code that is still on its way. */
let waiting = 0;
const listeners = new Set<() => void>();

/** Says that something is being waited for, until the function it answers is called. */
export function beginWaiting(): () => void {
  change(1);
  return () => change(-1);
}

export function waitingCount(): number {
  return waiting;
}

export function onWaitingChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(by: number): void {
  waiting += by;
  for (const listener of listeners) listener();
}
