import { judgeRows } from '../testing/judge-rows.ts';
import { splittingRows } from './splitting.ts';

judgeRows(splittingRows, {
  F01: {
    matching: {
      'history.consignee.smallConsignments7d': 3,
      'history.consignee.smallValue7d': 5_000,
      'converted.totalValue': 4_999,
    },
    differing: [
      { 'history.consignee.smallConsignments7d': 2 },
      { 'history.consignee.smallValue7d': 4_999 },
      { 'converted.totalValue': 5_000 },
    ],
    absent: [['history.consignee.smallConsignments7d'], ['converted.totalValue']],
  },
  F02: {
    matching: { 'history.bill.declarants': 2, 'history.bill.importers': 2 },
    alsoMatching: [{ 'history.bill.declarants': 1, 'history.bill.importers': 4 }],
    differing: [{ 'history.bill.declarants': 1 }],
    absent: [['history.bill.declarants'], ['history.bill.declarants', 'history.bill.importers']],
  },
});
