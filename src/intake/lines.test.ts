import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.ts';
import { bytesOf, collected } from './testing/byte-streams.ts';

/** The lines as `number: text`, and `number: -` where one was too long. */
const linesIn = async (text: string, maximum = 100, sizes: readonly number[] = []) => {
  const lines = await collected(linesOf(bytesOf(text, sizes), maximum));
  return lines.map(
    ({ number, bytes }) => `${number}: ${bytes === undefined ? '-' : Buffer.from(bytes).toString()}`,
  );
};

describe('splitting', () => {
  it.each([
    ['', []],
    ['a', ['1: a']],
    ['a\n', ['1: a']],
    ['a\nb', ['1: a', '2: b']],
    ['a\r\nb\r\n', ['1: a', '2: b']],
    ['\n\na\n\n', ['1: ', '2: ', '3: a', '4: ']],
    ['a\rb\n', ['1: a\rb']],
    ['a\r', ['1: a']],
    ['\r\n', ['1: ']],
  ])('%j', async (text, lines) => {
    expect(await linesIn(text)).toEqual(lines);
  });

  it('tells how each line ended', async () => {
    const lines = await collected(linesOf(bytesOf('a\r\nb\nc'), 100));
    expect(lines.map(({ ending }) => ending)).toEqual(['\r\n', '\n', '']);
  });
});

describe('a line beyond the limit', () => {
  it.each([
    ['12345\n', ['1: 12345']],
    ['123456\n', ['1: -']],
    ['a\n123456789\nb\n', ['1: a', '2: -', '3: b']],
    ['a\n123456789', ['1: a', '2: -']],
    ['123456\n\n', ['1: -', '2: ']],
  ])('of five bytes: %j', async (text, lines) => {
    for (const size of [1, 2, 3, 100]) {
      expect(
        await linesIn(
          text,
          5,
          Array.from({ length: text.length }, () => size),
        ),
      ).toEqual(lines);
    }
  });
});

it('chunks make no difference', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ж', '\n', '\r', '\r\n'), maxLength: 60 });
  const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, sizes, fc.integer({ min: 1, max: 10 }), async (content, cuts, maximum) => {
      expect(await linesIn(content, maximum, cuts)).toEqual(await linesIn(content, maximum));
    }),
  );
});
