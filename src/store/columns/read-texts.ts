import { join } from 'node:path';
import type { StoredColumn } from './manifest.ts';
import { readBytes, readNumbers } from './read-bytes.ts';
import { textsOfBytes } from './text-bytes.ts';

/** So many texts are remembered when writing goes on. */
const mostRemembered = 65_536;

/** The texts of a column's dictionary from one to before another, without the absence. */
export function textsBetween(folder: string, { file }: StoredColumn, from: number, to: number): string[] {
  if (to <= from) return [];
  const ends = new Float64Array(to - from);
  readNumbers(join(folder, `${file}.text-ends`), from, ends);
  const start = from === 0 ? 0 : endBefore(folder, file, from);
  const bytes = Buffer.allocUnsafe((ends.at(-1) ?? 0) - start);
  readBytes(join(folder, `${file}.texts`), start, bytes);
  return textsOfBytes(bytes, ends, start);
}

/** The last texts that got a code. */
export function lastTexts(folder: string, column: StoredColumn): readonly string[] {
  return textsBetween(folder, column, Math.max(0, column.texts - mostRemembered), column.texts);
}

function endBefore(folder: string, file: string, from: number): number {
  const before = new Float64Array(1);
  readNumbers(join(folder, `${file}.text-ends`), from - 1, before);
  return before[0] as number;
}
