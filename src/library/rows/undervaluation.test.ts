import { judgeRows } from '../testing/judge-rows.ts';
import { valueRows } from './undervaluation.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
/** 5.90 a net kg. */
const priced = { 'item.netMassKg': 100, 'item.customsValue': usd('590') };
const anItem = (sequence: number, commodityCode: string, amount: string, netMassKg = 100) => ({
  sequence,
  commodityCode,
  netMassKg,
  itemPrice: usd(amount),
});

judgeRows(valueRows, {
  V01: {
    matching: { ...priced, 'item.reference.p25': 10, 'item.reference.values': 30 },
    differing: [{ 'item.customsValue': usd('600') }, { 'item.reference.values': 29 }],
    absent: [['item.reference.p25'], ['item.netMassKg'], ['item.customsValue']],
  },
  V02: {
    matching: { 'item.commodityCode': '61091000', 'item.converted.unitValue': 2 },
    differing: [
      { 'item.converted.unitValue': 2.1 },
      { 'item.commodityCode': '72107010', 'item.converted.unitValue': 0.6 },
    ],
    absent: [['item.converted.unitValue'], ['item.commodityCode']],
  },
  V03: {
    matching: {
      items: [anItem(1, '610910', '500'), anItem(2, '640399', '501'), anItem(3, '850940', '500')],
    },
    differing: [
      { items: [anItem(1, '610910', '500'), anItem(2, '640399', '501')] },
      { items: [anItem(1, '610910', '500'), anItem(2, '640399', '900'), anItem(3, '850940', '500')] },
    ],
    absent: [['items']],
  },
  V04: {
    matching: {
      ...priced,
      'item.history.importer.unitValueMedian': 12,
      'item.history.importer.unitValues': 10,
    },
    differing: [{ 'item.history.importer.unitValueMedian': 11.8 }, { 'item.history.importer.unitValues': 9 }],
    absent: [['item.history.importer.unitValueMedian'], ['item.netMassKg']],
  },
  V05: {
    matching: { incoterm: 'FOB', 'item.itemPrice': usd('1000'), 'item.customsValue': usd('1009') },
    alsoMatching: [{ incoterm: 'CIF', 'item.customsValue': usd('1601') }],
    differing: [
      { incoterm: 'CIF' },
      { 'item.customsValue': usd('1010') },
      { 'item.customsValue': usd('1600') },
    ],
    absent: [['item.itemPrice'], ['item.customsValue'], ['incoterm']],
  },
  V06: {
    matching: { 'converted.totalValue': 4_900 },
    alsoMatching: [{ 'converted.totalValue': 950 }, { 'converted.totalValue': 9_999.99 }],
    differing: [
      { 'converted.totalValue': 5_000 },
      { 'converted.totalValue': 4_749.99 },
      { 'converted.totalValue': 900 },
    ],
    absent: [['converted.totalValue']],
  },
  V07: {
    matching: { 'attributes.relatedParties': 'yes', 'item.attributes.valuationMethod': '1' },
    alsoMatching: [
      { 'attributes.relatedParties': 'no', 'item.attributes.valuationIndicators': '1000' },
      { 'item.attributes.valuationMethod': undefined, 'attributes.valuationMethod': '1' },
    ],
    differing: [{ 'attributes.relatedParties': 'no', 'item.attributes.valuationIndicators': '0100' }],
    absent: [['attributes.relatedParties'], ['item.attributes.valuationMethod']],
  },
  V08: {
    matching: {
      ...priced,
      procedure: '4000',
      'item.dutyRatePercent': 0,
      'item.reference.p95': 2.9,
      'item.reference.values': 30,
    },
    alsoMatching: [
      { flow: 'export', procedure: '1000' },
      { flow: 'export', procedure: '1040', 'item.dutyRatePercent': 5 },
    ],
    differing: [
      { 'item.dutyRatePercent': 5 },
      { flow: 'export', procedure: '2100' },
      { flow: 'transit', procedure: '1000' },
      { procedure: '1000', 'item.dutyRatePercent': 5 },
      { 'item.reference.p95': 2.95 },
      { 'item.reference.values': 29 },
    ],
    absent: [['item.dutyRatePercent'], ['item.reference.p95'], ['item.reference.values']],
  },
  V09: {
    matching: { invoice: usd('25000'), 'history.invoice.sameTotal90d': 3 },
    differing: [{ invoice: usd('25000.50') }, { 'history.invoice.sameTotal90d': 2 }],
    absent: [['invoice'], ['history.invoice.sameTotal90d']],
  },
});
