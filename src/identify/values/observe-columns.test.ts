import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommodityCode, CountryCode, CurrencyCode } from '../../domain/codes.ts';
import { ExchangeRates } from '../../domain/exchange-rates.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import type { Day, Moment } from '../../domain/moment.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { codeDeclarations } from '../columns/code-declarations.ts';
import { carriedOver } from '../data/nomenclature/carried-over.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import { observeColumns, observedPaths } from './observe-columns.ts';
import { observeDeclaration } from './observe-declaration.ts';
import { ReferenceAccumulator } from './reference-accumulator.ts';

const rates = new ExchangeRates('USD' as CurrencyCode, [
  { currency: 'EUR' as CurrencyCode, day: '2026-01-28' as Day, rate: 1.1 },
  { currency: 'EUR' as CurrencyCode, day: '2026-02-01' as Day, rate: 1.2 },
]);
const fields = observedPaths.flatMap((path) => fieldAt(path) ?? []);

const sometimes = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 5 });
const mass = fc.constantFrom(0, -1, 1, 2.5, 40, 1e-9, 1e9);
const money = fc.record({
  amount: fc.constantFrom('0', '-5', '10', '12.34', '90000000000000'),
  currency: fc.constantFrom('USD', 'EUR', 'GBP') as fc.Arbitrary<CurrencyCode>,
});

const item = fc
  .record({
    commodityCode: sometimes(fc.constantFrom('64', '6403', '640399', '6403990', '6403991100')),
    originCountry: sometimes(fc.constantFrom('CN', 'TR')),
    customsValue: sometimes(money),
    itemPrice: sometimes(money),
    netMassKg: sometimes(mass),
    grossMassKg: sometimes(mass),
    packages: sometimes(fc.constantFrom(0, 1, 7)),
    quantity: sometimes(fc.record({ value: mass, unit: fc.constantFrom('NAR', 'PR') })),
    attributes: sometimes(fc.record({ packageKind: fc.constantFrom('CT', 'BX') })),
  })
  .map((parts) => {
    const there = Object.entries(parts).filter(([, value]) => value !== undefined);
    return { sequence: 1, ...Object.fromEntries(there) } as GoodsItem;
  });

const declaration = fc
  .record({
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
    flow: fc.constantFrom('import', 'export', 'transit'),
    lodgedAt: fc.constantFrom(
      '2026-01-31T23:30:00Z',
      '2026-02-01T03:00:00+05:00',
      '2026-02-02T10:00:00Z',
      '2026-02-20T10:00:00Z',
    ) as fc.Arbitrary<Moment>,
  })
  .map(({ items, ...header }) =>
    aDeclaration({ ...header, items: items.map((each, place) => ({ ...each, sequence: place + 1 })) }),
  );

/** Made-up changes of the nomenclature, within a month and at its end. */
const changes = sometimes(
  fc.uniqueArray(
    fc.record({
      value: fc.constantFrom('640399|640391', '640391|640392', '640399|6405', '64039911|64039900'),
      is: fc.constant(0),
      validFrom: fc.constantFrom('2026-02-01', '2026-02-02', '2026-02-10'),
    }),
    { selector: ({ value, validFrom }) => `${value} ${validFrom}`, maxLength: 4 },
  ),
);

const linesOf = (accumulator: ReferenceAccumulator): readonly string[] => [...accumulator.lines()];

describe('declarations in columns', () => {
  it('are observed as they are one by one', () => {
    fc.assert(
      fc.property(
        fc.array(declaration, { maxLength: 12 }),
        fc.array(fc.boolean()),
        changes,
        (declarations, some, correlation) => {
          const isWanted = (row: number): boolean => some[row] ?? true;
          const naive = new ReferenceAccumulator(rates.reference);
          const reasons: Record<string, number> = {};
          const wanted = declarations.filter((_, row) => isWanted(row));
          for (const each of wanted) {
            const { observations, day, undetermined } = observeDeclaration(
              correlation === undefined ? each : carriedOver(each, correlation),
              rates,
            );
            naive.add(observations, day);
            for (const reason of undetermined) reasons[reason] = (reasons[reason] ?? 0) + 1;
          }
          const columns = codeDeclarations(declarations, fields);
          const { coded, undetermined, ...counts } = observeColumns(columns, isWanted, rates, correlation);
          const accumulator = new ReferenceAccumulator(rates.reference);
          if (coded !== undefined) accumulator.addCoded(coded);
          expect(linesOf(accumulator)).toEqual(linesOf(naive));
          expect(undetermined).toEqual(reasons);
          expect(counts).toEqual({
            declarations: wanted.length,
            items: wanted.reduce((sum, { items }) => sum + items.length, 0),
          });
        },
      ),
    );
  });

  it('are carried over by the day, also within a month', () => {
    const lodged = (day: string) =>
      aDeclaration({
        lodgedAt: `${day}T08:00:00Z` as Moment,
        items: [
          {
            sequence: 1,
            commodityCode: '640399' as CommodityCode,
            netMassKg: 2,
            itemPrice: { amount: '20', currency: 'USD' as CurrencyCode },
          },
        ],
      });
    const columns = codeDeclarations([lodged('2026-02-09'), lodged('2026-02-10')], fields);
    const correlation = [{ value: '640399|640391', is: 1, validFrom: '2026-02-10' }];
    const { coded } = observeColumns(columns, () => true, rates, correlation);
    expect(coded?.cells.map(({ cell }) => cell.code)).toEqual(['640391', '640399']);
  });

  it('name their cells by texts, whatever columns there are', () => {
    const columns = codeDeclarations(
      [
        aDeclaration({
          items: [
            {
              sequence: 1,
              commodityCode: '640399' as CommodityCode,
              originCountry: 'CN' as CountryCode,
              netMassKg: 2,
              itemPrice: { amount: '20', currency: 'USD' as CurrencyCode },
            },
          ],
        }),
      ],
      fields.filter(({ path }) => !path.includes('package') && !path.includes('quantity')),
    );
    const { coded } = observeColumns(columns, () => true, rates);
    expect(coded).toMatchObject({
      cells: [{ cell: { measure: 'value-per-kg', unit: '', code: '640399', side: 'CN' } }],
      steps: Int32Array.of(23_026),
    });
  });
});
