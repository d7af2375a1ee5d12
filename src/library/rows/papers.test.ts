import { judgeRows } from '../testing/judge-rows.ts';
import { paperRows } from './papers.ts';

judgeRows(paperRows, {
  Q01: {
    matching: { 'item.commodityCode': '30049000', 'item.documents': [{ type: '380', id: 'INV-1' }] },
    alsoMatching: [
      { 'item.documents': undefined },
      { 'item.commodityCode': '61091000', 'item.documents': [{ type: '9104', id: 'P-2019-00017' }] },
    ],
    differing: [
      { 'item.commodityCode': '61091000', 'item.documents': undefined },
      { 'item.commodityCode': '61091000' },
      { 'item.documents': [{ type: '9104', id: 'P-2026-00001' }] },
    ],
    absent: [['item.commodityCode']],
    absenceSaysNo: true,
  },
  Q02: {
    matching: { version: 3, 'history.previous.changed': ['mass', 'value'] },
    differing: [{ version: 2 }, { 'history.previous.changed': ['mass'] }],
    absent: [['version'], ['history.previous.changed']],
  },
  Q03: {
    matching: { 'history.copyOf': '26UZ0000000000009' },
    differing: [],
    absent: [['history.copyOf']],
    absenceSaysNo: true,
  },
});
