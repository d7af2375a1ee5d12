import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';
import { bytesOf, collected, inShort, limitsWith } from './testing/byte-streams.ts';

const value = (id: string, more: object = {}) => ({
  id,
  flow: 'import',
  office: '10',
  lodgedAt: '2026-03-01',
  items: [{ sequence: 1 }],
  ...more,
});
const A = JSON.stringify(value('A'));
const B = JSON.stringify(value('B', { importer: { name: '[{"\\,}] Ўз 😀' } }));
const long = JSON.stringify(value('L', { attributes: { remark: 'x'.repeat(400) } }));
const deep = `{"x":${'['.repeat(8)}${']'.repeat(8)}}`;

const limits = limitsWith({ recordBytes: 350, nesting: 8 });
const recordsOf = (content: string, sizes: readonly number[] = []) =>
  collected(readJson(bytesOf(content, sizes), { source: 'in.json', limits }));
const shortly = async (content: string) => (await recordsOf(content)).map(inShort);

describe('one value or a list of them', () => {
  it.each([
    ['a single declaration', A, ['1 A']],
    ['a pretty one', JSON.stringify(value('A'), null, 2), ['1 A']],
    ['blank space before it', `\n\n  ${A}\n`, ['3 A']],
    ['a byte-order mark', `\ufeff${A}`, ['1 A']],
    ['a list', `[${A},${B}]`, ['1 A', '1 B']],
    ['a list with a byte-order mark', `\ufeff[${A}]`, ['1 A']],
    ['a list, one a line', `[\n${A},\n${B}\n]\n`, ['2 A', '3 B']],
    ['a pretty list', JSON.stringify([value('A'), value('B')], null, 2), ['2 A', '13 B']],
    ['an empty list', '[]', []],
    ['an empty list, pretty', '\n[\n\n]\n', []],
    ['blank space alone', ' \n\t\n', []],
    ['nothing', '', []],
    ['a value that is no object', '5', ['1 wrong-type']],
    ['lists in a list', `[[${A}],${B}]`, ['1 wrong-type', '1 B']],
  ])('%s', async (_, content, records) => {
    expect(await shortly(content)).toEqual(records);
  });
});

describe('an ill-formed element costs no other', () => {
  it.each([
    ['a bare word', `[${A},nonsense,${B}]`, ['1 A', '1 not-json', '1 B']],
    ['a stray brace', `[${A},}\n,${B}]`, ['1 A', '1 not-json', '2 B']],
    ['a stray bracket inside', `[${A},{"a":]},${B}]`, ['1 A', '1 not-json', '1 B']],
    ['a list left open inside', `[${A},{"a":[1},${B}]`, ['1 A', '1 not-json', '1 B']],
    ['an object left open inside', `[${A},[{"a":1],${B}]`, ['1 A', '1 not-json', '1 B']],
    ['two values without a comma', `[${A} ${B},${B}]`, ['1 not-json', '1 B']],
    ['an empty element', `[${A},,${B}]`, ['1 A', '1 not-json', '1 B']],
    ['a comma before the end', `[${A},\n]`, ['1 A', '2 not-json']],
    ['a bad escape', `[${A},"\\x",${B}]`, ['1 A', '1 not-json', '1 B']],
    [
      'a record with problems',
      `[${A},\n\n{"id":"C"},\n${B}]`,
      ['1 A', '3 missing /flow, missing /lodgedAt, missing /items', '4 B'],
    ],
    ['an element too large', `[${A},\n\n${long},\n${B}]`, ['1 A', '3 record-too-large', '4 B']],
    ['an element too deep', `[${A},\n[${deep}],\n${B}]`, ['1 A', '2 nesting-too-deep', '3 B']],
    ['text after the list', `[${A}]\n oops`, ['1 A', '2 not-json']],
    ['another list after the list', `[${A}]\n[]`, ['1 A', '2 wrong-type']],
  ])('%s', async (_, content, records) => {
    expect(await shortly(content)).toEqual(records);
  });
});

describe('a file that was cut off', () => {
  it.each([
    ['between elements', `[${A},\n${B},\n`, ['1 A', '2 B', '3 truncated']],
    ['after an element', `[${A},\n${B}`, ['1 A', '2 B', '2 truncated']],
    ['inside an element', `[${A},\n${B.slice(0, 30)}`, ['1 A', '2 not-json', '2 truncated']],
    ['inside a text', `[${A},\n{"id":"\\`, ['1 A', '2 not-json', '2 truncated']],
    ['at the start', '[', ['1 truncated']],
    ['in a single value', A.slice(0, 30), ['1 not-json']],
  ])('%s', async (_, content, records) => {
    expect(await shortly(content)).toEqual(records);
  });
});

describe('nesting', () => {
  it.each([
    ['alone', (element: string) => element],
    ['in a list', (element: string) => `[${element}]`],
  ])('is counted alike %s', async (_, around) => {
    const at = (depth: number) => `${'{"x":'.repeat(depth)}1${'}'.repeat(depth)}`;
    expect((await shortly(around(at(8))))[0]).toMatch(/missing/);
    expect((await shortly(around(at(9))))[0]).toMatch(/^1 nesting-too-deep$/);
  });

  it('that no stack would hold is refused as it streams by', async () => {
    const bomb = '['.repeat(3_000_000);
    const deepest = '['.repeat(300);
    expect(await shortly(deepest)).toEqual(['1 nesting-too-deep', '1 truncated']);
    expect(await shortly(bomb)).toEqual(['1 record-too-large', '1 truncated']);
  });
});

it('chunks make no difference', async () => {
  const piece = fc.constantFrom(
    A,
    B,
    long,
    deep,
    '',
    ' ',
    '\n',
    'nonsense',
    '}',
    ']',
    '[',
    '{"a":',
    '"',
    '\\',
    '\ufeff',
  );
  const list = fc.array(piece, { maxLength: 8 }).map((pieces) => `[${pieces.join(',')}]`);
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(list, sizes, async (content, cuts) => {
      expect(await recordsOf(content, cuts)).toEqual(await recordsOf(content));
    }),
  );
});

it('a well-formed list gives what JSON.parse gives', async () => {
  const key = fc.constantFrom('x', 'y]', '{z', '"q');
  const element = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  const space = fc.constantFrom(0, 1, 2);
  await fc.assert(
    fc.asyncProperty(fc.array(element, { maxLength: 6 }), space, async (elements, indent) => {
      const records = await recordsOf(JSON.stringify(elements, null, indent));
      const known = elements.filter((each) => JSON.stringify(each, null, indent).length <= 250);
      expect(records).toHaveLength(elements.length);
      const codes = records
        .flatMap((record) => (record.kind === 'rejected' ? record.problems : []))
        .map(({ code }) => code);
      expect(codes).not.toContain('not-json');
      expect(known.length).toBeLessThanOrEqual(records.length);
    }),
  );
});
