import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { detectFormat } from '../../intake/format.ts';

/** A smaller file is read before a second thread has started. */
const worthwhileBytes = 4_194_304;
const headBytes = 65_536;
/** What is promised of memory holds up to so many: four took 331 MB at most. */
const mostThreads = 4;

export type RangeInputOptions = { readonly in: string; readonly format?: string; readonly mapping?: string };

/** Whether an input can be read by ranges and is worth it: a large file, and NDJSON by its content. */
export function rangeInput(
  options: RangeInputOptions,
): { readonly size: number; readonly threads: number } | undefined {
  const threads = Math.min(mostThreads, availableParallelism());
  if (threads < 2 || options.mapping !== undefined || (options.format ?? 'ndjson') !== 'ndjson')
    return undefined;
  const found = options.in === '-' ? undefined : statSync(options.in, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size < worthwhileBytes) return undefined;
  return detectFormat(headOf(options.in), false) === 'ndjson' ? { size: found.size, threads } : undefined;
}

function headOf(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const head = Buffer.alloc(headBytes);
    return head.subarray(0, readSync(descriptor, head, 0, headBytes, 0));
  } finally {
    closeSync(descriptor);
  }
}
