import { judgeRows } from '../testing/judge-rows.ts';
import { originRows } from './origin.ts';

judgeRows(originRows, {
  O01: {
    matching: { 'item.preference': 'FT', 'item.originCountry': 'XA', 'item.commodityCode': '8517130000' },
    differing: [{ 'item.preference': undefined }, { 'item.originCountry': 'XB' }],
    absent: [['item.originCountry'], ['item.commodityCode']],
  },
  O02: {
    matching: { exportCountry: 'AE', 'item.originCountry': 'CN' },
    differing: [{ exportCountry: 'DE' }, { exportCountry: 'CN' }, { 'item.originCountry': 'AE' }],
    absent: [['exportCountry'], ['item.originCountry']],
  },
  O03: {
    matching: {
      'item.commodityCode': '7210701000',
      'item.originCountry': 'KZ',
      'item.history.importer.previousOrigin': 'XA',
    },
    alsoMatching: [{ 'item.originCountry': 'XB' }],
    differing: [
      { 'item.commodityCode': '1001190000' },
      { 'item.originCountry': 'XA' },
      { 'item.originCountry': 'XA', 'item.history.importer.previousOrigin': 'XB' },
      { 'item.history.importer.previousOrigin': 'KG' },
    ],
    absent: [['item.commodityCode'], ['item.history.importer.previousOrigin']],
  },
  O04: {
    matching: { 'history.certificate.reused': ['CT-1/1'] },
    differing: [],
    absent: [['history.certificate.reused']],
    absenceSaysNo: true,
  },
  O05: {
    matching: {
      exportCountry: 'XA',
      'borderTransport.mode': '2',
      'attributes.dispatchedAt': '2026-02-20',
      'attributes.arrivalAt': '2026-02-26',
    },
    differing: [{ 'attributes.arrivalAt': '2026-02-27' }],
    absent: [
      ['exportCountry'],
      ['borderTransport.mode'],
      ['attributes.dispatchedAt'],
      ['attributes.arrivalAt'],
    ],
  },
});
