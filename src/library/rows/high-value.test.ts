import { judgeRows } from '../testing/judge-rows.ts';
import { highValueRows } from './high-value.ts';

judgeRows(highValueRows, {
  H01: {
    matching: { 'item.commodityCode': '85171300', 'item.converted.unitValue': 101 },
    differing: [{ 'item.commodityCode': '84181000' }, { 'item.converted.unitValue': 100 }],
    absent: [['item.commodityCode'], ['item.converted.unitValue']],
  },
});
