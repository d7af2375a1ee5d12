import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, type Moment, parseMoment, utcDayOf } from './moment.ts';

describe('reading a moment', () => {
  it.each([
    ['2026-03-01', '2026-03-01T00:00:00Z', 'a bare date is its first instant in UTC'],
    ['2026-03-01T09:30Z', '2026-03-01T09:30:00Z', 'seconds may be left out'],
    ['2026-03-01t09:30:15z', '2026-03-01T09:30:15Z', 'letters may be small'],
    ['2026-03-01T09:30:15+05:00', '2026-03-01T09:30:15+05:00', 'the zone is kept as written'],
    ['2026-03-01T09:30:15+0500', '2026-03-01T09:30:15+05:00', 'a zone without colon'],
    ['2026-03-01T09:30:15+05', '2026-03-01T09:30:15+05:00', 'a zone of hours'],
    ['2026-03-01T09:30:15-03:30', '2026-03-01T09:30:15-03:30', 'west of Greenwich'],
    ['2026-03-01T09:30:15+00:00', '2026-03-01T09:30:15Z', 'no offset is Z'],
    ['2026-03-01T09:30:15-00:00', '2026-03-01T09:30:15Z', 'no offset is Z'],
    ['2026-03-01T09:30:15+14:00', '2026-03-01T09:30:15+14:00', 'Kiritimati'],
    ['2026-03-01T09:30:15.5Z', '2026-03-01T09:30:15.5Z', 'a fraction'],
    ['2026-03-01T09:30:15,123456789Z', '2026-03-01T09:30:15.123456789Z', 'a comma as ISO 8601 prefers it'],
    ['2024-02-29', '2024-02-29T00:00:00Z', 'a leap day'],
    ['2000-02-29', '2000-02-29T00:00:00Z', 'a leap day of a leap century'],
    ['0001-01-01', '0001-01-01T00:00:00Z', 'the first day'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z', 'the last second'],
  ])('%s is %s: %s', (text, moment) => {
    expect(parseMoment(text)).toEqual({ moment });
  });

  it.each([
    ['', 'not-a-date'],
    ['yesterday', 'not-a-date'],
    ['2026-3-1', 'not-a-date'],
    ['01.03.2026', 'not-a-date'],
    ['20260301', 'not-a-date'],
    ['26-03-01', 'not-a-date'],
    ['2026-03-01 09:30:00Z', 'not-a-date'],
    [' 2026-03-01', 'not-a-date'],
    ['2026-03-01\n', 'not-a-date'],
    ['2026-03-01T', 'not-a-date'],
    ['2026-03-01T09Z', 'not-a-date'],
    ['2026-03-01Z', 'not-a-date'],
    ['2026-03-01T09:30:00+5', 'not-a-date'],
    ['2026-03-01T09:30:00.Z', 'not-a-date'],
    ['2026-03-01T09:30:00.1234567890Z', 'not-a-date'],
    ['+012026-03-01', 'not-a-date'],
    ['٢٠٢٦-٠٣-٠١', 'not-a-date'],
    ['2026-02-29', 'impossible-date'],
    ['1900-02-29', 'impossible-date'],
    ['2026-02-30', 'impossible-date'],
    ['2026-04-31', 'impossible-date'],
    ['2026-00-01', 'impossible-date'],
    ['2026-13-01', 'impossible-date'],
    ['2026-01-00', 'impossible-date'],
    ['0000-01-01', 'impossible-date'],
    ['2026-03-01T24:00:00Z', 'impossible-date'],
    ['2026-03-01T23:60:00Z', 'impossible-date'],
    ['2026-03-01T23:59:60Z', 'impossible-date'],
    ['2026-03-01T09:30:00+15:00', 'impossible-date'],
    ['2026-03-01T09:30:00+05:60', 'impossible-date'],
    ['2026-02-30T09:30:00', 'impossible-date'],
    ['2026-03-01T09:30:00', 'moment-without-zone'],
    ['2026-03-01T09:30', 'moment-without-zone'],
  ])('%j is refused as %s', (text, fault) => {
    expect(parseMoment(text)).toEqual({ fault });
  });
});

describe('the instant and the UTC day', () => {
  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00.000Z', '2026-03-01'],
    ['2026-03-01T04:59:59+05:00', '2026-02-28T23:59:59.000Z', '2026-02-28'],
    ['2026-03-01T05:00:00+05:00', '2026-03-01T00:00:00.000Z', '2026-03-01'],
    ['2024-03-01T04:59:59+05:00', '2024-02-29T23:59:59.000Z', '2024-02-29'],
    ['2025-12-31T19:00:00-05:00', '2026-01-01T00:00:00.000Z', '2026-01-01'],
    ['2025-12-31T18:59:59.999-05:00', '2025-12-31T23:59:59.999Z', '2025-12-31'],
    ['2026-01-01T00:15:00+00:30', '2025-12-31T23:45:00.000Z', '2025-12-31'],
    ['2026-03-01T13:59:59+14:00', '2026-02-28T23:59:59.000Z', '2026-02-28'],
    ['2026-03-01T09:30:15.123999999Z', '2026-03-01T09:30:15.123Z', '2026-03-01'],
    ['0050-01-01T00:00:00Z', '0050-01-01T00:00:00.000Z', '0050-01-01'],
  ])('%s is %s, on %s', (moment, instant, day) => {
    expect(new Date(instantOf(moment as Moment)).toISOString()).toBe(instant);
    expect(utcDayOf(moment as Moment)).toBe(day);
  });

  it('agree with each other in every zone', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    const moment = fc
      .tuple(
        fc.date({ min: new Date('1970-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }),
        fc.constantFrom('+', '-'),
        fc.nat(14),
        fc.nat(59),
      )
      .map(
        ([date, sign, hours, minutes]) =>
          `${date.toISOString().slice(0, 23)}${sign}${two(hours)}:${two(minutes)}`,
      );
    fc.assert(
      fc.property(moment, (text) => {
        const parsed = parseMoment(text);
        if (!('moment' in parsed)) throw new Error(`${text} was refused as ${parsed.fault}`);
        expect(instantOf(parsed.moment)).toBe(Date.parse(text));
        expect(utcDayOf(parsed.moment)).toBe(new Date(text).toISOString().slice(0, 10));
      }),
    );
  });
});
