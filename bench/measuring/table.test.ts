import { expect, test } from 'vitest';
import { quantity } from './quantity.ts';
import { markdownTable, textTable } from './table.ts';

const rows = [
  ['decided', '51,200 /s'],
  ['a|b', '1 ms'],
];

test('a table of text is aligned', () => {
  expect(textTable(['what', 'median'], rows)).toBe(
    ['what        median', 'decided  51,200 /s', 'a|b           1 ms'].join('\n'),
  );
});

test('a table of Markdown keeps a bar inside its cell', () => {
  expect(markdownTable(['what', 'median'], rows)).toBe(
    ['| what | median |', '|---|--:|', '| decided | 51,200 /s |', '| a\\|b | 1 ms |'].join('\n'),
  );
});

test.each([
  [0, '0'],
  [0.01234, '0.012'],
  [1.5, '1.50'],
  [42.25, '42.3'],
  [123.4, '123'],
  [51_234.5, '51,235'],
])('%d is shown as %s', (value, shown) => expect(quantity(value)).toBe(shown));
