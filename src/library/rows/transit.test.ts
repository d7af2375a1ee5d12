import { judgeRows } from '../testing/judge-rows.ts';
import { transitRows } from './transit.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

judgeRows(transitRows, {
  T02: {
    matching: {
      'attributes.guaranteeAmount': '790',
      'attributes.guaranteeCurrency': 'USD',
      'item.customsValue': usd('10000'),
      'item.dutyRatePercent': 10,
    },
    differing: [{ 'attributes.guaranteeAmount': '800' }, { flow: 'import' }],
    absent: [['attributes.guaranteeAmount'], ['item.dutyRatePercent'], ['item.customsValue']],
  },
  T03: {
    matching: { 'item.commodityCode': '24022010', 'item.history.post.headingFirst': true },
    differing: [{ 'item.commodityCode': '10011900' }, { 'item.history.post.headingFirst': false }],
    absent: [['item.history.post.headingFirst'], ['item.commodityCode']],
  },
});
