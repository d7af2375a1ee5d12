import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem } from '../domain/testing/a-declaration.ts';
import { revenueAtRisk, revenueAtStake } from './revenue.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const dutiable = (
  amount: string,
  dutyRatePercent: number | undefined,
  more: Parameters<typeof anItem>[0] = {},
) => anItem({ itemPrice: usd(amount), dutyRatePercent, ...more });

describe('revenue at stake, by hand', () => {
  it.each([
    ['1000 at 10 %', [dutiable('1000', 10)], 0, '100'],
    ['1000 at 10 %, then 12 % on 1100', [dutiable('1000', 10)], 12, '232'],
    ['1000 at 0 %, then 12 %', [dutiable('1000', 0)], 12, '120'],
    ['1000 at 0 %, no tax', [dutiable('1000', 0)], 0, '0'],
    [
      '0.1 + 0.2 at 10 %: no binary 0.030000000000000002',
      [dutiable('0.1', 10), dutiable('0.2', 10)],
      0,
      '0.03',
    ],
    ['99.99 at 6.5 %', [dutiable('99.99', 6.5)], 0, '6.49935'],
    ['99.99 at 6.5 %, then 12 %', [dutiable('99.99', 6.5)], 12, '19.278072'],
    ['1.1 at 1.1 %, then 1.1 %', [dutiable('1.1', 1.1)], 1.1, '0.0243331'],
    ['more than 53 bits', [dutiable('9007199254740993.01', 100)], 0, '9007199254740993.01'],
    ['a rate as small as 0.0000001 %', [dutiable('1000000', 1e-7)], 0, '0.001'],
    [
      'the customs value goes before the price',
      [dutiable('1000', 10, { customsValue: usd('2000') })],
      0,
      '200',
    ],
    ['also when it is in another currency', [dutiable('1000', 10, { customsValue: eur('2000') })], 0, '200'],
    ['an item without a rate brings nothing', [dutiable('1000', 10), dutiable('5000', undefined)], 12, '232'],
    [
      'its currency may differ',
      [dutiable('1000', 10), anItem({ itemPrice: eur('5'), dutyRatePercent: undefined })],
      0,
      '100',
    ],
    [
      'an item without a value brings nothing',
      [dutiable('1000', 10), anItem({ itemPrice: undefined, dutyRatePercent: 5 })],
      0,
      '100',
    ],
  ])('%s', (_, items, importTaxPercent, amount) => {
    expect(revenueAtStake(aDeclaration({ items }), importTaxPercent)?.amount).toBe(amount);
  });

  it.each([
    ['no item has a rate', aDeclaration({ items: [dutiable('1000', undefined)] })],
    ['no item has a value', aDeclaration({ items: [anItem({ itemPrice: undefined, dutyRatePercent: 5 })] })],
    [
      'currencies differ',
      aDeclaration({ items: [dutiable('1', 5), dutiable('1', 5, { itemPrice: eur('1') })] }),
    ],
    ['it is an export', aDeclaration({ flow: 'export', items: [dutiable('1000', 10)] })],
    ['it is a transit', aDeclaration({ flow: 'transit', items: [dutiable('1000', 10)] })],
  ])('is not known where %s', (_, declaration) => {
    expect(revenueAtStake(declaration, 12)).toBeUndefined();
  });

  it('does not depend on the order of items', () => {
    const items = [dutiable('0.1', 3), dutiable('123456789012345.67', 6.5), dutiable('7.77', 12.5)];
    const reversed = [...items].reverse();
    expect(revenueAtStake(aDeclaration({ items: reversed }), 12)).toEqual(
      revenueAtStake(aDeclaration({ items }), 12),
    );
  });
});

describe('revenue at risk', () => {
  it.each([
    ['100', 0.3, '30.00'],
    ['0.05', 0.1, '0.00'],
    ['0.15', 0.1, '0.02'],
    ['0.25', 0.1, '0.02'],
    ['0.35', 0.1, '0.04'],
    ['0.150001', 0.1, '0.02'],
    ['0.250001', 0.1, '0.03'],
    ['0.07', 1, '0.07'],
    ['1000000000000000000', 0.000000000001, '1000000.00'],
    ['232', 0, '0.00'],
  ])('of %s at %d is %s, a half going to the even digit', (amount, likelihood, atRisk) => {
    const atStake = revenueAtStake(aDeclaration({ items: [dutiable(amount, 100)] }), 0);
    expect(revenueAtRisk(atStake, likelihood)).toEqual(usd(atRisk));
  });

  it('is not known where the stake is not', () => {
    expect(revenueAtRisk(undefined, 0.5)).toBeUndefined();
  });
});
