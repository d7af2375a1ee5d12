import { expect, it } from 'vitest';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import { defaultSettings } from '../domain/settings.ts';
import { aDeclaration, anItem } from '../domain/testing/a-declaration.ts';
import { assess } from './assess.ts';

const indicator = (riskArea: string, weight: number): IndicatorResult => ({
  reason: { kind: 'profile', id: riskArea, riskArea, weight, text: '', evidence: {} },
  outcome: {},
});
const goods = aDeclaration({
  items: [anItem({ itemPrice: { amount: '20000', currency: 'USD' }, dutyRatePercent: 10 })],
});

it.each([
  ['nothing', [], { likelihood: 0, level: 'low', revenueAtRisk: { amount: '0.00', currency: 'USD' } }],
  [
    'undervaluation',
    [indicator('undervaluation', 0.15)],
    { likelihood: 0.15, level: 'medium', revenueAtRisk: { amount: '300.00', currency: 'USD' } },
  ],
  [
    'narcotics, hardly',
    [indicator('narcotics', 0.05)],
    { likelihood: 0.05, level: 'high', revenueAtRisk: { amount: '100.00', currency: 'USD' } },
  ],
  [
    'narcotics, likely',
    [indicator('narcotics', 0.1)],
    { likelihood: 0.1, level: 'critical', revenueAtRisk: { amount: '200.00', currency: 'USD' } },
  ],
  [
    'both',
    [indicator('narcotics', 0.5), indicator('origin', 0.5)],
    { likelihood: 0.75, level: 'critical', revenueAtRisk: { amount: '1500.00', currency: 'USD' } },
  ],
])('where there speaks %s', (_, indicators, assessment) => {
  expect(assess(goods, indicators, defaultSettings)).toEqual(assessment);
});

it('says nothing of revenue that is not known', () => {
  expect(assess(aDeclaration(), [], { ...defaultSettings, baseLikelihood: 0.1 })).toEqual({
    likelihood: 0.1,
    level: 'low',
  });
});
