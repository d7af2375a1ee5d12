import type { Finding } from '../domain/finding.ts';
import { findingShape } from '../domain/finding-shape.ts';
import type { Problem } from '../domain/problem.ts';
import { UnreadableStream, unpacked } from './decompress.ts';
import { type JsonElement, JsonElements } from './json-elements.ts';
import type { Limits } from './limits.ts';
import { linesOf } from './lines.ts';
import { problemAt } from './problems.ts';
import { readJsonText } from './read-json-text.ts';
import { ShapeReader } from './read-shape.ts';

/** What one record of a file of findings came to. */
export type FindingRecord =
  | { readonly kind: 'finding'; readonly finding: Finding; readonly warnings: readonly Problem[] }
  | {
      readonly kind: 'rejected';
      readonly line?: number;
      readonly problems: readonly Problem[];
      readonly raw?: string;
    };

export type FindingsFile = {
  readonly source: string;
  readonly limits: Limits;
  /** Whether it is one JSON value, a finding or a list of them, and not a finding a line. */
  readonly isOneValue: boolean;
};

/** Findings as a stream; a bad one is told with its line, and the next one goes on. */
export async function* readFindings(
  bytes: AsyncIterable<Uint8Array>,
  file: FindingsFile,
): AsyncGenerator<FindingRecord> {
  const plain = unpacked(bytes, file.source, file.limits);
  try {
    yield* file.isOneValue ? readElements(plain, file) : readLines(plain, file);
  } catch (error) {
    if (!(error instanceof UnreadableStream)) throw error;
    yield { kind: 'rejected', problems: [error.problem] };
  }
}

async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  file: FindingsFile,
): AsyncGenerator<FindingRecord> {
  for await (const { number, bytes: line } of linesOf(bytes, file.limits.recordBytes)) {
    if (line === undefined) yield rejected(file, number, 'record-too-large');
    else if (Buffer.from(line).toString('latin1').trim() !== '') yield findingOf(line, file, number);
  }
}

async function* readElements(
  bytes: AsyncIterable<Uint8Array>,
  file: FindingsFile,
): AsyncGenerator<FindingRecord> {
  const elements = new JsonElements(file.limits);
  const recordOf = (element: JsonElement): FindingRecord =>
    element.kind === 'element'
      ? findingOf(element.bytes, file, element.line)
      : rejected(file, element.line, codeOf[element.kind]);
  for await (const chunk of bytes) for (const element of elements.push(chunk)) yield recordOf(element);
  for (const element of elements.end()) yield recordOf(element);
}

const codeOf = {
  'too-large': 'record-too-large',
  'too-deep': 'nesting-too-deep',
  truncated: 'truncated',
} as const;

const messageOf = {
  'record-too-large': 'The finding is larger than is taken; raise the limit or split it.',
  'nesting-too-deep': 'The finding nests deeper than is taken.',
  truncated: 'The list has no end; the file was cut off, send it whole.',
} as const;

function rejected({ source }: FindingsFile, line: number, code: keyof typeof messageOf): FindingRecord {
  return { kind: 'rejected', line, problems: [problemAt({ source, line }, [], code, messageOf[code])] };
}

function findingOf(bytes: Uint8Array, { source, limits }: FindingsFile, line: number): FindingRecord {
  const place = { source, line };
  const raw = Buffer.from(bytes).toString('utf8');
  const json = readJsonText(bytes, place);
  if (!json.ok) return { kind: 'rejected', line, problems: json.problems, raw };
  const reader = new ShapeReader(place, limits.nesting);
  const finding = reader.read(findingShape, json.value) as Finding | undefined;
  if (finding === undefined || reader.problems.length > 0)
    return { kind: 'rejected', line, problems: reader.problems, raw };
  return { kind: 'finding', finding, warnings: reader.warnings };
}
