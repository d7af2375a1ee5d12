import { describe, expect, it } from 'vitest';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { compileProfiles } from './compile-profiles.ts';
import { indicateProfiles } from './indicate-profiles.ts';

const declaration = aDeclaration({
  containers: ['MSKU1', 'MSKU2'],
  items: [
    anItem({ sequence: 2, netMassKg: 5 }),
    anItem({ sequence: 1, netMassKg: 7, originCountry: undefined }),
    anItem({ sequence: 3, netMassKg: 500 }),
  ],
});

function indicated(...profiles: readonly RiskProfile[]) {
  return indicateProfiles(compileProfiles(profiles, {}), declaration, defaultSettings);
}

it('a reason names its profile, and what it asks for comes along', () => {
  const then = { lane: 'yellow', likelihood: 0.25, measures: ['value-check'] } as const;
  expect(indicated(aProfile({ id: 'p1', name: 'Cheap', riskArea: 'undervaluation', then }))).toEqual([
    {
      reason: {
        kind: 'profile',
        id: 'p1',
        riskArea: 'undervaluation',
        weight: 0.25,
        text: 'Cheap',
        evidence: {},
      },
      outcome: then,
    },
  ]);
});

it.each([
  [{ likelihood: 0 }, 0],
  [{ likelihood: 1, lane: 'red' }, 1],
  [{ lane: 'red' }, 0.3],
  [{ lane: 'yellow' }, 0.15],
  [{ lane: 'blue' }, 0.1],
  [{ lane: 'green' }, 0.05],
  [{}, 0.05],
] as const)('a profile that asks for %j weighs %d', (then, weight) => {
  expect(indicated(aProfile({ then }))[0]?.reason.weight).toBe(weight);
});

it('reasons come in the order of ids', () => {
  const ids = ['p2', 'p10', 'p1'].map((id) => aProfile({ id }));
  expect(indicated(...ids).map(({ reason }) => reason.id)).toEqual(['p1', 'p10', 'p2']);
});

describe('the evidence', () => {
  it('is what was declared of each item that matched, in the order of sequences', () => {
    const light = aProfile({
      when: {
        all: [
          { field: 'item.netMassKg', op: 'lt', value: { field: 'totalGrossMassKg', times: 2 } },
          {
            any: [
              { field: 'containers', op: 'exists' },
              { field: 'item.originCountry', op: 'missing' },
            ],
          },
        ],
      },
    });
    const goods = { ...declaration, totalGrossMassKg: 10 };
    const [indicator] = indicateProfiles(compileProfiles([light], {}), goods, defaultSettings);
    expect(indicator?.reason).toMatchObject({
      items: [1, 2],
      evidence: {
        containers: ['MSKU1', 'MSKU2'],
        totalGrossMassKg: 10,
        items: [
          { sequence: 1, 'item.netMassKg': 7, 'item.originCountry': null },
          { sequence: 2, 'item.netMassKg': 5, 'item.originCountry': 'CN' },
        ],
      },
    });
  });

  it('never holds a threshold', () => {
    const [indicator] = indicated(aProfile({ when: { field: 'item.netMassKg', op: 'lt', value: 123.456 } }));
    expect(JSON.stringify(indicator)).not.toContain('123.456');
  });

  it('says of a reference what it rests on, and of what is declared nothing more', () => {
    const known = { median: 12, p25: 10, p75: 14, values: 31, level: 8 };
    const goods = {
      ...declaration,
      items: [
        { ...anItem({ sequence: 1, netMassKg: 7 }), known: { reference: known, converted: { value: 9 } } },
        { ...anItem({ sequence: 2 }), known: { reference: { undetermined: 'no-exchange-rate' } } },
      ],
    };
    const below = aProfile({
      when: {
        any: [
          { field: 'item.netMassKg', op: 'lt', value: { field: 'item.reference.p25', times: 0.9 } },
          { field: 'item.reference.values', op: 'missing' },
        ],
      },
    });
    const worth = aProfile({ id: 'worth', when: { field: 'item.converted.value', op: 'exists' } });
    const results = indicateProfiles(compileProfiles([below, worth], {}), goods, defaultSettings);
    expect(results.map(({ reason }) => reason.evidence)).toEqual([
      {
        items: [
          {
            sequence: 1,
            'item.netMassKg': 7,
            'item.reference.p25': 10,
            'item.reference.values': 31,
            'item.reference.median': 12,
            'item.reference.level': 8,
          },
          {
            sequence: 2,
            'item.netMassKg': 100,
            'item.reference.p25': null,
            'item.reference.values': null,
            'item.reference.undetermined': 'no-exchange-rate',
          },
        ],
      },
      { items: [{ sequence: 1, 'item.converted.value': 9 }] },
    ]);
  });

  it('writes a date as an officer reads it', () => {
    const [indicator] = indicated(aProfile({ when: { field: 'lodgedAt', op: 'exists' } }));
    expect(indicator?.reason.evidence).toEqual({ lodgedAt: '2026-03-01T04:30:00.000Z' });
  });

  it('stops after ten items, while the reason names them all', () => {
    const items = Array.from({ length: 12 }, (_, index) => anItem({ sequence: 12 - index }));
    const compiled = compileProfiles([aProfile({ when: { field: 'item.netMassKg', op: 'exists' } })], {});
    const [indicator] = indicateProfiles(compiled, aDeclaration({ items }), defaultSettings);
    expect(indicator?.reason.items).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(indicator?.reason.evidence.items).toMatchObject(
      Array.from({ length: 10 }, (_, index) => ({ sequence: index + 1 })),
    );
  });
});
