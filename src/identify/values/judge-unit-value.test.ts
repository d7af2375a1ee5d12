import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountryCode, CurrencyCode } from '../../domain/codes.ts';
import { ExchangeRates } from '../../domain/exchange-rates.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import type { Day } from '../../domain/moment.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import type { Changes } from '../../domain/testing/plain.ts';
import { itemBands } from './item-bands.ts';
import { type JudgedUnitValue, judgeUnitValue } from './judge-unit-value.ts';
import { LeftOut } from './leave-out.ts';
import { observeDeclaration } from './observe-declaration.ts';
import { ReferenceAccumulator } from './reference-accumulator.ts';
import { accumulated, arbitraryGoods, type ObservedGoods } from './testing/observed-goods.ts';
import { referencesOf, type UnitValueReferences } from './unit-value-references.ts';

const usd = 'USD' as CurrencyCode;
const day = '2026-03-15' as Day;
const rates = new ExchangeRates(usd, [{ currency: 'EUR' as CurrencyCode, day, rate: 1.25 }]);

/** References of T-shirts at about 12 a kilogram, in boxes of about 20 kg, five to the kilogram. */
const references = referencesFrom(
  Array.from({ length: 40 }, (_, index) =>
    anItem({
      sequence: index + 1,
      originCountry: index % 2 === 0 ? 'CN' : 'TR',
      netMassKg: 100,
      grossMassKg: 104 + (index % 5),
      packages: 5,
      quantity: { value: 480 + index, unit: 'NIU' },
      itemPrice: { amount: String(1_000 + 10 * index), currency: 'USD' },
      attributes: { packageKind: 'CT' },
    }),
  ),
);

function referencesFrom(items: readonly GoodsItem[]): UnitValueReferences {
  const accumulator = new ReferenceAccumulator(usd);
  const { observations } = observeDeclaration(aDeclaration({ items, lodgedAt: `${day}T00:00:00Z` }), rates);
  accumulator.add(observations, day);
  return referencesOf(accumulator)!;
}

function judged(item: GoodsItem, by = references, without: readonly GoodsItem[] = []): JudgedUnitValue {
  const judgement = judgeUnitValue(by, item, day, rates, leftOut(by, without));
  if (judgement.kind === 'undetermined') throw new Error(judgement.reason);
  return judgement;
}

function leftOut(by: UnitValueReferences, items: readonly GoodsItem[]): LeftOut {
  return new LeftOut(by, observeDeclaration(aDeclaration({ items }), rates).observations);
}

/** An item whose value per kilogram has that logarithm, in steps. */
function itemOf({ code, side, steps }: ObservedGoods): GoodsItem {
  return anItem({
    commodityCode: code,
    ...(side === '' ? { originCountry: undefined } : { originCountry: side as CountryCode }),
    netMassKg: 1,
    itemPrice: { amount: Math.exp(steps / 10_000).toFixed(18), currency: 'USD' },
  });
}

describe('a judgement', () => {
  it('tells what is normal, how far below it the value is, and what that rests on', () => {
    const low = judged(anItem({ itemPrice: { amount: '500', currency: 'USD' } }));
    expect(low).toMatchObject({ currency: 'USD', from: day, until: day });
    expect(low.median).toBeGreaterThan(10);
    expect(low.median).toBeLessThan(14);
    expect(low.z).toBeGreaterThan(3);
    expect(low.values).toBeGreaterThanOrEqual(20);
    expect(judged(anItem({ itemPrice: { amount: '3000', currency: 'USD' } })).z).toBeLessThan(-3);
    expect(Math.abs(judged(anItem({ itemPrice: { amount: '1200', currency: 'USD' } })).z)).toBeLessThan(0.5);
  });

  it('is told in the currency of the value, and does not depend on it', () => {
    const dollars = judged(anItem({ itemPrice: { amount: '1000', currency: 'USD' } }));
    const euros = judged(anItem({ itemPrice: { amount: '800', currency: 'EUR' } }));
    expect(euros.z).toBeCloseTo(dollars.z, 9);
    expect(euros.currency).toBe('EUR');
    for (const key of ['p5', 'p25', 'median', 'p75', 'p95'] as const)
      expect(euros[key] * 1.25).toBeCloseTo(dollars[key], 9);
  });

  it('is by supplementary unit too, where there is one', () => {
    const { perUnit } = judged(
      anItem({ itemPrice: { amount: '500', currency: 'USD' }, quantity: { value: 500, unit: 'NIU' } }),
    );
    expect(perUnit?.unit).toBe('NIU');
    expect(perUnit?.median).toBeGreaterThan(2);
    expect(perUnit?.median).toBeLessThan(3);
    expect(perUnit?.z).toBeGreaterThan(3);
    expect(judged(anItem({ quantity: { value: 5, unit: 'LTR' } }))).not.toHaveProperty('perUnit');
  });

  it('of a code without values borrows from above, and is less sure', () => {
    const known = judged(anItem({ itemPrice: { amount: '600', currency: 'USD' } }));
    const unknown = judged(
      anItem({ commodityCode: '6205200000', itemPrice: { amount: '600', currency: 'USD' } }),
    );
    expect(unknown.level).toBeLessThanOrEqual(2);
    expect(unknown.values).toBe(40);
    expect(unknown.z).toBeLessThan(known.z);
    expect(unknown.z).toBeGreaterThan(0);
  });

  it('keeps its quantiles in order and everything finite, whatever the history and the item', () => {
    fc.assert(
      fc.property(arbitraryGoods(120), arbitraryGoods(1), (goods, [item]) => {
        const by = referencesOf(accumulated(goods))!;
        const { z, p5, p25, median, p75, p95, values } = judged(itemOf(item!), by);
        expect([z, p5, p25, median, p75, p95].every(Number.isFinite)).toBe(true);
        expect(0 < p5 && p5 <= p25 && p25 <= median && median <= p75 && p75 <= p95).toBe(true);
        expect(values).toBeGreaterThan(0);
      }),
    );
  });
});

describe('what is left out', () => {
  it('might never have been there: the judgement is that of references made without it', () => {
    fc.assert(
      fc.property(arbitraryGoods(60, 2), fc.nat(), fc.nat(4), (goods, pick, others) => {
        const place = pick % goods.length;
        const last = Math.min(place + others, goods.length - 1, place + goods.length - 2);
        const full = referencesOf(accumulated(goods))!;
        const rest = goods.filter((_, index) => index < place || index > last);
        const rebuilt = referencesOf(accumulated(rest), full.until, full)!;
        const without = goods.slice(place, last + 1).map(itemOf);
        for (const some of [goods[place]!, goods[0]!, goods.at(-1)!]) {
          const { from: _, until: __, ...left } = judged(itemOf(some), full, without);
          const { from: ___, until: ____, ...expected } = judged(itemOf(some), rebuilt);
          expect(left).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is not in the bands either', () => {
    const items = [104, 108, 190].map((grossMassKg) => anItem({ netMassKg: 100, grossMassKg }));
    const full = referencesFrom(items);
    const bands = itemBands(full, anItem(), leftOut(full, items.slice(2)));
    expect(bands).toEqual(itemBands(referencesFrom(items.slice(0, 2)), anItem()));
    expect(bands).not.toEqual(itemBands(full, anItem()));
  });

  it('would else be what its own goods are compared with', () => {
    const goods = [20_000, 12_000].map((steps) => ({ code: '6109', side: 'CN', day, steps }));
    const by = referencesOf(accumulated(goods))!;
    const item = itemOf(goods[1]!);
    expect(judged(item, by, [item]).z).toBeGreaterThan(judged(item, by).z);
    const alone = referencesOf(accumulated(goods.slice(1)))!;
    expect(judgeUnitValue(alone, item, day, rates, leftOut(alone, [item]))).toEqual({
      kind: 'undetermined',
      reason: 'no-reference',
    });
  });

  it('is so of a small cell in a large tree as nearly as makes no difference', () => {
    const crowd = Array.from({ length: 300 }, (_, index) => ({
      code: `61${10 + (index % 30)}10`,
      side: index % 3 === 0 ? 'TR' : 'CN',
      day,
      steps: 15_000 + ((index * 7_919) % 6_000),
    }));
    const goods = [...crowd, ...[16_000, 6_000].map((steps) => ({ code: '611110', side: 'KR', day, steps }))];
    const full = referencesOf(accumulated(goods))!;
    const rebuilt = referencesOf(accumulated(goods.slice(0, -1)), full.until, full)!;
    const item = itemOf(goods.at(-1)!);
    const [left, expected, within] = [judged(item, full, [item]), judged(item, rebuilt), judged(item, full)];
    expect(Math.abs(left.z - expected.z)).toBeLessThan(0.05 * Math.abs(within.z - expected.z));
  });

  it('changes nothing where it was not there', () => {
    const item = anItem({ itemPrice: { amount: '777.77', currency: 'USD' } });
    expect(judged(item, references, [item])).toEqual(judged(item));
  });
});

describe('nothing is said', () => {
  it.each<[string, Changes<GoodsItem>]>([
    ['no-commodity-code', { commodityCode: undefined }],
    ['no-value', { itemPrice: undefined }],
    ['value-not-positive', { itemPrice: { amount: '0.00', currency: 'USD' } }],
    ['value-not-positive', { itemPrice: { amount: '-5', currency: 'USD' } }],
    ['no-net-mass', { netMassKg: undefined }],
    ['net-mass-not-positive', { netMassKg: 0 }],
    ['net-mass-not-positive', { netMassKg: Number.NaN }],
    ['no-exchange-rate', { itemPrice: { amount: '5', currency: 'CNY' } }],
    ['absurd-unit-value', { netMassKg: 1e-12 }],
    ['absurd-unit-value', { netMassKg: 1e12 }],
  ])('%s: %j', (reason, changes) => {
    expect(judgeUnitValue(references, anItem(changes), day, rates)).toEqual({ kind: 'undetermined', reason });
  });

  it('and never a number that is none, whatever the item holds', () => {
    const number = fc.option(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1e308, 5e-324)), {
      nil: undefined,
    });
    const amount = fc.oneof(fc.double().map(String), fc.constantFrom('0', '1e308', 'x', '12.5'));
    const currency = fc.constantFrom('USD', 'EUR', 'CNY');
    const money = fc.option(fc.record({ amount, currency }), { nil: undefined });
    const item = fc.record({
      commodityCode: fc.option(fc.constantFrom('61', '6109100', '84', '610910001234'), { nil: undefined }),
      netMassKg: number,
      grossMassKg: number,
      packages: number,
      itemPrice: money,
      customsValue: money,
      quantity: fc.option(fc.record({ value: fc.double(), unit: fc.constantFrom('NIU', '') }), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(item, (changes) => {
        const given = anItem(changes as Changes<GoodsItem>);
        const judgement = judgeUnitValue(references, given, day, rates);
        // JSON has no NaN and no Infinity; it would write null.
        expect(JSON.stringify([judgement, itemBands(references, given)])).not.toContain('null');
        const { observations } = observeDeclaration(aDeclaration({ items: [given] }), rates);
        for (const { steps } of observations) expect(Number.isInteger(steps)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('of rates in another currency there is no judging', () => {
    const euros = new ExchangeRates('EUR' as CurrencyCode, []);
    expect(() => judgeUnitValue(references, anItem(), day, euros)).toThrow(RangeError);
  });
});

describe('bands', () => {
  it('hold what is usual, and say what they rest on', () => {
    const bands = itemBands(
      references,
      anItem({ quantity: { value: 1, unit: 'NIU' }, attributes: { packageKind: 'CT' } }),
    );
    expect(bands.grossToNet).toMatchObject({ values: 40 });
    expect(bands.grossToNet!.low).toBeGreaterThanOrEqual(1);
    expect(bands.grossToNet!.low).toBeLessThan(1.05);
    expect(bands.grossToNet!.high).toBeGreaterThan(1.07);
    expect(bands.grossToNet!.high).toBeLessThan(1.2);
    expect(bands.kgPerPackage!.low).toBeLessThan(20);
    expect(bands.kgPerPackage!.high).toBeGreaterThan(20);
    expect(bands.kgPerUnit!.low).toBeLessThan(0.2);
    expect(bands.kgPerUnit!.high).toBeGreaterThan(0.2);
  });

  it('never expect goods to weigh less with their packing than without', () => {
    const loose = [100, 130, 160, 190].map((grossMassKg) => anItem({ grossMassKg }));
    expect(itemBands(referencesFrom(loose), anItem()).grossToNet).toMatchObject({ low: 1, values: 4 });
  });

  it('there are none without a code, nor of a unit nobody used', () => {
    expect(itemBands(references, anItem({ commodityCode: undefined }))).toEqual({});
    expect(itemBands(references, anItem({ quantity: { value: 1, unit: 'LTR' } }))).not.toHaveProperty(
      'kgPerUnit',
    );
  });
});

it('goods in transit add nothing', () => {
  expect(observeDeclaration(aDeclaration({ flow: 'transit' }), rates).observations).toEqual([]);
});
