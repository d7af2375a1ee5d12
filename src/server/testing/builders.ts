import type { RiskProfile } from '../../domain/risk-profile.ts';

/** A declaration as a client sends it. */
export function aDeclaration(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'D-1',
    flow: 'import',
    office: '10',
    lodgedAt: '2026-03-01T09:30:00+05:00',
    importer: { id: 'T-100', name: 'Zarafshon Savdo', country: 'UZ' },
    items: [
      {
        sequence: 1,
        commodityCode: '61091000',
        description: 'T-shirts of cotton',
        originCountry: 'BD',
        netMassKg: 120,
        itemPrice: { amount: '1450.00', currency: 'USD' },
      },
    ],
    ...changes,
  };
}

/** A profile that selects T-shirts. */
export function aProfile(
  changes: Partial<Omit<RiskProfile, 'id'>> & { readonly id?: string } = {},
): Record<string, unknown> {
  return {
    id: 'P-1',
    name: 'Cotton T-shirts',
    riskArea: 'undervaluation',
    when: { field: 'item.commodityCode', op: 'startsWith', value: '6109' },
    then: { lane: 'red', likelihood: 0.4, instruction: 'Count the pieces' },
    ...changes,
  };
}
