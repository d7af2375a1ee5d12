import { expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { Moment } from '../../src/domain/moment.ts';
import { aDeclaration } from '../../src/domain/testing/a-declaration.ts';
import { OwnFindings } from './own-findings.ts';

const later = '2026-03-31T12:00:00+05:00' as Moment;

/** What was declared: goods, others beside them, and where from; and what was found. */
type Told = { readonly code: string; readonly beside?: string; readonly country?: string } & Pick<
  Finding,
  'result'
> &
  Partial<Pick<Finding, 'riskAreas' | 'item' | 'inspectedAt'>>;

function findingsOf(told: readonly Told[], flow: 'import' | 'export' = 'import'): OwnFindings {
  const findings = new OwnFindings();
  for (const { code, beside = '1001990000', country = 'CN', ...found } of told) {
    const item = { sequence: 1, commodityCode: code as never, originCountry: country as never };
    const other = { sequence: 2, commodityCode: beside as never, originCountry: 'KZ' as never };
    findings.add(aDeclaration({ flow, exportCountry: country as never, items: [item, other] }), {
      declarationId: 'x' as never,
      inspectedAt: '2026-03-01T12:00:00+05:00' as Moment,
      officers: [],
      measures: [],
      ...found,
    });
  }
  return findings;
}

const compliant = (count: number, code = '6403990000'): readonly Told[] =>
  Array.from({ length: count }, () => ({ code, result: 'compliant' as const }));
const violating = (count: number, more: Partial<Told> = {}): readonly Told[] =>
  Array.from({ length: count }, () => ({
    code: '8517130000',
    beside: '0805102000',
    country: 'AE',
    result: 'violation' as const,
    item: 1,
    ...more,
  }));

it('goods and countries in violation far more often than all are on the lists', () => {
  const lists = findingsOf([...compliant(40), ...violating(5)]).listsAt(later);
  expect(lists).toEqual({ RISKY_GOODS: ['851713'], RISK_COUNTRIES: ['AE'] });
});

it('a few violations, or a rate as of all, make no list', () => {
  expect(findingsOf([...compliant(40), ...violating(2)]).listsAt(later)).toEqual({});
  const usual = [...compliant(20, '8517130000'), ...violating(10, { country: 'CN' })];
  expect(findingsOf(usual).listsAt(later)).toEqual({});
});

it('of counterfeits and drugs only their own findings count', () => {
  const ipr = findingsOf([...compliant(40), ...violating(5, { riskAreas: ['ipr'] })]).listsAt(later);
  expect(ipr).toMatchObject({ COUNTERFEIT_ORIGINS: ['AE'] });
  expect(ipr).not.toHaveProperty('COVER_LOADS');
  const drugs = findingsOf([...compliant(40), ...violating(5, { riskAreas: ['narcotics'] })]).listsAt(later);
  expect(drugs).toMatchObject({ COVER_LOADS: ['8517'], DRUG_ROUTE_COUNTRIES: ['AE'] });
  expect(drugs).not.toHaveProperty('COUNTERFEIT_ORIGINS');
});

it('what is found later, or on exports, is not known', () => {
  const found = violating(5, { inspectedAt: '2026-04-01T12:00:00+05:00' as Moment });
  expect(findingsOf([...compliant(40), ...found]).listsAt(later)).toEqual({});
  expect(findingsOf([...compliant(40), ...violating(5)], 'export').listsAt(later)).toEqual({});
});
