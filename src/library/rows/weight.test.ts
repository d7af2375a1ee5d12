import { judgeRows } from '../testing/judge-rows.ts';
import { weightRows } from './weight.ts';

judgeRows(weightRows, {
  W01: {
    matching: {
      'item.grossMassKg': 160,
      'item.netMassKg': 100,
      'item.band.grossToNet.low': 1.02,
      'item.band.grossToNet.high': 1.5,
    },
    alsoMatching: [
      { 'item.grossMassKg': 101 },
      { 'item.grossMassKg': 99, 'item.band.grossToNet.low': undefined },
    ],
    differing: [{ 'item.grossMassKg': 150 }, { 'item.grossMassKg': 102 }],
    absent: [
      ['item.grossMassKg'],
      ['item.band.grossToNet.high'],
      ['item.band.grossToNet.low', 'item.band.grossToNet.high'],
    ],
  },
  W02: {
    matching: {
      'item.netMassKg': 100,
      'item.packages': 4,
      'item.band.kgPerPackage.low': 5,
      'item.band.kgPerPackage.high': 24,
    },
    alsoMatching: [{ 'item.packages': 21 }],
    differing: [{ 'item.packages': 10 }, { 'item.packages': 20 }],
    absent: [['item.packages'], ['item.band.kgPerPackage.high']],
  },
  W03: {
    matching: { totalGrossMassKg: 10_600, 'attributes.manifestGrossMassKg': '10000' },
    differing: [{ totalGrossMassKg: 10_400 }],
    absent: [['totalGrossMassKg'], ['attributes.manifestGrossMassKg']],
  },
  W04: {
    matching: { totalGrossMassKg: 61_000, containers: ['MSCU1234566', 'TGHU7654321'] },
    differing: [{ totalGrossMassKg: 60_960 }],
    absent: [['totalGrossMassKg'], ['containers']],
  },
  W05: {
    matching: {
      'item.commodityCode': '61091000',
      'item.grossMassKg': 1400,
      'item.attributes.volumeM3': '2',
    },
    differing: [{ 'item.attributes.volumeM3': '2.2' }],
    absent: [['item.commodityCode'], ['item.grossMassKg'], ['item.attributes.volumeM3']],
  },
});
