/** Work that is done again and again, one time after the other, until it is stopped. */
export type Repeating = { readonly stop: () => Promise<void> };

/** Does the work every so many milliseconds; a failure is told, and the next time comes all the same. */
export function repeat(
  work: () => Promise<void>,
  everyMilliseconds: number,
  onError: (error: unknown) => void,
): Repeating {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= work()
      .catch(onError)
      .finally(() => {
        underWay = undefined;
      });
  }, everyMilliseconds);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
