import type { DailyMean } from './impact-report.ts';

/** Counts by UTC day. */
export class DailyCounts {
  readonly #days = new Map<string, number>();

  add(day: string, count = 1): void {
    this.#days.set(day, (this.#days.get(day) ?? 0) + count);
  }

  get days(): readonly string[] {
    return [...this.#days.keys()].sort();
  }

  /** Days of the calendar from the first to the last, both included. */
  get calendarDays(): number {
    const { days } = this;
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return 0;
    return Math.round((Date.parse(last) - Date.parse(first)) / dayMilliseconds) + 1;
  }

  /** The counts by month, as in "2026-03". */
  byMonth(): ReadonlyMap<string, number> {
    const months = new Map<string, number>();
    for (const [day, count] of this.#days) {
      const month = day.slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + count);
    }
    return months;
  }

  /**
   * The mean a day over so many days, those without any included. Its interval is that of a mean of days that
   * differ as these do; one day alone says nothing of how days differ, so there the count's own spread serves.
   */
  mean(days: number): DailyMean {
    if (days === 0) return { value: 0, low: 0, high: 0, days };
    const counts = [...this.#days.values()];
    const total = counts.reduce((sum, count) => sum + count, 0);
    const value = total / days;
    const squares = counts.reduce((sum, count) => sum + (count - value) ** 2, 0);
    const variance = days === 1 ? value : (squares + (days - counts.length) * value ** 2) / (days - 1);
    const half = z95 * Math.sqrt(variance / days);
    return { value, low: Math.max(0, value - half), high: value + half, days };
  }
}

const dayMilliseconds = 86_400_000;
const z95 = 1.959963984540054;
