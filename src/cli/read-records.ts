import { readMapping } from '../intake/csv/mapping.ts';
import { type Format, formats } from '../intake/format.ts';
import { defaultLimits, type Limits } from '../intake/limits.ts';
import { type ParseOptions, parse } from '../intake/parse.ts';
import type { IntakeRecord } from '../intake/record.ts';
import { type Input, metered, openInput } from './input.ts';
import { readJsonFile } from './json-file.ts';
import { Progress } from './progress.ts';
import { UsageError } from './usage-error.ts';

export type RecordOptions = {
  readonly format?: string;
  readonly mapping?: string;
  readonly receivedAt?: string;
  readonly maxRecordBytes?: number;
  readonly maxMessageBytes?: number;
  readonly maxNesting?: number;
  readonly maxExpansion?: number;
};

/** The records of a file or of standard input, with a bar on a terminal; a file that is not there is known at once. */
export function readRecords(file: string, options: RecordOptions): AsyncGenerator<IntakeRecord> {
  return streamed(openInput(file), parseOptions(options));
}

async function* streamed(input: Input, options: Omit<ParseOptions, 'source'>): AsyncGenerator<IntakeRecord> {
  const progress = new Progress(input.size);
  const bytes = metered(input.bytes, (size) => progress.advance(size));
  try {
    yield* parse(bytes, { ...options, source: input.source });
  } finally {
    progress.stop();
  }
}

/** The options of the command line as intake takes them; checked before anything is read. */
export function parseOptions(options: RecordOptions): Omit<ParseOptions, 'source'> {
  const format = formatOf(options.format);
  return {
    receivedAt: options.receivedAt ?? new Date().toISOString(),
    limits: limitsOf(options),
    ...(format !== undefined && { format }),
    ...(options.mapping !== undefined && { mapping: readMappingFile(options.mapping) }),
  };
}

function formatOf(name: string | undefined): Format | undefined {
  if (name === undefined) return undefined;
  const format = formats.find((known) => known === name);
  if (format === undefined) throw new UsageError(`--format ${name}: give one of ${formats.join(', ')}.`);
  return format;
}

function readMappingFile(file: string): NonNullable<ParseOptions['mapping']> {
  const parsed = readMapping(readJsonFile(file), { source: file });
  if (!parsed.ok) throw new UsageError(`${file} cannot be used.`, parsed.problems);
  return parsed.value;
}

/** The limits of the command line, the usual ones where it names none. */
export function limitsOf(options: RecordOptions): Limits {
  return {
    ...defaultLimits,
    ...(options.maxRecordBytes !== undefined && { recordBytes: options.maxRecordBytes }),
    ...(options.maxMessageBytes !== undefined && { messageBytes: options.maxMessageBytes }),
    ...(options.maxNesting !== undefined && { nesting: options.maxNesting }),
    ...(options.maxExpansion !== undefined && { expansion: options.maxExpansion }),
  };
}
