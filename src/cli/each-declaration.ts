import type { Declaration } from '../domain/declaration.ts';
import type { Problem } from '../domain/problem.ts';
import type { IntakeRecord } from '../intake/record.ts';
import { openOutput } from './output.ts';
import { type RecordOptions, readRecords } from './read-records.ts';
import { Report, type ReportOptions } from './report.ts';

export type EachOptions = RecordOptions & ReportOptions & { readonly in: string; readonly out?: string };

/**
 * Reads an input and writes a line for each of its declarations, as a stream. What is wrong with a record is
 * told and the next one goes on; answers the exit code.
 */
export async function writeForEach(
  options: EachOptions,
  lineOf: (declaration: Declaration) => string,
): Promise<number> {
  const report = new Report(options);
  const records = readRecords(options.in, options);
  const output = openOutput(options.out);
  for await (const record of records) {
    if (record.kind === 'declaration') {
      report.accept(record.warnings);
      const wait = output.write(lineOf(record.declaration));
      if (wait !== undefined) await wait;
    } else await report.reject(problemsOf(record, options.in), record);
  }
  await output.end();
  return report.finish();
}

function problemsOf(
  record: Exclude<IntakeRecord, { kind: 'declaration' }>,
  source: string,
): readonly Problem[] {
  if (record.kind === 'rejected') return record.problems;
  const { declarationId, kind } = record.amendment;
  const message = `The ${kind} of ${declarationId} carries only changes; import it where the original is stored.`;
  return [
    {
      source,
      ...(record.line !== undefined && { line: record.line }),
      path: '',
      code: 'amendment-needs-original',
      message,
    },
  ];
}
