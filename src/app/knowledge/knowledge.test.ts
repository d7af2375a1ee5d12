import { describe, expect, it } from 'vitest';
import type { CommodityCode, CountryCode, CurrencyCode } from '../../domain/codes.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { KnownFacts } from '../../domain/known.ts';
import type { Day, Moment } from '../../domain/moment.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { MemoryHistory } from '../../identify/history/memory-history.ts';
import type { OwnPast } from '../../identify/history/own-past.ts';
import { ReferenceAccumulator } from '../../identify/values/reference-accumulator.ts';
import { referencesOf, type UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import { ReferenceBuild } from '../references/reference-build.ts';
import { knowledgeOf } from './knowledge.ts';
import { ratesOf } from './rates-of.ts';

const told: KnownFacts = { header: {}, items: [] };
const goods = { commodityCode: '640399' as CommodityCode, originCountry: 'CN' as CountryCode };
const shoes = (lodgedAt: string) =>
  aDeclaration({
    lodgedAt: lodgedAt as Moment,
    items: [
      anItem({
        ...goods,
        sequence: 1,
        netMassKg: 1,
        itemPrice: { amount: '20', currency: 'USD' as CurrencyCode },
      }),
    ],
  });

/** References as of a day that tell it by their median: so many dollars as the day of the month. */
function referencesAsOf(until: string, currency = 'USD'): UnitValueReferences {
  const accumulator = new ReferenceAccumulator(currency as CurrencyCode);
  const steps = Math.round(Math.log(Number(until.slice(8))) * 10_000);
  const cell = { measure: 'value-per-kg', unit: '', code: '640399', side: 'CN' } as const;
  const same = Array.from({ length: 10 }, () => ({ cell, steps }));
  accumulator.add(same, until as Day);
  const references = referencesOf(accumulator, until as Day);
  if (references === undefined) throw new Error('Nothing was observed');
  return references;
}

const ofDays = ['2026-03-09', '2026-03-11', '2026-03-10'].map((day) => referencesAsOf(day));

function referenceOf(
  lodgedAt: string,
  references: readonly UnitValueReferences[],
  heardAt?: string,
): unknown {
  const knowledge = knowledgeOf({ settings: defaultSettings, lists: {} }, { references });
  const known = knowledge.knownOf(shoes(lodgedAt), told, heardAt as Moment | undefined);
  const reference = known.items[0]?.reference as Readonly<Record<string, unknown>> | undefined;
  if (typeof reference?.median !== 'number') return reference;
  return Math.round(reference.median);
}

describe('the references that judge a declaration', () => {
  it.each([
    ['of today, by the newest', '2026-03-12T08:00:00Z', 11],
    ['of long after', '2026-05-01T08:00:00Z', 11],
    ['of a year after', '2027-03-12T08:00:00Z', 11],
    ['of more than a year after: none', '2027-03-13T08:00:00Z', { undetermined: 'no-reference' }],
    ['of another century: none', '2126-03-12T08:00:00Z', { undetermined: 'no-reference' }],
    ['of the last day they rest on, by those before it', '2026-03-11T23:59:59Z', 10],
    ['of that UTC day elsewhere', '2026-03-12T03:00:00+05:00', 10],
    ['of a day before', '2026-03-10T08:00:00Z', 9],
    ['of the first of those days: none', '2026-03-09T08:00:00Z', { undetermined: 'no-reference' }],
    ['of long before: none', '2025-01-01T08:00:00Z', { undetermined: 'no-reference' }],
  ])('%s', (_, lodgedAt, judged) => {
    expect(referenceOf(lodgedAt, ofDays)).toEqual(judged);
  });

  it('are those of when it counts as lodged, whatever it says', () => {
    expect(referenceOf('2025-01-01T08:00:00Z', ofDays, '2026-03-12T08:00:00Z')).toBe(11);
    expect(referenceOf('2026-03-12T08:00:00Z', ofDays, '2026-03-10T08:00:00Z')).toBe(9);
  });

  it('are none where there are none, or only of another currency', () => {
    expect(referenceOf('2026-03-12T08:00:00Z', [])).toBeUndefined();
    expect(referenceOf('2026-03-12T08:00:00Z', [referencesAsOf('2026-03-09', 'EUR')])).toBeUndefined();
  });
});

describe('the goods of an amendment', () => {
  const lodged = (id: string, version: number, amount: string, code = goods.commodityCode) =>
    aDeclaration({
      id,
      version,
      lodgedAt: '2026-03-09T08:00:00Z' as Moment,
      items: [1, 2].map((sequence) =>
        anItem({
          ...goods,
          commodityCode: code,
          sequence,
          netMassKg: 1,
          itemPrice: { amount: String(Number(amount) * sequence), currency: 'USD' as CurrencyCode },
        }),
      ),
    });
  const builtFrom = (...declarations: readonly Declaration[]) => {
    const build = new ReferenceBuild(ratesOf(undefined, 'USD' as CurrencyCode));
    for (const declaration of declarations) build.add(declaration);
    return build.references() as UnitValueReferences;
  };
  const at = '2026-03-09T08:00:00Z' as Moment;
  const judged = (references: UnitValueReferences, declaration: Declaration, own?: OwnPast) => {
    const knowledge = knowledgeOf({ settings: defaultSettings, lists: {} }, { references: [references] });
    const known = knowledge.knownOf(declaration, told, '2026-03-11T08:00:00Z' as Moment, own);
    return known.items.map(({ reference }) => reference);
  };
  const others = [20, 30, 50].map((amount, place) => lodged(`O${place}`, 1, String(amount)));
  const first = lodged('A', 1, '3');
  const second = lodged('A', 2, '3.5');
  const own: OwnPast = { versions: [{ declaration: first, at }], findings: [] };

  it('do not meet what they were before', () => {
    const withFirst = builtFrom(...others, first);
    const without = judged(builtFrom(...others), second);
    expect(judged(withFirst, second, own)).toEqual(without);
    expect(judged(withFirst, second)).not.toEqual(without);
  });

  it('have no reference where nobody else brings them', () => {
    expect(judged(builtFrom(first), second, own)).toEqual(
      second.items.map(() => ({ undetermined: 'no-reference' })),
    );
    expect(judged(builtFrom(first), second)).toMatchObject([{ values: 2 }, { values: 2 }]);
  });
});

/** Each list tells which of its rows counted, and each row holds for some days alone. */
const datedLists = {
  'exchange-rates': [
    { value: 'EUR', is: 1.1, validFrom: '2026-03-10' },
    { value: 'EUR', is: 3, validFrom: '2026-03-08' },
    { value: 'EUR', is: 2, validFrom: '2026-02-10' },
  ],
  watch: [
    { value: 'OLD', name: 'Zarbaron Savdo', validTo: '2026-02-28' },
    { value: 'NEW', name: 'Zarbaron Savdo', validFrom: '2026-03-01' },
  ],
  nomenclature: [
    { value: '6403', is: 'Footwear', validFrom: '2026-03-01' },
    { value: '640399', is: 'Footwear of leather', validFrom: '2026-03-01' },
  ],
  'authorised-operators': [{ value: '301234567', validFrom: '2026-03-01' }],
};

describe('what is known goes by when a declaration counts as lodged', () => {
  const settings = { ...defaultSettings, knowledge: { screenedLists: ['watch'] } };
  const knowledge = knowledgeOf({ settings, lists: datedLists }, {});
  const [received, longBefore] = ['2026-03-12T08:00:00Z', '2026-02-12T08:00:00Z'] as Moment[] as [
    Moment,
    Moment,
  ];
  const consignment = (id: string, lodgedAt: string) =>
    aDeclaration({
      id,
      lodgedAt: lodgedAt as Moment,
      importer: { id: '301234567', name: 'Zarbaron Savdo' },
      consignee: { id: '301234567', name: 'Zarbaron Savdo' },
      items: [
        anItem({
          ...goods,
          sequence: 1,
          netMassKg: 1,
          itemPrice: { amount: '20', currency: 'EUR' as CurrencyCode },
        }),
      ],
    });

  /** Of the second of two small consignments that say the same. */
  function knownFacts(lodgedAt: string, heardAt: Moment) {
    const history = new MemoryHistory(knowledge.history);
    history.declared(consignment('S-1', lodgedAt), heardAt);
    const second = consignment('S-2', lodgedAt);
    const { header, items } = knowledge.knownOf(second, history.recall(second, heardAt), heardAt);
    const { consignee } = header.history as { consignee: Record<string, unknown> };
    const { smallConsignments7d, smallValue7d } = consignee;
    const { converted, screening, trust } = header;
    const { converted: item, code } = items[0] ?? {};
    return { converted, screening, trust, smallConsignments7d, smallValue7d, item, code };
  }

  const ofItsDay = {
    converted: { totalValue: 22 },
    screening: expect.objectContaining({ entry: 'NEW' }),
    trust: { importer: { status: 'national' } },
    smallConsignments7d: 2,
    smallValue7d: 44,
    item: { value: 22, unitValue: 22 },
    code: { isKnown: true },
  };

  it.each([
    ['says so', received],
    ['backdates by some weeks', '2026-02-21T08:00:00Z'],
    ['backdates by decades', '1990-01-01T00:00:00Z'],
    ['postdates', '2026-03-31T08:00:00Z'],
  ])('of a declarant who %s', (_, lodgedAt) => {
    expect(knownFacts(lodgedAt, received)).toEqual(ofItsDay);
  });

  it('of a declarant who amends: each version has the value of the day it came', () => {
    const history = new MemoryHistory(knowledge.history);
    const said = '2026-03-12T08:00:00Z';
    history.declared(consignment('S-1', said), '2026-03-09T08:00:00Z' as Moment);
    history.declared({ ...consignment('S-1', said), version: 2 }, '2026-03-11T08:00:00Z' as Moment);
    const { header } = history.recall(consignment('S-2', said), received);
    expect(header.history).toMatchObject({ consignee: { smallConsignments7d: 2, smallValue7d: 44 } });
  });

  it("of a customs system's old declaration: its own day", () => {
    const { trust, ...known } = knownFacts(longBefore, longBefore);
    expect(trust).toBeUndefined();
    expect(known).toEqual({
      converted: { totalValue: 40 },
      screening: expect.objectContaining({ entry: 'OLD' }),
      smallConsignments7d: 2,
      smallValue7d: 80,
      item: { value: 40, unitValue: 40 },
    });
  });
});
