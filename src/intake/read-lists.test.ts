import { expect, it } from 'vitest';
import { readLists } from './read-lists.ts';

const parse = (text: string) => readLists(JSON.parse(text), { source: 'lists.json' });

it.each([
  ['{}'],
  ['{"countries":["AF","MM"],"codes":[1,2.5],"mixed":["1",1],"empty":[]}'],
  ['{"toString":["x"]}'],
  ['{"a":[{"value":"x","validFrom":"2026-03-01"},{"value":1,"validTo":"2026-03-01"},"x"]}'],
  ['{"a":[{"value":"x","validFrom":"2026-03-01","validTo":"2026-03-01"}]}'],
  [
    '{"w":["T-1",{"country":"TR","identifiers":["12","13"],"name":"ACME","names":["Acme Ltd"],"value":"T-2"}]}',
  ],
  ['{"r":[{"is":6.5,"value":"8517"},{"is":0,"validFrom":"2026-07-01","value":"8517"}]}'],
  ['{"r":[{"is":"861","value":"CN|8517"}]}'],
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
  ['{"a":[{"validFrom":"2026-03-01"}]}', 'wrong-type /a/0/value'],
  ['{"a":[{"value":true}]}', 'wrong-type /a/0/value'],
  ['{"a":["x",{"value":"x","from":"2026-03-01"}]}', 'unknown-key /a/1/from'],
  ['{"a":[{"value":"x","validFrom":"March"}]}', 'not-a-date /a/0/validFrom'],
  ['{"a":[{"value":"x","validFrom":20260301}]}', 'not-a-date /a/0/validFrom'],
  ['{"a":[{"value":"x","validTo":"2026-03-01T00:00:00Z"}]}', 'not-a-date /a/0/validTo'],
  ['{"a":[{"value":"x","validTo":"2026-02-30"}]}', 'impossible-date /a/0/validTo'],
  ['{"a":[{"value":"x","validFrom":"2026-03-02","validTo":"2026-03-01"}]}', 'empty-period /a/0/validTo'],
  [`{"a":["${'x'.repeat(513)}"]}`, 'too-long /a/0'],
  ['{"a":["x\\u0000"]}', 'ill-formed-text /a/0'],
  ['{"a":[{"value":"\\ud800"}]}', 'ill-formed-text /a/0/value'],
  ['{"w":[{"value":"1","name":7}]}', 'wrong-type /w/0/name'],
  ['{"w":[{"value":"1","name":"***"}]}', 'ill-formed-text /w/0/name'],
  ['{"w":[{"value":"1","name":"  "}]}', 'wrong-type /w/0/name'],
  [`{"w":[{"value":"1","name":"${'n'.repeat(513)}"}]}`, 'too-long /w/0/name'],
  ['{"w":[{"value":"1","names":"ACME"}]}', 'wrong-type /w/0/names'],
  ['{"w":[{"value":"1","names":["ACME","-"]}]}', 'ill-formed-text /w/0/names/1'],
  [`{"w":[{"value":"1","identifiers":${JSON.stringify(Array(65).fill('1'))}}]}`, 'too-many /w/0/identifiers'],
  ['{"w":[{"value":"1","name":"A","identifiers":[12]}]}', 'wrong-type /w/0/identifiers/0'],
  ['{"w":[{"value":"1","country":"Turkey"}]}', 'not-a-country-code /w/0/country'],
  ['{"w":[{"value":1,"name":"ACME"}]}', 'wrong-type /w/0/value'],
  ['{"w":["1",{"value":"1","name":"ACME"}]}', 'duplicate-value /w/1'],
  ['{"r":[{"value":"1","is":true}]}', 'wrong-type /r/0/is'],
  ['{"r":[{"value":"1","is":1},{"value":"2","is":"1"}]}', 'wrong-type /r/1/is'],
  ['{"r":[{"value":"1","is":1},"2"]}', 'missing /r/1/is'],
  ['{"r":[{"value":"1","is":1},{"value":"1","is":2,"validTo":"2026-03-01"}]}', 'duplicate-value /r/1'],
  ['{"r":[{"value":1,"is":1}]}', 'wrong-type /r/0/value'],
  ['{"r":[{"value":"1","is":1,"name":"ACME"}]}', 'unknown-key /r/0/name'],
  ['{"":["x"]}', 'ill-formed-text /'],
  [`{"${'n'.repeat(129)}":["x"]}`, `ill-formed-text /${'n'.repeat(129)}`],
  ['{"__proto__":["x"]}', 'forbidden-key /__proto__'],
  ['{"constructor":["x"]}', 'forbidden-key /constructor'],
])('%s is refused', (text, problem) => {
  const parsed = parse(text);
  expect(parsed.ok || parsed.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([problem]);
});

it('an entry without days is the value alone', () => {
  expect(parse('{"a":[{"value":"x"},{"value":1,"validFrom":null,"validTo":""}]}')).toMatchObject({
    ok: true,
    value: { a: ['x', 1] },
  });
});

it('names and numbers come in one order, each once', () => {
  expect(
    parse('{"w":[{"value":"x","names":["b","a","b "],"identifiers":[],"country":"","is":null}]}'),
  ).toMatchObject({
    ok: true,
    value: { w: [{ value: 'x', names: ['a', 'b'] }] },
  });
});
