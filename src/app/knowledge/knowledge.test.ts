import { describe, expect, it } from 'vitest';
import type { CommodityCode, CountryCode, CurrencyCode } from '../../domain/codes.ts';
import type { KnownFacts } from '../../domain/known.ts';
import type { Day, Moment } from '../../domain/moment.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { ReferenceAccumulator } from '../../identify/values/reference-accumulator.ts';
import { referencesOf, type UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import { knowledgeOf } from './knowledge.ts';

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
