import type { Brand } from './brand.ts';

/** An ISO 8601 date and time with its zone, as in "2026-03-01T09:30:00+05:00". */
export type Moment = Brand<string, 'Moment'>;
/** A day of the UTC calendar, as in "2026-03-01". */
export type Day = Brand<string, 'Day'>;

/** Why a text is no moment: its form, a day or hour that does not exist, or a time that names no zone. */
export type MomentFault = 'not-a-date' | 'impossible-date' | 'moment-without-zone';

const form =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * Reads an ISO 8601 date, or date and time with zone. A bare date means its first instant in UTC. The zone
 * is kept as written, since the local hour of lodgement is itself a sign of risk.
 */
export function parseMoment(text: string): { moment: Moment } | { fault: MomentFault } {
  const parts = form.exec(text);
  if (parts === null) return { fault: 'not-a-date' };
  const [, year, month, day, hour, minute, second = '00', fraction, zone] = parts;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return { fault: 'impossible-date' };
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { moment: `${date}T00:00:00Z` as Moment };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { fault: 'impossible-date' };
  if (zone === undefined) return { fault: 'moment-without-zone' };
  const offset = canonicalZone(zone);
  if (offset === undefined) return { fault: 'impossible-date' };
  const clock = `${hour}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}`;
  return { moment: `${date}T${clock}${offset}` as Moment };
}

/** Milliseconds since 1970 of a moment; fractions finer than that are cut. */
export function instantOf(moment: Moment): number {
  return Date.parse(moment);
}

/**
 * The hour, 0 to 23, by the clock of the zone a moment was written in. Undefined at midnight to the second: that is how a day
 * without a time of day is written, by us and by others, and hardly anything else happens then.
 */
export function localHourOf(moment: Moment): number | undefined {
  return /T00:00:00(?:\.0+)?(?:Z|[+-])/.test(moment) ? undefined : Number(moment.slice(11, 13));
}

/** The UTC day a moment falls on. */
export function utcDayOf(moment: Moment): Day {
  // Most moments fall on the same day here and in UTC, which the clock shows without the cost of a Date.
  const minutes = Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)) - offsetMinutes(moment);
  if (minutes >= 0 && minutes < 1_440) return moment.slice(0, 10) as Day;
  return utcDayOfInstant(instantOf(moment));
}

/** The UTC day of an instant, in milliseconds since 1970. */
export function utcDayOfInstant(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10) as Day;
}

const dayMilliseconds = 86_400_000;

/** The day after. */
export function nextDay(day: Day): Day {
  return utcDayOfInstant(Date.parse(day) + dayMilliseconds);
}

/** The day before. */
export function dayBefore(day: Day): Day {
  return utcDayOfInstant(Date.parse(day) - dayMilliseconds);
}

function offsetMinutes(moment: Moment): number {
  if (moment.endsWith('Z')) return 0;
  const minutes = Number(moment.slice(-5, -3)) * 60 + Number(moment.slice(-2));
  return moment.at(-6) === '-' ? -minutes : minutes;
}

/** Whether the calendar has such a day: no 30 February, and a year zero is a typing mistake. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function canonicalZone(zone: string): string | undefined {
  if (zone === 'Z' || zone === 'z') return 'Z';
  const hours = zone.slice(1, 3);
  const minutes = zone.length > 3 ? zone.slice(-2) : '00';
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return hours === '00' && minutes === '00' ? 'Z' : `${zone[0]}${hours}:${minutes}`;
}
