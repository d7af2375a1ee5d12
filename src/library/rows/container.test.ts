import { judgeRows } from '../testing/judge-rows.ts';
import { containerRows } from './container.ts';

judgeRows(containerRows, {
  K01: {
    matching: { containers: ['CSQU3054384'] },
    differing: [{ containers: ['CSQU3054383'] }],
    absent: [['containers']],
    absenceSaysNo: true,
  },
  K02: {
    matching: { 'history.container.elsewhere': ['CSQU3054383'] },
    differing: [],
    absent: [['history.container.elsewhere']],
    absenceSaysNo: true,
  },
  K03: {
    matching: { flow: 'transit', containers: ['CSQU3054383'] },
    alsoMatching: [{ flow: 'import', 'attributes.seals': 'UZ00173', 'history.seal.reused': ['UZ00173'] }],
    differing: [{ 'attributes.seal': 'UZ00173' }, { 'attributes.seals': 'UZ00173' }, { flow: 'import' }],
    absent: [['containers']],
    absenceSaysNo: true,
  },
});
