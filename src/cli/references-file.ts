import { readFileSync } from 'node:fs';
import { UnitValueReferences } from '../identify/values/unit-value-references.ts';
import { reasonOf } from './input.ts';
import { UsageError } from './usage-error.ts';

/** The references of a file, whose content is what its hash names. */
export function readReferencesFile(file: string): UnitValueReferences {
  const read = UnitValueReferences.read(linesOfFile(file));
  if (read.kind === 'unusable') throw new UsageError(`${file} cannot be used: ${read.why}.`);
  return read.references;
}

/** Line by line out of the bytes, since all of them together may be longer than a text can be. */
function linesOfFile(file: string): readonly string[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(0x0a, from);
    const end = found < 0 ? bytes.length : found;
    lines.push(bytes.toString('utf8', from, end));
    from = end + 1;
  }
  return lines;
}
