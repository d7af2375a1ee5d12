import { RandomStream, streamKey } from '../random-stream.ts';
import { AliasTable } from './alias-table.ts';
import type { Arrivals, TrafficScenario } from './traffic-scenario.ts';

export const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** A day of the scenario's calendar. Days are counted from 1 January 1970, local time. */
export type LocalDay = {
  readonly number: number;
  /** Counted from the scenario's first. */
  readonly sinceStart: number;
  /** From 0, Monday. */
  readonly weekday: number;
  /** From 0, January. */
  readonly month: number;
  /** As in "2026-01-05". */
  readonly text: string;
};

/** When declarations are lodged: how many on which day, and at what time of it. */
export class Calendar {
  readonly offsetMs: number;
  readonly startDay: number;
  readonly #arrivals: Arrivals;
  readonly #utcOffset: string;
  readonly #hours: AliasTable;
  readonly #key;

  constructor(scenario: TrafficScenario, seed: number) {
    this.#arrivals = scenario.arrivals;
    this.#utcOffset = scenario.utcOffset;
    this.#hours = new AliasTable(scenario.arrivals.hourly);
    this.#key = streamKey(seed, 'arrivals');
    this.offsetMs = offsetOf(scenario.utcOffset);
    this.startDay = Date.parse(scenario.start) / dayMs;
  }

  /** The local day an instant falls on. */
  dayAt(instantMs: number): LocalDay {
    return this.day(Math.floor((instantMs + this.offsetMs) / dayMs));
  }

  day(number: number): LocalDay {
    const date = new Date(number * dayMs);
    return {
      number,
      sinceStart: number - this.startDay,
      weekday: (date.getUTCDay() + 6) % 7,
      month: date.getUTCMonth(),
      text: date.toISOString().slice(0, 10),
    };
  }

  /** The instant at which a local day begins. */
  beginningOf(day: LocalDay): number {
    return day.number * dayMs - this.offsetMs;
  }

  /** How many first versions are expected on a day. */
  expectedOn(day: LocalDay): number {
    const { perDay, weekday, monthly, yearlyGrowth, occasions } = this.#arrivals;
    const monthDay = day.text.slice(5);
    const occasion = occasions.find(({ from, to }) => monthDay >= from && monthDay <= to);
    return (
      perDay *
      relative(weekday, day.weekday) *
      relative(monthly, day.month) *
      (occasion?.factor ?? 1) *
      (1 + yearlyGrowth) ** (day.sinceStart / 365)
    );
  }

  /** The instants of a day's lodgements in order, to the second; the same whenever they are asked for. */
  lodgementsOn(day: LocalDay): Float64Array {
    const stream = new RandomStream(this.#key, day.number);
    const instants = new Float64Array(stream.poisson(this.expectedOn(day)));
    const beginning = this.beginningOf(day);
    for (let index = 0; index < instants.length; index++) {
      instants[index] = beginning + this.#hours.draw(stream) * hourMs + stream.below(3_600) * 1_000;
    }
    return instants.sort();
  }

  /** An instant as the scenario writes it, to the second. */
  write(instantMs: number): string {
    const local = instantMs + this.offsetMs;
    const second = Math.floor((local - Math.floor(local / dayMs) * dayMs) / 1_000);
    const clock = `${twoDigits(Math.floor(second / 3_600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}`;
    return `${this.#dayText(local)}T${clock}${this.#utcOffset}`;
  }

  #cachedDay = Number.NaN;
  #cachedText = '';

  /** Nearly all instants fall on the day of the one before, and making a date is the dear part. */
  #dayText(local: number): string {
    const number = Math.floor(local / dayMs);
    if (number !== this.#cachedDay) {
      this.#cachedDay = number;
      this.#cachedText = new Date(number * dayMs).toISOString().slice(0, 10);
    }
    return this.#cachedText;
  }
}

/** The weight at a place against the mean of all. */
function relative(weights: readonly number[], index: number): number {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return (weights[index] ?? 0) / mean;
}

function offsetOf(utcOffset: string): number {
  const minutes = Number(utcOffset.slice(1, 3)) * 60 + Number(utcOffset.slice(4, 6));
  return (utcOffset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
