import { judgeRows } from '../testing/judge-rows.ts';
import { regimeRows } from './regimes.ts';

judgeRows(regimeRows, {
  F04: {
    matching: { 'importer.id': '300000001', 'item.preference': '140' },
    differing: [{ 'importer.id': '300000002' }, { 'item.preference': '100' }],
    absent: [['importer.id'], ['item.preference']],
  },
});
