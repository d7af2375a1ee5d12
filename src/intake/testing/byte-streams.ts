import { defaultLimits, type Limits } from '../limits.ts';
import type { IntakeRecord } from '../record.ts';

/** The bytes of a text or the bytes themselves, in chunks of the sizes given; the rest in one. */
export async function* bytesOf(
  content: string | Uint8Array,
  sizes: readonly number[] = [],
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  let at = 0;
  for (const size of sizes) {
    if (at >= bytes.length) return;
    yield bytes.subarray(at, at + size);
    at += size;
  }
  if (at < bytes.length) yield bytes.subarray(at);
}

/** Everything a stream gives. */
export async function collected<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const each of stream) all.push(each);
  return all;
}

/** A record in one line: `3 A17` for a declaration in line 3, `4 not-json` for what was refused in line 4. */
export function inShort(record: IntakeRecord): string {
  const line = record.line === undefined ? '' : `${record.line} `;
  switch (record.kind) {
    case 'declaration':
      return `${line}${record.declaration.id}`;
    case 'amendment':
      return `${line}amends ${record.amendment.declarationId}`;
    case 'rejected':
      return `${line}${record.problems.map(({ code, path }) => (path === '' ? code : `${code} ${path}`)).join(', ')}`;
  }
}

/** The limits, some of them small enough for a test to break. */
export function limitsWith(changes: Partial<Limits> = {}): Limits {
  return { ...defaultLimits, ...changes };
}
