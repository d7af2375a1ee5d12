import { describe, expect, it } from 'vitest';
import type { Money } from '../../../src/server/api.ts';
import { formatsOf } from './formats.ts';

const tashkent = 'Asia/Tashkent';
const money = (amount: string, currency: string) => ({ amount, currency }) as Money;
/** Intl writes spaces that do not break; the expectations below are easier to read without them. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  it.each([
    ['uz', '1 234 567,89', '2,1%'],
    ['uz-Cyrl', '1 234 567,89', '2,1%'],
    ['ru', '1 234 567,89', '2,1 %'],
    ['en', '1,234,567.89', '2.1%'],
  ] as const)('in %s', (language, number, percent) => {
    const formats = formatsOf(language, tashkent);
    expect(plain(formats.number(1_234_567.89))).toBe(number);
    expect(plain(formats.percent(0.0214))).toBe(percent);
  });

  it('shows a whole percent with its decimal, so that columns line up', () => {
    expect(formatsOf('en').percent(0.02)).toBe('2.0%');
    expect(formatsOf('en').percentPoints(0.018)).toBe('1.8');
    expect(formatsOf('en').percent(0.0025)).toBe('0.25%');
  });

  it('rounds what was measured', () => {
    expect([0.18765, 12.345, 12_345.6, 0].map(formatsOf('en').rounded)).toEqual([
      '0.188',
      '12.3',
      '12,346',
      '0',
    ]);
  });

  it('keeps the digits of facts', () => {
    expect(formatsOf('en').exact(0.000123456)).toBe('0.000123456');
    expect(formatsOf('en').exact(2026)).toBe('2026');
    expect(formatsOf('en').exact(6.0128886589847)).toBe('6.01289');
    expect(formatsOf('en').exact(1234567.25)).toBe('1,234,567.25');
  });
});

describe('money', () => {
  it.each([
    ['1250.5', 'USD', '1,250.50 USD'],
    ['372254', 'KRW', '372,254 KRW'],
    ['0.125', 'USD', '0.125 USD'],
    ['9007199254740993.07', 'UZS', '9,007,199,254,740,993.07 UZS'],
    ['5', '???', '5.00 ???'],
  ])('%s %s', (amount, currency, text) => {
    expect(plain(formatsOf('en').money(money(amount, currency)))).toBe(text);
  });
});

describe('moments', () => {
  const moment = '2026-11-25T09:05:09Z';
  it.each([
    ['uz', '25.11.2026, 14:05', '14:05:09'],
    ['uz-Cyrl', '25.11.2026, 14:05', '14:05:09'],
    ['ru', '25.11.2026, 14:05', '14:05:09'],
    ['en', '25 Nov 2026, 14:05', '14:05:09'],
  ] as const)('in %s', (language, dateTime, time) => {
    const formats = formatsOf(language, tashkent);
    expect(formats.dateTime(moment)).toBe(dateTime);
    expect(formats.time(moment)).toBe(time);
    expect(formats.zone(moment)).toBe('UTC+05:00');
  });

  it('leaves a day the same in every zone', () => {
    expect(formatsOf('ru', 'America/New_York').day('2026-11-25')).toBe('25.11.2026');
  });
});
