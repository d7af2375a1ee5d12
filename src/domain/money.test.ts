import { describe, expect, it } from 'vitest';
import { amountAsNumber, type Money, multiplyMoney, sumMoney } from './money.ts';

const money = (amount: string, currency = 'USD') => ({ amount, currency }) as Money;

describe('the sum', () => {
  it.each([
    [['0.1', '0.2'], '0.3', 'has no binary drift'],
    [['9007199254740993', '1'], '9007199254740994', 'knows more than 53 bits'],
    [['1250.50', '0.50'], '1251', 'writes no zeros that nobody gave'],
    [['0.00000000000000000001', '1'], '1.00000000000000000001', 'keeps every place'],
    [['100000000000000000000000', '0.01'], '100000000000000000000000.01', 'has no exponent'],
    [['12.50'], '12.50', 'leaves a single amount as it was written'],
    [['0', '0'], '0', 'may be nothing'],
  ])('of %j is %s: it %s', (amounts, total) => {
    expect(sumMoney(amounts.map((amount) => money(amount)))).toEqual(money(total));
  });

  it('does not depend on the order', () => {
    const amounts = [money('1'), money('0.1'), money('123456789012345678901234.5'), money('0.7')];
    expect(sumMoney([...amounts].reverse())).toEqual(sumMoney(amounts));
  });

  it.each([
    ['nothing', []],
    ['two currencies', [money('1'), money('1', 'EUR')]],
    ['another currency at the end', [money('1'), money('1'), money('1', 'EUR')]],
  ])('of %s is undefined', (_, amounts) => {
    expect(sumMoney(amounts)).toBeUndefined();
  });
});

describe('a share, rounded half to even', () => {
  it.each([
    ['10', 0.0125, '0.12', 'down to the even digit'],
    ['10', 0.0135, '0.14', 'up to the even digit'],
    ['10', 0.01251, '0.13', 'a half and a little goes up'],
    ['1.005', 1, '1.00', 'no binary half: 1.005 is exactly between'],
    ['1.015', 1, '1.02', 'up to the even digit'],
    ['2.675', 1, '2.68', 'up to the even digit'],
    ['100', 0.07, '7.00', 'no binary drift: 100 x 0.07'],
    ['0.1', 0.7, '0.07', 'no binary drift'],
    ['1250.50', 0, '0.00', 'nothing'],
    ['1250.50', 1, '1250.50', 'all'],
    ['123456789012345678.90', 0.5, '61728394506172839.45', 'more than 53 bits'],
    ['1000000000000', 1e-12, '1.00', 'a factor with an exponent'],
  ])('%s times %d is %s: %s', (amount, factor, product) => {
    expect(multiplyMoney(money(amount), factor)).toEqual(money(product));
  });

  it('has as many places as asked', () => {
    expect(multiplyMoney(money('1000', 'KRW'), 0.0125, 0)).toEqual(money('12', 'KRW'));
    expect(multiplyMoney(money('1', 'KWD'), 0.0015, 3)).toEqual(money('0.002', 'KWD'));
  });
});

it('an amount is a number only for comparing', () => {
  expect(amountAsNumber(money('1250.50'))).toBe(1250.5);
});
