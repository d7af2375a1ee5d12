import { expect, test } from 'vitest';
import { atLeast, figure } from './figure.ts';
import { headingLines, type Report, reportMarkdown, resultText } from './report.ts';

const report: Report = {
  date: '2026-03-01T00:00:00.000Z',
  isQuick: false,
  machine: {
    cpu: 'A processor',
    cores: 2,
    memoryGiB: 8,
    system: 'Linux 6 x64',
    loadAtStart: 0.1,
    diskSyncMilliseconds: 1.5,
    isDiskMemory: false,
  },
  versions: { tamga: '1.2.3', commit: 'abc', node: '24.1.0', postgres: '18.1' },
  benchmarks: [
    {
      name: 'decide',
      about: 'the pure function',
      kind: 'measured',
      conditions: ['300 profiles'],
      figures: [
        figure('decided', '/s', [39_000, 40_000, 41_000], atLeast(50_000)),
        figure('read', 'ms', [2]),
      ],
      checks: [{ name: 'alike', holds: false, detail: '1 of 2' }],
    },
    { name: 'import', about: 'the rows', kind: 'skipped', why: 'there are none' },
  ],
};

test('a missed target says by how much, and a check that does not hold is not overlooked', () => {
  const [decide, imported] = report.benchmarks.map(resultText);
  expect(decide?.split('\n')).toEqual([
    'decide: the pure function',
    '  what        median       low – high  runs    target            met',
    '  decided  40,000 /s  39,000 – 41,000     3  ≥ 50,000  no, by 20.0 %',
    '  read       2.00 ms                      1',
    '  - 300 profiles',
    '  DOES NOT HOLD: alike (1 of 2)',
  ]);
  expect(imported).toBe('import: the rows\n  skipped: there are none');
});

test('the section of Markdown stands by itself', () => {
  expect(reportMarkdown(report)).toBe(
    [
      '- Tamga 1.2.3 (abc), Node 24.1.0, PostgreSQL 18.1',
      '- A processor, 2 cores, 8.00 GiB, Linux 6 x64',
      '- 2026-03-01T00:00:00.000Z; one sync of the disk takes 1.50 ms',
      '',
      '### decide',
      '',
      'The pure function.',
      '',
      '| what | median | low – high | runs | target | met |',
      '|---|--:|--:|--:|--:|--:|',
      '| decided | 40,000 /s | 39,000 – 41,000 | 3 | ≥ 50,000 | no, by 20.0 % |',
      '| read | 2.00 ms |  | 1 |  |  |',
      '',
      '- 300 profiles',
      '- DOES NOT HOLD: alike (1 of 2)',
      '',
      '### import',
      '',
      'The rows.',
      '',
      'Skipped: there are none.',
    ].join('\n'),
  );
});

test.each([
  ['a busy machine', { loadAtStart: 1.5 }, 'busy'],
  ['a disk that is memory', { isDiskMemory: true }, 'memory: nothing'],
])('%s is told of', (_, change, words) => {
  expect(headingLines(report).join('\n')).not.toContain(words);
  expect(headingLines({ ...report, machine: { ...report.machine, ...change } }).join('\n')).toContain(words);
});
