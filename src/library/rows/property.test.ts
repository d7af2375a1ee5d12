import { judgeRows } from '../testing/judge-rows.ts';
import { propertyRows } from './property.ts';

judgeRows(propertyRows, {
  I01: {
    matching: { 'importer.id': '300000009', 'item.description': 'T-shirts of cotton, VELTORO' },
    differing: [{ 'importer.id': '300000005' }, { 'item.description': 'T-shirts of cotton' }],
    absent: [['importer.id'], ['item.description']],
  },
  I02: {
    matching: {
      'item.description': 'Veltoro T-shirts',
      'item.commodityCode': '61091000',
      'item.originCountry': 'XA',
      'item.converted.unitValue': 23,
    },
    differing: [
      { 'item.converted.unitValue': 24 },
      { 'item.originCountry': 'IT' },
      { 'item.description': 'T-shirts' },
    ],
    absent: [['item.converted.unitValue'], ['item.commodityCode'], ['item.originCountry']],
  },
});
