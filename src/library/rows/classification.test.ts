import { judgeRows } from '../testing/judge-rows.ts';
import { classificationRows } from './classification.ts';

judgeRows(classificationRows, {
  C01: {
    matching: {
      'item.commodityCode': '64041900',
      'item.dutyRatePercent': 5,
      'item.history.importer.usualHeading': '6403',
      'item.history.importer.usualDutyPercent': 10,
    },
    differing: [
      { 'item.commodityCode': '64061000' },
      { 'item.dutyRatePercent': 5.1 },
      { 'item.dutyRatePercent': 2, 'item.history.importer.usualDutyPercent': 9 },
    ],
    absent: [
      ['item.dutyRatePercent'],
      ['item.history.importer.usualDutyPercent'],
      ['item.history.importer.usualHeading'],
      ['item.commodityCode'],
    ],
  },
  C02: {
    matching: {
      'item.commodityCode': '392690',
      'item.text.fit': 0.05,
      'item.text.bestFit': 0.7,
      'item.text.bestHeading': '6403',
    },
    differing: [{ 'item.text.fit': 0.3 }, { 'item.text.bestFit': 0.4 }, { 'item.text.bestHeading': '3926' }],
    absent: [['item.text.fit'], ['item.text.bestFit'], ['item.commodityCode']],
  },
  C03: {
    matching: { 'item.description': 'Goods' },
    differing: [{ 'item.description': 'Men’s shirts of cotton, woven' }],
    absent: [['item.description']],
  },
  C04: {
    matching: {
      'item.commodityCode': '84509000',
      'item.netMassKg': 500,
      'item.quantity': { value: 10, unit: 'C62' },
    },
    differing: [{ 'item.netMassKg': 240 }, { 'item.netMassKg': 960 }, { 'item.commodityCode': '84501100' }],
    absent: [['item.quantity'], ['item.netMassKg'], ['item.commodityCode']],
  },
  C05: {
    matching: {
      'history.importer.otherCodeShare90d': 0.5,
      'history.importer.otherCodeShareBefore': 0.2,
      'history.importer.declarations': 20,
    },
    differing: [
      { 'history.importer.otherCodeShareBefore': 0.25 },
      { 'history.importer.otherCodeShare90d': 0.29, 'history.importer.otherCodeShareBefore': 0.1 },
      { 'history.importer.declarations': 19 },
    ],
    absent: [['history.importer.otherCodeShareBefore'], ['history.importer.otherCodeShare90d']],
  },
  C06: {
    matching: {
      'item.netMassKg': 100,
      'item.quantity': { value: 40, unit: 'PR' },
      'item.band.kgPerUnit.low': 0.5,
      'item.band.kgPerUnit.high': 2.4,
    },
    alsoMatching: [{ 'item.netMassKg': 19 }],
    differing: [{ 'item.netMassKg': 96 }, { 'item.netMassKg': 20 }],
    absent: [
      ['item.quantity'],
      ['item.band.kgPerUnit.high'],
      ['item.band.kgPerUnit.low', 'item.band.kgPerUnit.high'],
    ],
  },
});
