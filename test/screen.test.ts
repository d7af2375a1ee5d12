import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

function written(name: string, content: string | Buffer): string {
  writeFileSync(folder.file(name), content);
  return folder.file(name);
}

function ndjson(...values: readonly unknown[]): string {
  return values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');
}

function lines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const entries = [
  { id: 'E1', name: '"Zarbaron Savdo" MChJ', country: 'UZ', identifiers: ['TIN:301234567'] },
  { id: 'E2', name: 'Hengluyu Textile Co., Ltd.', names: ['恒陆宇纺织有限公司'] },
  { id: 'E3', name: 'Oʻktam Gʻulomov' },
];
const list = written('list.ndjson', ndjson(...entries));

describe('screen', () => {
  test('tells every entry that a party may be, with its reasons, best first', async () => {
    const input = ndjson(
      { id: 'Q1', name: 'ООО «Зарбарон Трейд»', country: 'UZ' },
      { id: 'Q2', name: '恒陆宇纺织集团有限公司' },
      { id: 'Q3', name: 'Гуломов Уктам' },
      { id: 'Q4', name: 'Hollinfeld GmbH' },
      { id: 'Q5', name: 'Hollinfeld GmbH', identifiers: ['301 234 567'] },
    );
    const run = await tamga(['screen', '--list', list, '--in', '-'], input);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(lines(run.stdout)).toMatchObject([
      {
        query: 'Q1',
        entry: 'E1',
        score: expect.closeTo(0.981, 2),
        explanation: {
          kind: 'name',
          name: '"Zarbaron Savdo" MChJ',
          aligned: [
            { query: 'Зарбарон', entry: 'Zarbaron' },
            { query: 'Трейд', entry: 'Savdo' },
          ],
          legalForms: 'same',
          penalties: [],
        },
      },
      { query: 'Q2', entry: 'E2', explanation: { name: '恒陆宇纺织有限公司' } },
      { query: 'Q3', entry: 'E3' },
      { query: 'Q5', entry: 'E1', score: 1, explanation: { kind: 'identifier', identifier: '301234567' } },
    ]);
  });

  test('from the score that is asked for, from packed files, to a file', async () => {
    const packed = written('list.ndjson.gz', gzipSync(ndjson(...entries)));
    const out = folder.file('hits.ndjson');
    const input = ndjson({ id: 'Q', name: 'Zarbaron Eksport XK' });
    const args = ['screen', '--list', packed, '--in', '-', '--out', out];
    expect((await tamga([...args, '--threshold', '0.9'], input)).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe('');
    expect((await tamga([...args, '--threshold', '0.2'], input)).code).toBe(0);
    expect(lines(readFileSync(out, 'utf8'))).toMatchObject([{ query: 'Q', entry: 'E1' }]);
  });

  test('a bad party is told with its place, its neighbours are screened, exit 3', async () => {
    const rejects = folder.file('rejects.ndjson');
    const input = ndjson({ id: 'Q1' }, '{"id":', { id: 'Q3', name: 'Zarbaron Savdo' });
    const run = await tamga(['screen', '--list', list, '--in', '-', '--json', '--rejects', rejects], input);
    expect(run.code).toBe(3);
    expect(lines(run.stdout)).toMatchObject([{ query: 'Q3', entry: 'E1' }]);
    expect(lines(run.stderr)).toMatchObject([
      { source: 'stdin', line: 1, path: '/name', code: 'missing' },
      { source: 'stdin', line: 2, code: 'not-json' },
    ]);
    expect(lines(readFileSync(rejects, 'utf8'))).toMatchObject([{ line: 1 }, { line: 2, raw: '{"id":' }]);
  });

  test('a list with bad lines stops it, exit 2, all of them told', async () => {
    const bad = written('bad.ndjson', ndjson(entries[0], { name: 'Y' }, { id: 'E4' }));
    const run = await tamga(['screen', '--list', bad, '--in', '-'], ndjson({ id: 'Q', name: 'Zarbaron' }));
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/bad\.ndjson:2 \/id: .*\[missing\]$/),
      expect.stringMatching(/bad\.ndjson:3 \/name: .*\[missing\]$/),
      expect.stringMatching(/bad\.ndjson cannot be used\.$/),
    ]);
  });

  test.each([
    ['a threshold that is none', ['--list', list, '--in', '-', '--threshold', '2']],
    ['no threshold at all', ['--list', list, '--in', '-', '--threshold', '']],
    ['a list that is not there', ['--list', folder.file('none'), '--in', '-']],
    ['parties that are not there', ['--list', list, '--in', folder.file('none')]],
    ['both from standard input', ['--list', '-', '--in', '-']],
    ['no list', ['--in', '-']],
    ['a list without entries', ['--list', written('empty.ndjson', '\n'), '--in', '-']],
  ])('%s: exit 2, no stack trace', async (_, args) => {
    const run = await tamga(['screen', ...args]);
    expect(run.code).toBe(2);
    expect(run.stderr).not.toMatch(/\n {4}at /);
    expect(run.stderr.trim()).not.toBe('');
  });
});

test('the page about screening shows what the command answers', async () => {
  const example = (name: string): string =>
    fileURLToPath(new URL(`../examples/screening/${name}`, import.meta.url));
  const run = await tamga([
    'screen',
    '--list',
    example('watch-list.ndjson'),
    '--in',
    example('parties.ndjson'),
  ]);
  const page = readFileSync(new URL('../docs/name-screening.md', import.meta.url), 'utf8').split('\n');
  const rows = page.filter((line) => line.startsWith('|')).slice(2);
  const answers = lines(run.stdout) as readonly {
    readonly query: string;
    readonly score: number;
    readonly explanation: { readonly text: string };
  }[];
  expect(
    rows.map((row) => row.split('|').map((cell) => cell.trim())).map((row) => [row[1], row[4], row[5]]),
  ).toEqual(
    answers.map(({ query, score, explanation }) => [
      query,
      score.toFixed(2),
      explanation.text.replace(/\.$/, ''),
    ]),
  );
});
