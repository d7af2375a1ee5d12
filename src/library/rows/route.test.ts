import { judgeRows } from '../testing/judge-rows.ts';
import { routeRows } from './route.ts';

judgeRows(routeRows, {
  R01: {
    matching: { 'history.route.postShare': 0.009, 'history.route.declarations': 300 },
    differing: [{ 'history.route.postShare': 0.01 }, { 'history.route.declarations': 299 }],
    absent: [['history.route.postShare'], ['history.route.declarations']],
  },
  R02: {
    matching: { exportCountry: 'XA', 'attributes.borderPost': '19101' },
    differing: [{ 'attributes.borderPost': '13101' }],
    absent: [['exportCountry'], ['attributes.borderPost']],
  },
  R03: {
    matching: { office: '10', 'importer.id': '300000001', 'history.importer.officeFirst': true },
    differing: [{ office: '15' }, { 'history.importer.officeFirst': false }],
    absent: [['importer.id'], ['history.importer.officeFirst']],
  },
  R04: {
    matching: {
      lodgedAt: '2026-03-01T22:30:00+05:00',
      'history.importer.nightShare90d': 0.6,
      'history.importer.declarations': 10,
    },
    alsoMatching: [{ lodgedAt: '2026-03-01T05:59:00+05:00' }],
    differing: [
      { lodgedAt: '2026-03-01T21:59:00+05:00' },
      { lodgedAt: '2026-03-01T06:00:00+05:00' },
      { 'history.importer.nightShare90d': 0.5 },
      { 'history.importer.declarations': 9 },
    ],
    absent: [['history.importer.nightShare90d']],
  },
  R05: {
    matching: { exportCountry: 'XA' },
    differing: [{ exportCountry: 'DE' }, { flow: 'export' }],
    absent: [['exportCountry']],
  },
});
