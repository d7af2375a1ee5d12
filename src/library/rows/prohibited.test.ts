import { judgeRows } from '../testing/judge-rows.ts';
import { prohibitedRows } from './prohibited.ts';

judgeRows(prohibitedRows, {
  N01: {
    matching: { exportCountry: 'XA', 'item.commodityCode': '08039010', 'history.importer.declarations': 2 },
    differing: [
      { exportCountry: 'DE' },
      { 'item.commodityCode': '84719000' },
      { 'history.importer.declarations': 3 },
    ],
    absent: [['exportCountry'], ['item.commodityCode'], ['history.importer.declarations']],
  },
  N02: {
    matching: { 'borderTransport.mode': '4', 'item.converted.unitValue': 0.9 },
    differing: [{ 'borderTransport.mode': '3' }, { 'item.converted.unitValue': 1 }],
    absent: [['borderTransport.mode'], ['item.converted.unitValue']],
  },
  N03: {
    matching: { 'attributes.freightPayment': 'A' },
    differing: [{ 'attributes.freightPayment': 'H' }],
    absent: [['attributes.freightPayment']],
  },
  N04: {
    matching: { 'item.commodityCode': '2915240000', 'item.documents': [{ type: '380', id: 'INV-1' }] },
    alsoMatching: [{ 'item.documents': undefined }],
    differing: [{ 'item.commodityCode': '3004900000' }, { 'item.documents': [{ type: '9101', id: 'P-1' }] }],
    absent: [['item.commodityCode']],
  },
  E01: {
    matching: {
      'item.commodityCode': '4103200000',
      'item.description': 'Hides',
      'item.documents': [{ type: '380' }],
    },
    alsoMatching: [
      { 'item.commodityCode': '4202210000', 'item.description': 'Bags of PYTHON leather' },
      { 'item.documents': undefined },
    ],
    differing: [
      { 'item.commodityCode': '4104110000' },
      { 'item.documents': [{ type: '380' }, { type: '9102' }] },
    ],
    absent: [['item.commodityCode'], ['item.commodityCode', 'item.description']],
  },
  E02: {
    matching: { 'item.commodityCode': '2903710000' },
    alsoMatching: [{ 'item.documents': [{ type: '380' }] }],
    differing: [{ 'item.commodityCode': '2903810000' }, { 'item.documents': [{ type: '9103' }] }],
    absent: [['item.commodityCode']],
  },
  D01: {
    matching: {
      destinationCountry: 'DE',
      'item.commodityCode': '85423100',
      'history.consignee.declarations': 0,
    },
    alsoMatching: [{ destinationCountry: 'XA', 'history.consignee.declarations': 4 }],
    differing: [
      { 'history.consignee.declarations': 4 },
      { 'item.commodityCode': '61091000' },
      { flow: 'import' },
    ],
    absent: [['history.consignee.declarations'], ['item.commodityCode']],
  },
  D02: {
    matching: {
      procedure: '3171',
      'item.commodityCode': '85423100',
      'item.history.importer.daysSinceImport': 29,
    },
    differing: [
      { procedure: '1000' },
      { 'item.history.importer.daysSinceImport': 30 },
      { 'item.commodityCode': '61091000' },
    ],
    absent: [['procedure'], ['item.commodityCode'], ['item.history.importer.daysSinceImport']],
  },
});
