/** Seconds of a day, and the UTC day and month of a second since 1970, counted since 1970. */
export const daySeconds = 86_400;

export function dayOf(second: number): number {
  return Math.floor(second / daySeconds);
}

let knownDay = Number.NaN;
let knownMonth = 0;

export function monthOf(second: number): number {
  const day = dayOf(second);
  // Declarations come day by day, and a Date is slow.
  if (day !== knownDay) {
    const date = new Date(day * daySeconds * 1_000);
    knownMonth = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
    knownDay = day;
  }
  return knownMonth;
}

/** Whole days between two seconds. */
export function daysBetween(earlier: number, later: number): number {
  return Math.max(0, Math.floor((later - earlier) / daySeconds));
}
