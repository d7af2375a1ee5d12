import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownDeclaration, withKnown } from '../../domain/known.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { codeDeclarations } from '../columns/code-declarations.ts';
import { declarationMaker } from '../columns/make-declarations.ts';
import { arbitraryDeclaration } from '../profiles/testing/arbitrary-rule-books.ts';
import { declaredBeneath } from './declared-beneath.ts';
import { derivedFields } from './derived-fields.ts';
import { fieldAt } from './field-catalogue.ts';

type Changes = Parameters<typeof aDeclaration>[0];
type ItemChanges = Parameters<typeof anItem>[0];

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const of = (...items: ItemChanges[]) => ({
  items: items.map((item, index) => anItem({ sequence: index + 1, ...item })),
});
const read = (path: string, declaration: KnownDeclaration) =>
  fieldAt(path)?.read(declaration, declaration.items[0]);

describe('of a declaration', () => {
  it.each<[path: string, changes: Changes, value: unknown]>([
    ['containers.wrongCheckDigit', { containers: ['CSQU3054383', 'csqu 305438-4'] }, ['csqu 305438-4']],
    ['containers.wrongCheckDigit', { containers: ['CSQU3054383', 'TRUCK 1'] }, undefined],
    ['containers.wrongCheckDigit', {}, undefined],
    ['containers.malformed', { containers: ['CSQU3054384', 'CSQX3054383', '1'] }, ['CSQX3054383', '1']],
    ['containers.malformed', { containers: ['CSQU3054383'] }, undefined],
    ['distinctHeadings', of({}, { commodityCode: '610910' }, { commodityCode: '6203' }), 2],
    ['distinctHeadings', of({ commodityCode: '61' }), undefined],
    [
      'unitValueVariation',
      of(
        { itemPrice: usd('10'), netMassKg: 10 },
        { commodityCode: '6203', itemPrice: usd('3'), netMassKg: 1 },
      ),
      0.5,
    ],
    // Three tenths are not thrice a tenth in binary, and the variation of what is the same is nought all the same.
    ['unitValueVariation', of(...tenths('6109', '6109', '6203')), 0],
    ['unitValueVariation', of(...tenths('6109', '6109')), undefined],
    [
      'unitValueVariation',
      of({ itemPrice: usd('1') }, { commodityCode: '6203', itemPrice: eur('1') }),
      undefined,
    ],
    [
      'unitValueVariation',
      of({ itemPrice: usd('0') }, { commodityCode: '6203', itemPrice: usd('0') }),
      undefined,
    ],
    ['invoice.isRound', { invoice: usd('12000.00') }, true],
    ['invoice.isRound', { invoice: usd('12000.01') }, false],
    ['invoice.isRound', { invoice: usd('500') }, false],
    ['invoice.isRound', { invoice: usd('0') }, false],
    ['invoice.isRound', {}, undefined],
    ['lodgedHour', { lodgedAt: '2026-03-01T23:30:00+05:00' }, 23],
    ['lodgedHour', { lodgedAt: '2026-03-01T00:00:01Z' }, 0],
    ['lodgedHour', { lodgedAt: '2026-03-01T00:00:00Z' }, undefined],
    ['lodgedHour', { lodgedAt: '2026-03-01T00:00:00.000+05:00' }, undefined],
    ['transitDays', boxes({ dispatchedAt: '2026-03-01', arrivalAt: '2026-03-02T12:00:00Z' }), 1.5],
    ['transitDays', boxes({ dispatchedAt: '2026-03-02', arrivalAt: '2026-03-01' }), -1],
    ['transitDays', boxes({ dispatchedAt: '2026-03-02', arrivalAt: '2026-02-30' }), undefined],
    ['transitDays', boxes({ dispatchedAt: '2026-03-02' }), undefined],
    ['grossMassPerContainerKg', { totalGrossMassKg: 50_000, containers: ['A', 'B', 'a'] }, 25_000],
    ['grossMassPerContainerKg', { containers: ['A'], ...of({ grossMassKg: 2 }, { grossMassKg: 3 }) }, 5],
    ['grossMassPerContainerKg', { containers: ['A'], ...of({ grossMassKg: 2 }, {}) }, undefined],
    ['grossMassPerContainerKg', { totalGrossMassKg: 50_000 }, undefined],
    ['guaranteeToDuty', guaranteed('100', 'USD', { dutyRatePercent: 20 }), 0.4],
    ['guaranteeToDuty', guaranteed('100', 'EUR', { dutyRatePercent: 20 }), undefined],
    ['guaranteeToDuty', guaranteed('100', 'USD', { dutyRatePercent: 0 }), undefined],
    ['guaranteeToDuty', guaranteed('much', 'USD', { dutyRatePercent: 20 }), undefined],
    [
      'check.grossMassDifference',
      { totalGrossMassKg: 0.3, ...of({ grossMassKg: 0.1 }, { grossMassKg: 0.2 }) },
      0,
    ],
    ['check.grossMassDifference', { totalGrossMassKg: 10, ...of({ grossMassKg: 5 }) }, 0.5],
    ['check.grossMassDifference', { totalGrossMassKg: 10, ...of({ grossMassKg: 10 }, {}) }, undefined],
    ['check.grossMassDifference', { totalGrossMassKg: 0, ...of({ grossMassKg: 10 }) }, undefined],
    ['check.packagesDifference', { totalPackages: 4, ...of({ packages: 2 }, { packages: 3 }) }, 0.25],
    [
      'check.invoiceDifference',
      { invoice: usd('0.3'), ...of({ itemPrice: usd('0.1') }, { itemPrice: usd('0.2') }) },
      0,
    ],
    ['check.invoiceDifference', { invoice: usd('10'), ...of({ itemPrice: usd('12.5') }) }, 0.25],
    ['check.invoiceDifference', { invoice: eur('10'), ...of({ itemPrice: usd('10') }) }, undefined],
    ['check.manifestDifference', { totalGrossMassKg: 110, ...boxes({ manifestGrossMassKg: '100' }) }, 0.1],
    [
      'check.manifestDifference',
      { totalGrossMassKg: 110, ...boxes({ manifestGrossMassKg: '1e2' }) },
      undefined,
    ],
    // More than any number: the sum is exact, and no number stands for it.
    [
      'check.manifestDifference',
      {
        ...boxes({ manifestGrossMassKg: '1' }),
        ...of({ grossMassKg: 1e308 }, { grossMassKg: 1e308 }),
      },
      undefined,
    ],
    [
      'check.unknownCodes',
      {
        exportCountry: 'XI',
        importer: { country: 'UZ' },
        ...of(
          { originCountry: 'QU', quantity: { value: 1, unit: 'MTQ' } },
          { quantity: { value: 1, unit: 'бут' } },
        ),
      },
      ['QU', 'XI', 'бут'],
    ],
    ['check.unknownCodes', { exportCountry: 'CN' }, undefined],
    ['check.repeatedItems', of({}, {}, { netMassKg: 1 }, { itemPrice: usd('1250.5') }), 2],
    ['check.repeatedItems', of({ commodityCode: undefined }, { commodityCode: undefined }), 0],
  ])('%s of %j is %j', (path, changes, value) => {
    expect(read(path, aDeclaration(changes))).toEqual(value);
  });
});

function boxes(attributes: Record<string, string>) {
  return { attributes };
}
function guaranteed(guaranteeAmount: string, guaranteeCurrency: string, item: ItemChanges) {
  return { ...boxes({ guaranteeAmount, guaranteeCurrency }), ...of({ itemPrice: usd('1250'), ...item }) };
}
function tenths(...codes: string[]): ItemChanges[] {
  return codes.map((commodityCode) => ({ commodityCode, itemPrice: usd('0.1'), netMassKg: 1 }));
}

describe('of an item', () => {
  it.each<[path: string, changes: ItemChanges, value: unknown]>([
    ['item.freightShare', { itemPrice: usd('100'), customsValue: usd('125') }, 0.25],
    ['item.freightShare', { itemPrice: usd('100'), customsValue: usd('75') }, -0.25],
    ['item.freightShare', { itemPrice: usd('100'), customsValue: eur('125') }, undefined],
    ['item.freightShare', { itemPrice: usd('0'), customsValue: usd('125') }, undefined],
    ['item.freightShare', { customsValue: undefined }, undefined],
    ['item.kgPerPackage', { netMassKg: 10, packages: 4 }, 2.5],
    ['item.kgPerPackage', { netMassKg: 10, packages: 0 }, undefined],
    ['item.kgPerUnit', { netMassKg: 10, quantity: { value: 20, unit: 'NMB' } }, 0.5],
    ['item.densityKgPerM3', { netMassKg: 10, quantity: { value: 20, unit: 'NMB' } }, undefined],
    ['item.densityKgPerM3', { netMassKg: 1_000, quantity: { value: 2, unit: 'MTQ' } }, 500],
    ['item.densityKgPerM3', { grossMassKg: 900, attributes: { volumeM3: '1.5' } }, 600],
    ['item.densityKgPerM3', { grossMassKg: 900, attributes: { volumeM3: '0' } }, undefined],
    ['item.valuePerGrossKg', { itemPrice: usd('10'), grossMassKg: 4 }, 2.5],
    ['item.description.words', { description: undefined }, undefined],
    ['item.description.words', { description: '10 x 20' }, 0],
    ['item.description.words', { description: 'Shirts for men, and caps' }, 3],
    ['item.description.words', { description: 'Oʻzbek choyi va gʼisht' }, 3],
    ['item.description.isVague', { description: undefined }, undefined],
    ['item.description.isVague', { description: 'Goods, N.E.S. 2026/1' }, true],
    ['item.description.isVague', { description: '10 / 2026' }, true],
    ['item.description.isVague', { description: 'SPARE PARTS (NEW)' }, true],
    ['item.description.isVague', { description: 'Parts of looms' }, false],
    ['item.description.isVague', { description: 'запасные части' }, true],
    ['item.description.isVague', { description: 'Части ткацких станков' }, false],
    ['item.description.isVague', { description: 'Xo‘jalik mollari' }, true],
    ['item.description.isVague', { description: 'Хўжалик моллари' }, true],
    ['item.description.isVague', { description: 'Молоко сухое' }, false],
  ])('%s of %j is %j', (path, changes, value) => {
    expect(read(path, aDeclaration({ items: [anItem(changes)] }))).toEqual(value);
  });
});

const anyNumber = fc.oneof(
  fc.constantFrom(0, 5e-324, 1e-9, Number.MAX_VALUE, 1e308, 0.1, Number.MAX_SAFE_INTEGER),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
);
const anyAmount = fc.constantFrom('0', '999999999999999999999999', '0.00000000000000000001', '0.1', '1000');
const anyMoney = fc.record({ amount: anyAmount, currency: fc.constantFrom('USD', 'EUR') });
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    "'''",
    '²',
    '',
    '99999999999999999999999999',
    '0.00000000000000000001',
    '-1',
    'NaN',
    '٣ كتب',
  ),
);
const optional = { requiredKeys: [] as never[] };

/** Numbers at the ends of what there is, and whatever text. */
const extremeDeclaration: fc.Arbitrary<KnownDeclaration> = fc
  .record({
    header: fc.record(
      {
        totalGrossMassKg: anyNumber,
        totalPackages: anyNumber,
        invoice: anyMoney,
        containers: fc.array(anyText, { minLength: 1, maxLength: 3 }),
        attributes: fc.record(
          Object.fromEntries(
            ['manifestGrossMassKg', 'guaranteeAmount', 'dispatchedAt', 'arrivalAt'].map((key) => [
              key,
              anyText,
            ]),
          ),
          optional,
        ),
      },
      optional,
    ),
    items: fc.array(
      fc.record(
        {
          commodityCode: fc.constantFrom('61', '6109', '6203'),
          description: anyText,
          netMassKg: anyNumber,
          grossMassKg: anyNumber,
          packages: anyNumber,
          quantity: fc.record({ value: anyNumber, unit: fc.constantFrom('MTQ', 'X') }),
          itemPrice: anyMoney,
          customsValue: anyMoney,
          dutyRatePercent: anyNumber,
          attributes: fc.record({ volumeM3: anyText }, optional),
        },
        optional,
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(
    ({ header, items }) =>
      ({
        ...aDeclaration(),
        ...header,
        items: items.map((item, at) => ({ sequence: at + 1, ...item })),
      }) as never,
  );

const checked = derivedFields.filter(({ means }) => means !== undefined);

describe('laws', () => {
  it('a field gives a value of its type, a number there is, or nothing', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(arbitraryDeclaration, extremeDeclaration), (declaration) => {
        for (const field of checked) {
          for (const item of field.scope === 'item' ? declaration.items : [undefined]) {
            const value = field.read(declaration, item);
            if (value === undefined) continue;
            seen.add(field.path);
            const values = Array.isArray(value) ? value : [value];
            expect(Array.isArray(value)).toBe(field.many);
            expect(values).not.toHaveLength(0);
            for (const each of values) {
              expect(typeof each, field.path).toBe(field.type === 'text' ? 'string' : field.type);
              if (typeof each === 'number') expect(Number.isFinite(each), field.path).toBe(true);
            }
          }
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...seen].sort()).toEqual(checked.map(({ path }) => path).sort());
  });

  it('the order of items changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryDeclaration, extremeDeclaration), (declaration) => {
        const turned = { ...declaration, items: [...declaration.items].reverse() };
        for (const field of checked.filter(({ scope }) => scope === 'header'))
          expect(field.read(turned, undefined), field.path).toEqual(field.read(declaration, undefined));
      }),
    );
  });

  it('the variation of unit values is deviation by mean, and the order they come in does not show in the last digit', () => {
    const unlike = fc.array(
      fc.record({
        commodityCode: fc.constantFrom('6109', '6203'),
        netMassKg: fc.double({ min: 0.1, max: 1_000, noNaN: true }),
        itemPrice: fc.nat(100_000).map((cents) => usd((cents / 100 + 0.01).toFixed(2))),
      }),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(unlike, (items) => {
        const mixed = [{ ...items[0], commodityCode: '2710' }, ...items] as ItemChanges[];
        const found = read('unitValueVariation', aDeclaration(of(...mixed)));
        const values = mixed.map((item) => Number(item?.itemPrice?.amount) / Number(item?.netMassKg));
        const mean = values.reduce((sum, value) => sum + value / values.length, 0);
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0);
        expect(found).toBeCloseTo(Math.sqrt(variance) / mean, 9);
        expect(read('unitValueVariation', aDeclaration(of(...mixed.toReversed())))).toBe(found);
      }),
      { numRuns: 500 },
    );
  });

  it('the declared fields beneath a field tell its value, as columns keep them', () => {
    // A column keeps the instant of lodgement, and the hour in a column of its own.
    for (const field of derivedFields.filter(({ path }) => path !== 'lodgedHour')) {
      const paths = declaredBeneath(field.path);
      const beneath = paths.flatMap((path) => fieldAt(path) ?? []);
      fc.assert(
        fc.property(arbitraryDeclaration, (declaration) => {
          const declared = withKnown(declaration, undefined);
          const made = declarationMaker(codeDeclarations([declared], beneath), paths)(0);
          for (const [place, item] of declared.items.entries())
            expect(field.read(made, made.items[place]), field.path).toEqual(field.read(declared, item));
        }),
      );
    }
  });
});
