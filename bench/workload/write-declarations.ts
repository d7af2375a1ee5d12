import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DeclarationTexts } from './declaration-texts.ts';

export type Written = { readonly lines: number; readonly bytes: number };

/** Whether what has been written will do. */
export type IsEnough = (written: Written) => boolean;

const chunkCharacters = 262_144;

/** Writes declarations as NDJSON until it is enough, no faster than they are taken, and ends the output. */
export async function writeDeclarations(
  texts: DeclarationTexts,
  output: Writable,
  isEnough: IsEnough,
): Promise<Written> {
  let written: Written = { lines: 0, bytes: 0 };
  await pipeline(function* () {
    let chunk = '';
    while (!isEnough(written)) {
      const line = `${texts.textOf(written.lines)}\n`;
      written = { lines: written.lines + 1, bytes: written.bytes + Buffer.byteLength(line) };
      chunk += line;
      if (chunk.length < chunkCharacters) continue;
      yield chunk;
      chunk = '';
    }
    if (chunk !== '') yield chunk;
  }, output);
  return written;
}

/** The same into a file. */
export function writeDeclarationsFile(
  texts: DeclarationTexts,
  file: string,
  isEnough: IsEnough,
): Promise<Written> {
  return writeDeclarations(texts, createWriteStream(file), isEnough);
}

export const linesReach =
  (lines: number): IsEnough =>
  (written) =>
    written.lines >= lines;
export const bytesReach =
  (bytes: number): IsEnough =>
  (written) =>
    written.bytes >= bytes;
