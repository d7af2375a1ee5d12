import { readSync } from 'node:fs';
import { type Line, lineOf } from '../../intake/lines.ts';

/** A part of a file: from `start`, up to but without `end`. */
export type Range = { readonly start: number; readonly end: number };

const newline = 0x0a;
const chunkBytes = 262_144;

/**
 * The lines of a file that begin in a range, counted from 1. The last of them is read to its end, wherever
 * that is; the one that began before the range belongs to another. Ranges that cover a file give each of its
 * lines once. A line beyond `maximumBytes` is handed on without its bytes, as `linesOf` does. A line's bytes
 * are good until the next one is asked for.
 */
export function* linesInRange(
  descriptor: number,
  { start, end }: Range,
  maximumBytes: number,
): Generator<Line> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  // From one byte earlier: where that is a line's end, a line begins with the range.
  let position = start === 0 ? 0 : start - 1;
  let isWithin = start === 0;
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const bytes = chunk.subarray(0, readSync(descriptor, chunk, 0, chunkBytes, position));
    if (bytes.length === 0) break;
    let from = 0;
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, from)) {
      length += at - from;
      if (isWithin) {
        const whole = length > maximumBytes ? undefined : [...parts, bytes.subarray(from, at)];
        yield lineOf(number, whole, '\n');
        number += 1;
      }
      isWithin = true;
      from = at + 1;
      parts = [];
      length = 0;
      if (position + from >= end) return;
    }
    position += bytes.length;
    length += bytes.length - from;
    if (length > maximumBytes) parts = [];
    // Copied, because the next bytes are read into the same place.
    else if (isWithin && from < bytes.length) parts.push(Buffer.from(bytes.subarray(from)));
  }
  if (isWithin && length > 0) yield lineOf(number, length > maximumBytes ? undefined : parts, '');
}
