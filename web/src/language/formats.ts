import type { Money } from '../../../src/server/api.ts';
import type { Language } from './languages.ts';

/** How a language writes what is not words. */
export type Formats = {
  readonly number: (value: number) => string;
  /** A number that was measured: three digits that matter, or all before the point. */
  readonly rounded: (value: number) => string;
  /** A number with every digit that matters, for facts that are compared. */
  readonly exact: (value: number) => string;
  /** A share of one, as percent. */
  readonly percent: (share: number, decimals?: number) => string;
  /** The same without its sign, for the ends of an interval. */
  readonly percentPoints: (share: number, decimals?: number) => string;
  readonly money: (money: Money) => string;
  readonly time: (moment: string) => string;
  readonly hour: (moment: string) => string;
  readonly date: (moment: string) => string;
  /** A day of the calendar as 2026-11-25, whatever the zone. */
  readonly day: (day: string) => string;
  readonly dateTime: (moment: string) => string;
  /** The zone the moments are shown in, as UTC+05:00. */
  readonly zone: (moment: string) => string;
};

const kept = new Map<string, Formats>();

/** The formats of a language; the browser's time zone unless another is named. */
export function formatsOf(language: Language, timeZone?: string): Formats {
  const key = `${language} ${timeZone ?? ''}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = makeFormats(language, timeZone);
  kept.set(key, made);
  return made;
}

function makeFormats(language: Language, timeZone: string | undefined): Formats {
  const numbers = numberLocaleOf(language);
  const number = new Intl.NumberFormat(numbers, { maximumFractionDigits: 3 });
  const rounded = new Intl.NumberFormat(numbers, {
    maximumSignificantDigits: 3,
    maximumFractionDigits: 0,
    roundingPriority: 'morePrecision',
  });
  const exact = new Intl.NumberFormat(numbers, {
    maximumFractionDigits: 4,
    maximumSignificantDigits: 6,
    roundingPriority: 'morePrecision',
    useGrouping: 'min2',
  });
  const share = (style: 'percent' | 'decimal', decimals: number) =>
    new Intl.NumberFormat(numbers, {
      style,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  const percents = [0, 1, 2, 3].map((decimals) => share('percent', decimals));
  const points = [0, 1, 2, 3].map((decimals) => share('decimal', decimals));
  const moments = momentFormats(language, timeZone);
  return {
    number: (value) => number.format(value),
    rounded: (value) => rounded.format(value),
    exact: (value) => exact.format(value),
    percent: (value, decimals = shareDecimals(value)) => percents[decimals]?.format(value) ?? '',
    percentPoints: (value, decimals = shareDecimals(value)) => points[decimals]?.format(value * 100) ?? '',
    money: (money) => `${amountFormat(numbers, money).format(money.amount)}\u00a0${money.currency}`,
    ...moments,
  };
}

/** The decimals a share is told with: one, and one more below one percent, where one alone would say little. */
export function shareDecimals(share: number): number {
  return share > 0 && share < 0.01 ? 2 : 1;
}

/**
 * The locale whose numbers a language uses. Chromium names Uzbek among its locales but carries no data for it
 * in Latin script, and would write 1.5 the English way; Uzbek in Cyrillic and Russian write the same figures.
 */
function numberLocaleOf(language: Language): string {
  if (language === 'en') return 'en';
  const candidates = [language, 'uz-Cyrl', 'ru'];
  return candidates.find((locale) => new Intl.NumberFormat(locale).format(1.5) === '1,5') ?? 'ru';
}

/** Money is text: Intl reads it digit by digit, without the detour over a binary number. */
function amountFormat(locale: string, { amount, currency }: Money): { format: (amount: string) => string } {
  const decimals = amount.split('.')[1]?.length ?? 0;
  const usual = usualDecimals(currency);
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: Math.min(usual, 20),
    maximumFractionDigits: Math.min(Math.max(usual, decimals), 20),
  });
  return { format: (text) => format.format(text as Intl.StringNumericLiteral) };
}

function usualDecimals(currency: string): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}

type MomentFormats = Pick<Formats, 'time' | 'hour' | 'date' | 'day' | 'dateTime' | 'zone'>;

/**
 * Dates are written in figures, day first, as on the paper form of the region: `uz` has no names of months in
 * Chromium, and the slashes that `uz-Cyrl` would put are not how documents in Uzbekistan are dated. Only English
 * needs the month in letters, since its readers disagree about the order of figures.
 */
function momentFormats(language: Language, timeZone: string | undefined): MomentFormats {
  const locale = language === 'en' ? 'en-GB' : 'ru';
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = {
    day: '2-digit',
    month: language === 'en' ? 'short' : '2-digit',
    year: 'numeric',
    ...zone,
  } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone } as const;
  const time = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' });
  const hour = new Intl.DateTimeFormat(locale, clock);
  const date = new Intl.DateTimeFormat(locale, day);
  const calendar = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
  const offset = new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset', ...zone });
  return {
    time: (moment) => time.format(Date.parse(moment)),
    hour: (moment) => hour.format(Date.parse(moment)),
    date: (moment) => date.format(Date.parse(moment)),
    day: (text) => calendar.format(Date.parse(text)),
    dateTime: (moment) => `${date.format(Date.parse(moment))}, ${hour.format(Date.parse(moment))}`,
    zone: (moment) => zoneOf(offset, moment),
  };
}

function zoneOf(offset: Intl.DateTimeFormat, moment: string): string {
  const part = offset.formatToParts(Date.parse(moment)).find(({ type }) => type === 'timeZoneName');
  return (part?.value ?? 'GMT').replace('GMT', 'UTC');
}
