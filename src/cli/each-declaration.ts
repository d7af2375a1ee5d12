import type { Declaration } from '../domain/declaration.ts';
import type { Problem } from '../domain/problem.ts';
import type { Place } from '../intake/problems.ts';
import { assertThere } from './input.ts';
import type { PastInOrder } from './known/past-in-order.ts';
import { type LineJob, lineMaker } from './lines/line-job.ts';
import { rangeInput } from './lines/range-input.ts';
import type { RangeResult } from './lines/range-result.ts';
import { resultsOfRanges } from './lines/range-workers.ts';
import { outcomeOf } from './lines/record-outcome.ts';
import { openOutput } from './output.ts';
import { Progress } from './progress.ts';
import { limitsOf, type RecordOptions, readRecords } from './read-records.ts';
import { Report, type ReportOptions } from './report.ts';

export type EachOptions = RecordOptions & ReportOptions & { readonly in: string; readonly out?: string };
export type FilesOptions = Omit<EachOptions, 'in'> & { readonly in: readonly string[] };

/**
 * Reads an input and writes a line for each of its declarations. What is wrong with a record is told and the
 * next one goes on; answers the exit code. A large NDJSON file is read by several threads, everything else as
 * one stream; what is written and told is the same.
 */
export async function writeForEach(options: EachOptions, job: LineJob): Promise<number> {
  const file = rangeInput(options);
  if (file !== undefined) return writeRanges(options, job, file);
  const lineOf = lineMaker(job);
  return writeStream({ ...options, in: [options.in] }, new Report(options), (declaration) =>
    lineOf(declaration),
  );
}

/** The same of several files, one after another. */
export function writeForFiles(options: FilesOptions, job: LineJob): Promise<number> {
  const lineOf = lineMaker(job);
  return writeStream(options, new Report(options), (declaration) => lineOf(declaration));
}

/** The same where each declaration is known by those before it, so that they are read one after another. */
export async function writeInOrder(
  options: EachOptions,
  job: LineJob,
  report: Report,
  past: PastInOrder,
): Promise<number> {
  const lineOf = lineMaker(job);
  return writeStream({ ...options, in: [options.in] }, report, async (declaration, place) => {
    const placed = { declaration, place };
    const line = lineOf(declaration, await past.recall(placed));
    past.learn(placed);
    return line;
  });
}

async function writeStream(
  options: FilesOptions,
  report: Report,
  lineOf: (declaration: Declaration, place: Place) => string | Promise<string>,
): Promise<number> {
  for (const file of options.in) assertThere(file);
  const output = openOutput(options.out);
  for (const file of options.in) {
    for await (const record of readRecords(file, options)) {
      if (record.kind === 'declaration') {
        const { line, declaration, warnings } = record;
        const made = lineOf(declaration, { source: file, ...(line !== undefined && { line }) });
        const text = typeof made === 'string' ? made : await made;
        report.warn(warnings);
        const wait = output.write(text);
        if (wait !== undefined) await wait;
        continue;
      }
      const outcome = outcomeOf(record, file, () => '');
      if (outcome.kind === 'rejected') await report.reject(outcome.problems, outcome);
    }
  }
  await output.end();
  return report.finish();
}

async function writeRanges(
  options: EachOptions,
  job: LineJob,
  { size, threads }: NonNullable<ReturnType<typeof rangeInput>>,
): Promise<number> {
  const report = new Report(options);
  const limits = limitsOf(options);
  const output = openOutput(options.out);
  const progress = new Progress(size);
  let linesBefore = 0;
  try {
    for await (const { range, result } of resultsOfRanges(size, threads, { file: options.in, limits, job })) {
      await output.writeBytes(result.output);
      await tell(result, linesBefore, report);
      linesBefore += result.lines;
      progress.advance(range.end - range.start);
    }
  } finally {
    progress.stop();
  }
  await output.end();
  return report.finish();
}

/** Tells of a range's records, by the line they have in the file. */
async function tell({ told }: RangeResult, linesBefore: number, report: Report): Promise<void> {
  const located = (problem: Problem): Problem =>
    problem.line === undefined ? problem : { ...problem, line: problem.line + linesBefore };
  for (const each of told) {
    if (each.kind === 'warned') report.warn(each.warnings.map(located));
    else
      await report.reject(each.problems.map(located), {
        ...each,
        ...(each.line !== undefined && { line: each.line + linesBefore }),
      });
  }
}
