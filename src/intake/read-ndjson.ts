import type { Limits } from './limits.ts';
import { type Line, linesOf } from './lines.ts';
import { problemAt } from './problems.ts';
import { readDeclaration } from './read-declaration.ts';
import { readJsonText } from './read-json-text.ts';
import type { IntakeRecord } from './record.ts';

/** Declarations, one JSON object a line; blank lines are passed over. */
export async function* readNdjson(
  bytes: AsyncIterable<Uint8Array>,
  { source, limits }: { readonly source: string; readonly limits: Limits },
): AsyncGenerator<IntakeRecord> {
  for await (const line of linesOf(bytes, limits.recordBytes)) {
    const record = readLine(line, source, limits);
    if (record !== undefined) yield record;
  }
}

/** What one line came to; undefined for a blank one. */
export function readLine(line: Line, source: string, limits: Limits): IntakeRecord | undefined {
  if (line.bytes === undefined) return tooLarge(source, line.number, limits);
  return isBlank(line.bytes) ? undefined : readRecord(line.bytes, source, line.number, limits);
}

/** One record's bytes as a declaration, or what is wrong with them. */
export function readRecord(bytes: Uint8Array, source: string, line: number, limits: Limits): IntakeRecord {
  const place = { source, line };
  const json = readJsonText(bytes, place);
  const parsed = json.ok ? readDeclaration(json.value, place, limits.nesting) : json;
  if (parsed.ok) return { kind: 'declaration', line, declaration: parsed.value, warnings: parsed.warnings };
  return { kind: 'rejected', line, problems: parsed.problems, raw: Buffer.from(bytes).toString('utf8') };
}

/** The record that was longer than allowed, at its line. */
export function tooLarge(source: string, line: number, limits: Limits): IntakeRecord {
  const message = `The record is larger than ${limits.recordBytes} bytes; raise the limit or split it.`;
  return { kind: 'rejected', line, problems: [problemAt({ source, line }, [], 'record-too-large', message)] };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
