import { judgeRows } from '../testing/judge-rows.ts';
import { partyRows } from './parties.ts';

judgeRows(partyRows, {
  P01: {
    matching: { 'importer.id': '1', 'history.importer.declarations': 0 },
    differing: [{ 'history.importer.declarations': 1 }, { flow: 'export' }],
    absent: [['history.importer.declarations']],
  },
  P02: {
    matching: { 'importer.id': '300000001', 'converted.totalValue': 50_001 },
    differing: [
      { 'importer.id': '300000002' },
      { 'converted.totalValue': 50_000 },
      { lodgedAt: '2026-05-30T00:00:00Z' },
    ],
    absent: [['importer.id'], ['converted.totalValue']],
  },
  P03: {
    matching: {
      'importer.id': '300000002',
      'history.importer.addressParties': 10,
      'converted.totalValue': 900_000,
    },
    alsoMatching: [
      { 'history.importer.addressParties': 1, 'importer.id': '300000001', 'converted.totalValue': 900 },
      { 'history.importer.addressParties': 1, 'converted.totalValue': 10_000_001 },
    ],
    differing: [{ 'history.importer.addressParties': 9 }],
    absent: [['history.importer.addressParties'], ['history.importer.addressParties', 'importer.id']],
  },
  P04: {
    matching: { 'history.importer.daysSinceLast': 366 },
    differing: [{ 'history.importer.daysSinceLast': 365 }],
    absent: [['history.importer.daysSinceLast']],
  },
  P05: {
    matching: { 'importer.id': '300000001', 'item.commodityCode': '40111000' },
    differing: [{ 'item.commodityCode': '11010000' }],
    absent: [['importer.id'], ['item.commodityCode']],
  },
  P06: {
    matching: {
      'history.declarant.violationRate': 0.21,
      'history.office.violationRate': 0.1,
      'history.declarant.inspected24m': 30,
    },
    differing: [{ 'history.declarant.violationRate': 0.2 }, { 'history.declarant.inspected24m': 29 }],
    absent: [['history.office.violationRate'], ['history.declarant.violationRate']],
  },
  P07: {
    matching: { 'history.pair.declarations': 0, 'item.commodityCode': '8517130000' },
    differing: [{ 'history.pair.declarations': 2 }, { 'item.commodityCode': '1001190000' }],
    absent: [['history.pair.declarations'], ['item.commodityCode']],
  },
  P08: {
    matching: { 'consignee.id': '300000004' },
    differing: [],
    absent: [['consignee.id']],
  },
  P09: {
    matching: {
      'importer.id': '200100200',
      destinationCountry: 'UZ',
      'attributes.payerId': 'AE-77',
      'attributes.payerCountry': 'AE',
    },
    differing: [{ 'attributes.payerId': '200100200' }, { 'attributes.payerCountry': 'UZ' }],
    absent: [['attributes.payerId'], ['attributes.payerCountry'], ['importer.id']],
  },
  P10: {
    matching: { 'screening.score': 0.92, 'screening.byIdentifier': false },
    alsoMatching: [{ 'screening.score': 0.4, 'screening.byIdentifier': true }],
    differing: [{ 'screening.score': 0.91 }],
    absent: [['screening.score', 'screening.byIdentifier']],
  },
  P11: {
    matching: { 'importer.id': '300000003', 'history.importer.violations24m': 0 },
    alsoMatching: [
      { 'importer.id': '300000001', 'history.importer.violations24m': 1 },
      { flow: 'export', 'history.exporter.violations24m': 1 },
      // One in one inspection where hardly anybody is caught, and three in three where a fifth are.
      { 'importer.id': '300000001', ...found('importer', 1, 0.109, 0.02) },
      { 'importer.id': '300000001', ...found('importer', 3, 0.385, 0.2) },
      { flow: 'export', ...found('exporter', 3, 0.385, 0.2) },
      // Thirty in forty where most of the inspections are its own.
      { 'importer.id': '300000001', ...found('importer', 30, 0.75, 0.7) },
      { flow: 'export', ...found('exporter', 30, 0.75, 0.7) },
    ],
    differing: [
      { 'importer.id': '300000001' },
      { 'importer.id': '300000001', 'history.exporter.violations24m': 1 },
      { flow: 'export', 'history.importer.violations24m': 1, 'history.exporter.violations24m': 0 },
      { flow: 'transit', 'history.importer.violations24m': 1, 'history.exporter.violations24m': 1 },
      // One in three inspections, and three in fifteen, where a fifth are caught.
      { 'importer.id': '300000001', ...found('importer', 1, 0.231, 0.2) },
      { 'importer.id': '300000001', ...found('importer', 3, 0.2, 0.2) },
      { flow: 'export', ...found('exporter', 3, 0.2, 0.2) },
    ],
    absent: [['importer.id'], ['importer.id', 'history.importer.violations24m']],
  },
  P12: {
    matching: { 'importer.id': '300000001' },
    differing: [{ 'importer.id': '300000002' }],
    absent: [['importer.id']],
  },
});

function found(
  role: 'importer' | 'exporter',
  violations: number,
  rate: number,
  rateOfOffice: number,
): Readonly<Record<string, number>> {
  return {
    [`history.${role}.violations24m`]: violations,
    [`history.${role}.violationRate`]: rate,
    'history.office.violationRate': rateOfOffice,
  };
}
