/** A line of a byte stream, without its end; `bytes` is undefined when it was longer than allowed. */
export type Line = {
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
  /** What ended it; nothing where the stream did. */
  readonly ending: '\r\n' | '\n' | '';
};

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Splits a byte stream into lines. A line beyond `maximumBytes` is passed over and handed on as such;
 * nothing of it is kept, so memory depends on the limit and not on the stream.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, maximumBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      length += end - start;
      yield lineOf(number, length > maximumBytes ? undefined : [...parts, chunk.subarray(start, end)], '\n');
      number += 1;
      start = end + 1;
      parts = [];
      length = 0;
    }
    if (start === chunk.length) continue;
    length += chunk.length - start;
    if (length > maximumBytes) parts = [];
    else parts.push(chunk.subarray(start));
  }
  if (length > 0) yield lineOf(number, length > maximumBytes ? undefined : parts, '');
}

/** A line of these parts, its carriage return taken off; without parts one that was too long. */
export function lineOf(number: number, parts: readonly Uint8Array[] | undefined, ending: '\n' | ''): Line {
  if (parts === undefined) return { number, bytes: undefined, ending };
  const [only] = parts;
  const whole = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  if (whole[whole.length - 1] !== carriageReturn) return { number, bytes: whole, ending };
  return { number, bytes: whole.subarray(0, -1), ending: ending === '' ? '' : '\r\n' };
}
