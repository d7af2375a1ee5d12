/** How long others wait for the processor at the most, but for one step of the work. */
const turnMilliseconds = 2;

/** Lets others go on between the steps of long work. */
export type Pause = () => Promise<void> | undefined;

/** A pause as often as others have waited long enough. */
export function pauses(): Pause {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turnMilliseconds) return undefined;
    return new Promise<void>(setImmediate).then(() => {
      since = performance.now();
    });
  };
}

/** None: what is held meanwhile keeps more waiting than the processor. */
export const noPause: Pause = () => undefined;
