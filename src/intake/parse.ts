import type { Problem } from '../domain/problem.ts';
import type { Mapping } from './csv/mapping.ts';
import { readCsv } from './csv/read-csv.ts';
import { UnreadableStream, unpacked } from './decompress.ts';
import { detectFormat, type Format, formats } from './format.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { readJson } from './read-json.ts';
import { readNdjson } from './read-ndjson.ts';
import type { IntakeRecord } from './record.ts';
import { readWcoXml } from './wco-xml/read-wco-xml.ts';

export type ParseOptions = {
  /** What problems name as their origin: the file, or "stdin". */
  readonly source: string;
  /** When the input came, for messages that do not say when they were lodged. */
  readonly receivedAt: string;
  /** Guessed from the content when absent. */
  readonly format?: Format;
  /** How the columns of a CSV file are meant. */
  readonly mapping?: Mapping;
  readonly limits?: Limits;
};

const headBytes = 65_536;

/**
 * Bytes to declarations, whatever the format: one record for each declaration, amendment or rejected piece
 * of the input, in its order, as a stream. It never throws for what the bytes hold.
 */
export async function* parse(
  bytes: AsyncIterable<Uint8Array>,
  options: ParseOptions,
): AsyncGenerator<IntakeRecord> {
  const limits = options.limits ?? defaultLimits;
  try {
    yield* parseUnpacked(unpacked(bytes, options.source, limits), { ...options, limits });
  } catch (error) {
    if (!(error instanceof UnreadableStream)) throw error;
    yield { kind: 'rejected', problems: [error.problem] };
  }
}

async function* parseUnpacked(
  bytes: AsyncGenerator<Uint8Array>,
  options: ParseOptions & { readonly limits: Limits },
): AsyncGenerator<IntakeRecord> {
  const isNamed = options.format !== undefined || options.mapping !== undefined;
  // A format that is named needs no guess, and whoever sends slowly is answered as it comes.
  const { head, all } = await peek(bytes, isNamed ? 1 : headBytes);
  if (head.length === 0) return;
  const format = options.format ?? detectFormat(head, options.mapping !== undefined);
  switch (format) {
    case 'json':
      yield* readJson(all, options);
      return;
    case 'ndjson':
      yield* readNdjson(all, options);
      return;
    case 'wco-xml':
      yield* readWcoXml(all, options);
      return;
    case 'csv':
      if (options.mapping === undefined)
        yield unusable(options, 'missing', 'A CSV file needs --mapping FILE.');
      else yield* readCsv(all, { ...options, mapping: options.mapping });
      return;
    case undefined:
      yield unusable(
        options,
        'unknown-format',
        `The content is none of ${formats.join(', ')}; name it with --format.`,
      );
  }
}

/** The first bytes, and the whole stream with them put back. */
async function peek(
  bytes: AsyncGenerator<Uint8Array>,
  wanted: number,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await bytes.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(parts).subarray(0, wanted), all: rejoined(parts, bytes) };
}

async function* rejoined(
  parts: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* parts;
  yield* rest;
}

function unusable({ source }: ParseOptions, code: Problem['code'], message: string): IntakeRecord {
  return { kind: 'rejected', problems: [{ source, path: '', code, message }] };
}
