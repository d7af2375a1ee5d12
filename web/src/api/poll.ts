/** How often what changes by itself is asked for again, while the page is visible. */
export const pollEveryMs = 3_000;

/** How often what changes by itself, and slowly, is asked for again. */
export const slowPollEveryMs = 15_000;
const longestLivePeriodHours = 24;

/** The same for figures of a period: those of a week cost the server most, and seconds change them least. */
export function pollFiguresEveryMs(hours: number): number {
  return hours > longestLivePeriodHours ? slowPollEveryMs : pollEveryMs;
}
