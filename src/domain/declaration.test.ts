import { describe, expect, it } from 'vitest';
import { totalValueOf, versionOf } from './declaration.ts';
import { grossToNetOf, itemValueOf, unitValueOf } from './goods-item.ts';
import { aDeclaration, anItem } from './testing/a-declaration.ts';

type Price = { readonly amount: string; readonly currency: string } | undefined;
const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

it('a first lodgement is version 1', () => {
  expect(versionOf(aDeclaration())).toBe(1);
  expect(versionOf(aDeclaration({ version: 3 }))).toBe(3);
});

describe('the value of an item', () => {
  it.each<[Price, Price, Price, string]>([
    [usd('10'), usd('12'), usd('12'), 'is its customs value'],
    [usd('10'), eur('12'), eur('12'), 'is its customs value, in that currency'],
    [usd('10'), undefined, usd('10'), 'else its price'],
    [usd('10'), usd('0'), usd('0'), 'and nought is a value'],
    [undefined, undefined, undefined, 'else absent'],
  ])('price %j, customs value %j: %j, it %s', (itemPrice, customsValue, value) => {
    expect(itemValueOf(anItem({ itemPrice, customsValue }))).toEqual(value);
  });
});

describe('value per kilogram', () => {
  it.each([
    ['1250.50', 100, 12.505],
    ['0', 100, 0],
    ['1250.50', 0, undefined],
    ['1250.50', undefined, undefined],
  ])('of %s at %s kg is %s', (amount, netMassKg, unitValue) => {
    expect(unitValueOf(anItem({ itemPrice: usd(amount), netMassKg }))).toBe(unitValue);
  });

  it('is absent without a value', () => {
    expect(unitValueOf(anItem({ itemPrice: undefined }))).toBeUndefined();
  });
});

describe('gross over net', () => {
  it.each([
    [120, 100, 1.2],
    [0, 100, 0],
    [120, 0, undefined],
    [undefined, 100, undefined],
    [120, undefined, undefined],
  ])('of %s and %s kg is %s', (grossMassKg, netMassKg, ratio) => {
    expect(grossToNetOf(anItem({ grossMassKg, netMassKg }))).toBe(ratio);
  });
});

describe('the total value', () => {
  it.each<[readonly Price[], Price, string]>([
    [[usd('0.1'), usd('0.2')], usd('0.3'), 'sums exactly'],
    [[usd('1'), undefined, usd('2')], usd('3'), 'sums the items that have a value'],
    [[undefined, undefined], undefined, 'is absent when none has'],
    [[usd('1'), eur('2')], undefined, 'is absent when currencies differ'],
    [[usd('1'), usd('2'), eur('0')], undefined, 'is absent even for nought in another currency'],
  ])('%j: it %s', (prices, total) => {
    const items = prices.map((itemPrice, index) => anItem({ sequence: index + 1, itemPrice }));
    expect(totalValueOf(aDeclaration({ items }))?.amount).toBe(total?.amount);
  });
});
