import { judgeRows } from '../testing/judge-rows.ts';
import { intelligenceRows } from './intelligence.ts';

judgeRows(intelligenceRows, {
  X01: {
    matching: { exportCountry: 'XA', 'item.commodityCode': '64039900' },
    differing: [],
    absent: [['exportCountry'], ['item.commodityCode']],
  },
  X02: {
    matching: { exportCountry: 'XX', 'item.commodityCode': '00000000' },
    differing: [{ exportCountry: 'CN' }, { 'item.commodityCode': '61091000' }],
    absent: [['exportCountry'], ['item.commodityCode']],
  },
});
