import { describe, expect, it } from 'vitest';
import { bytesOf, collected } from '../testing/byte-streams.ts';
import { decodeXml } from './decode-xml.ts';

/** The text, and the code of the fault that ended it. */
async function decoded(content: string | Uint8Array, sizes: readonly number[] = []): Promise<string> {
  const pieces = await collected(decodeXml(bytesOf(content, sizes)));
  return pieces.map((piece) => ('text' in piece ? piece.text : `<${piece.code}>`)).join('');
}

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

function latin(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

describe('the encoding of a file', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['UTF-8', '<a>ä</a>', '<a>ä</a>'],
    ['UTF-8 with a byte-order mark', '\uFEFF<a>ä</a>', '<a>ä</a>'],
    ['UTF-16, little end first', utf16('<a>ä</a>'), '<a>ä</a>'],
    ['UTF-16, big end first', utf16('<a>ä</a>').swap16(), '<a>ä</a>'],
    ['UTF-16 without its mark', utf16('<a>ä</a>').subarray(2), '<a>ä</a>'],
    [
      'ISO-8859-1',
      latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>ä</a>'),
      'encoding="ISO-8859-1"?><a>ä</a>',
    ],
    [
      'windows-1251',
      Buffer.concat([
        latin("<?xml version='1.0' encoding = 'windows-1251' ?><a>"),
        Buffer.from([0xc8, 0xcc]),
      ]),
      '<a>ИМ',
    ],
    ['named UTF-16, being UTF-8', '<?xml version="1.0" encoding="utf-16"?><a>ä</a>', '<a>ä</a>'],
    ['named, against its mark', '\uFEFF<?xml version="1.0" encoding="ISO-8859-1"?><a>ä</a>', '<a>ä</a>'],
  ])('%s', async (_, content, expected) => {
    expect((await decoded(content)).endsWith(expected)).toBe(true);
    const oneByOne = Array.from({ length: 400 }, () => 1);
    expect((await decoded(content, oneByOne)).endsWith(expected)).toBe(true);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['no UTF-8', latin('<a>ä</a>'), '<a><not-utf8>'],
    ['half a character at the end', Buffer.from('<a>ä').subarray(0, 4), '<a><truncated>'],
    ['half a pair of UTF-16', utf16('<a>\uD83D</a>'), '<a><not-utf8>'],
    ['an odd byte of UTF-16', utf16('<a/>').subarray(0, 9), '<a/<truncated>'],
    ['an encoding nobody knows', '<?xml version="1.0" encoding="EBCDIC-7"?><a/>', '<not-utf8>'],
    ['an encoding that is refused', '<?xml version="1.0" encoding="iso-2022-kr"?><a/>', '<not-utf8>'],
  ])('%s', async (_, content, expected) => {
    expect(await decoded(content)).toBe(expected);
  });

  it('is looked for in the XML declaration alone', async () => {
    expect(await decoded('<a><?xml encoding="EBCDIC"?>ä</a>')).toContain('ä');
    expect(await decoded(`<?xml version="1.0"?><!-- encoding="EBCDIC" -->ä`)).toContain('ä');
  });

  it('gives no text at all from a stretch that half a character from before has spoilt', async () => {
    const broken = Buffer.concat([Buffer.alloc(65_535, 'x'), Buffer.from([0xc3]), Buffer.from('<later/>')]);
    const text = await decoded(broken);
    expect(text).toBe(`${'x'.repeat(65_535)}<not-utf8>`);
  });

  it('is that of an empty file too', async () => {
    expect(await decoded('')).toBe('');
  });
});
