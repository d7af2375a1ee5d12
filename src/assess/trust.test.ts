import { expect, it } from 'vitest';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import type { Known } from '../domain/known.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { aDeclaration, anItem } from '../domain/testing/a-declaration.ts';
import { assess } from './assess.ts';

const indicators: readonly IndicatorResult[] = [
  {
    reason: { kind: 'profile', id: 'P', riskArea: 'origin', weight: 0.4, text: '', evidence: {} },
    outcome: {},
  },
];
const items = [anItem({ itemPrice: { amount: '20000', currency: 'USD' }, dutyRatePercent: 10 })];
const trusting = (factor: number): Settings => ({
  ...defaultSettings,
  knowledge: { trustedLikelihoodFactor: factor },
});
const full = { likelihood: 0.4, level: 'high', revenueAtRisk: { amount: '800.00', currency: 'USD' } };
const half = { likelihood: 0.2, level: 'medium', revenueAtRisk: { amount: '400.00', currency: 'USD' } };

it.each<[string, 'import' | 'export' | 'transit', Known, Settings, object]>([
  ['nothing known', 'import', {}, defaultSettings, full],
  ['a trusted importer', 'import', { trust: { importer: { status: 'national' } } }, defaultSettings, half],
  [
    'an importer trusted by recognition, in transit',
    'transit',
    { trust: { importer: { status: 'KZ' } } },
    trusting(0.25),
    { likelihood: 0.1, level: 'low' },
  ],
  [
    'a trusted exporter of imports',
    'import',
    { trust: { exporter: { status: 'national' } } },
    defaultSettings,
    full,
  ],
  [
    'a trusted exporter of exports',
    'export',
    { trust: { exporter: { status: 'national' } } },
    defaultSettings,
    { likelihood: 0.2, level: 'low' },
  ],
  [
    'a trusted declarant alone',
    'import',
    { trust: { declarant: { status: 'national' } } },
    defaultSettings,
    full,
  ],
  [
    'a past that is as it should be',
    'import',
    { history: { importer: { declarations: 7 } } },
    defaultSettings,
    full,
  ],
  [
    'trust that counts for nothing',
    'import',
    { trust: { importer: { status: 'national' } } },
    trusting(1),
    { ...full },
  ],
])('%s', (_, flow, header, settings, assessment) => {
  const known = { header, items: [] };
  expect(assess(aDeclaration({ flow, items }), indicators, settings, known)).toEqual(assessment);
});
