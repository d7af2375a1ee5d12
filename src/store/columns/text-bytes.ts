/** No text in UTF-8 begins with it: what follows are UTF-16 units, which may be halves of characters. */
const unitsMark = 0xff;

/** A text as bytes that give it back as it was, whatever is in it. */
export function bytesOfText(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8');
  return Buffer.concat([Buffer.of(unitsMark), Buffer.from(text, 'utf16le')]);
}

/** The texts that stand one after another in some bytes, each up to its end. */
export function textsOfBytes(bytes: Buffer, ends: Float64Array, offset = 0): string[] {
  const texts: string[] = [];
  let start = 0;
  for (const absolute of ends) {
    const end = absolute - offset;
    texts.push(
      bytes[start] === unitsMark && end > start
        ? bytes.toString('utf16le', start + 1, end)
        : bytes.toString('utf8', start, end),
    );
    start = end;
  }
  return texts;
}
