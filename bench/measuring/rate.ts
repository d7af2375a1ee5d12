const workAtATime = 64;

/** How often a second something can be done, by doing it for so long. */
export function ratePerSecond(milliseconds: number, work: (n: number) => void): number {
  const beganAt = performance.now();
  const until = beganAt + milliseconds;
  let done = 0;
  do {
    for (const end = done + workAtATime; done < end; done++) work(done);
  } while (performance.now() < until);
  return (done * 1_000) / (performance.now() - beganAt);
}
