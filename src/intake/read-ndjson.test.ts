import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNdjson } from './read-ndjson.ts';
import { bytesOf, collected, inShort, limitsWith } from './testing/byte-streams.ts';

const line = (id: string, more: object = {}) =>
  JSON.stringify({
    id,
    flow: 'import',
    office: '10',
    lodgedAt: '2026-03-01',
    items: [{ sequence: 1 }],
    ...more,
  });
const A = line('A');
const B = line('B', { importer: { name: 'Ўзбекистон 😀' } });
const long = line('L', { attributes: { remark: 'x'.repeat(300) } });

const recordsOf = (content: string | Uint8Array, sizes: readonly number[] = [], recordBytes = 250) =>
  collected(
    readNdjson(bytesOf(content, sizes), { source: 'in.ndjson', limits: limitsWith({ recordBytes }) }),
  );
const shortly = async (content: string | Uint8Array) => (await recordsOf(content)).map(inShort);

describe('records and their lines', () => {
  it.each([
    ['an empty file', '', []],
    ['two records', `${A}\n${B}\n`, ['1 A', '2 B']],
    ['a last line without its end', `${A}\n${B}`, ['1 A', '2 B']],
    ['ends of lines as on Windows', `${A}\r\n${B}\r\n`, ['1 A', '2 B']],
    ['blank lines', `\n${A}\n\n \t\r\n${B}\n\n`, ['2 A', '5 B']],
    ['a byte-order mark', `\ufeff${A}\n${B}\n`, ['1 A', '2 B']],
    ['spaces around', `  ${A}  \n`, ['1 A']],
    ['no JSON in the middle', `${A}\n{"id":\n${B}\n`, ['1 A', '2 not-json', '3 B']],
    ['two values in a line', `${A}${B}\n${B}\n`, ['1 not-json', '2 B']],
    [
      'a value that is no object',
      `[]\n5\n"x"\nnull\n${A}\n`,
      ['1 wrong-type', '2 wrong-type', '3 wrong-type', '4 wrong-type', '5 A'],
    ],
    [
      'a record with problems',
      `${line('', { flow: 'x' })}\n${A}\n`,
      ['1 missing /id, not-a-choice /flow', '2 A'],
    ],
    ['a line too long', `${A}\n${long}\n${B}\n`, ['1 A', '2 record-too-large', '3 B']],
    ['a line too long at the end', `${A}\n${long}`, ['1 A', '2 record-too-large']],
  ])('%s', async (_, content, records) => {
    expect(await shortly(content)).toEqual(records);
  });

  it.each([
    ['a byte that is no UTF-8', [0xff]],
    ['a character cut off', [0xd0]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a surrogate', [0xed, 0xa0, 0x80]],
    ['UTF-16', [0x7b, 0x00]],
  ])('%s spoils its own record only', async (_, bytes) => {
    const spoilt = Buffer.concat([
      Buffer.from(`${A}\n{"id":"`),
      Buffer.from(bytes),
      Buffer.from(`"}\n${B}\n`),
    ]);
    const [first, second, third] = await shortly(spoilt);
    expect([first, third]).toEqual(['1 A', '3 B']);
    expect(second).toMatch(/^2 not-(utf8|json)$/);
  });

  it('half a surrogate that JSON can write is refused where it stands', async () => {
    expect(await shortly(`${line('A', { importer: { name: 'x' } }).replace('"x"', '"\\ud800"')}\n`)).toEqual([
      '1 ill-formed-text /importer/name',
    ]);
  });

  it('nesting that no stack would hold spoils its own record only', async () => {
    const deep = `{"flow":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const records = await recordsOf(`${A}\n${deep}\n${B}\n`, [], 1_000_000);
    expect(records.map(inShort)[0]).toBe('1 A');
    expect(records.map(({ kind }) => kind)).toEqual(['declaration', 'rejected', 'declaration']);
  });

  it('what was refused comes along as it was', async () => {
    const [record] = await recordsOf('{"id":"A"}\n');
    expect(record).toMatchObject({ kind: 'rejected', raw: '{"id":"A"}' });
  });
});

it('chunks make no difference', async () => {
  const piece = fc.constantFrom(A, B, long, '', '\r', '{"id":', '\ufeff', 'null', '\ufffd');
  const file = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('\n'));
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(file, sizes, async (content, cuts) => {
      expect(await recordsOf(content, cuts)).toEqual(await recordsOf(content));
    }),
  );
});

it('every cut of one file gives the same records', async () => {
  const content = Buffer.from(`\ufeff${A}\r\n${B}\n\n${long}\n${B}`);
  const whole = await recordsOf(content);
  expect(whole.map(inShort)).toEqual(['1 A', '2 B', '4 record-too-large', '5 B']);
  for (let cut = 1; cut < content.length; cut += 3) expect(await recordsOf(content, [cut])).toEqual(whole);
});
