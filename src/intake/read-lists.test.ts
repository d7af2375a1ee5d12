import { expect, it } from 'vitest';
import { readLists } from './read-lists.ts';

const parse = (text: string) => readLists(JSON.parse(text), { source: 'lists.json' });

it.each([
  ['{}'],
  ['{"countries":["AF","MM"],"codes":[1,2.5],"mixed":["1",1],"empty":[]}'],
  ['{"toString":["x"]}'],
])('%s is taken', (text) => {
  expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text), warnings: [] });
});

it.each([
  ['[]', 'wrong-type '],
  ['null', 'wrong-type '],
  ['"x"', 'wrong-type '],
  ['{"a":"AF"}', 'wrong-type /a'],
  ['{"a":{"AF":1}}', 'wrong-type /a'],
  ['{"a":["AF",null]}', 'wrong-type /a/1'],
  ['{"a":[true]}', 'wrong-type /a/0'],
  ['{"a":[1e999]}', 'wrong-type /a/0'],
  ['{"a/b":[["x"]]}', 'wrong-type /a~1b/0'],
  ['{"__proto__":["x"]}', 'forbidden-key /__proto__'],
  ['{"constructor":["x"]}', 'forbidden-key /constructor'],
])('%s is refused', (text, problem) => {
  const parsed = parse(text);
  expect(parsed.ok || parsed.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([problem]);
});
