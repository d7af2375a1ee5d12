import { readFileSync } from 'node:fs';
import { readJsonText } from '../intake/read-json-text.ts';
import { reasonOf } from './input.ts';
import { UsageError } from './usage-error.ts';

/** A file's JSON value; a file of several lines, each a value, is read as the list of them. */
export function readJsonFile(file: string): unknown {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  const whole = readJsonText(bytes, { source: file });
  if (whole.ok) return whole.value;
  const lines = file.endsWith('.ndjson') ? readLines(bytes, file) : undefined;
  if (lines !== undefined) return lines;
  throw new UsageError(`${file} cannot be used.`, whole.problems);
}

function readLines(bytes: Buffer, file: string): readonly unknown[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return [];
      const parsed = readJsonText(Buffer.from(text), { source: file, line: index + 1 });
      if (!parsed.ok) throw new UsageError(`${file} cannot be used.`, parsed.problems);
      return [parsed.value];
    });
}
