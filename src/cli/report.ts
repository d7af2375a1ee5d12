import type { Problem } from '../domain/problem.ts';
import type { IntakeRecord } from '../intake/record.ts';
import { exitCodes } from './exit-codes.ts';
import { type LineOutput, openOutput } from './output.ts';

export type ReportOptions = { readonly json?: boolean; readonly rejects?: string };

/** A problem in one readable line. */
export function problemLine({ source, line, path, code, message, severity }: Problem): string {
  const place = [source, line].filter((part) => part !== undefined).join(':');
  return `${place}${path === '' ? '' : ` ${path}`}: ${severity === 'warning' ? 'warning: ' : ''}${message} [${code}]`;
}

/** Problems to standard error: readable, or NDJSON. */
export function printProblems(problems: readonly Problem[], json: boolean): void {
  for (const problem of problems)
    process.stderr.write(`${json ? JSON.stringify(problem) : problemLine(problem)}\n`);
}

/** Tells of the problems of a run's records, keeps the rejected ones and counts them. */
export class Report {
  readonly #json: boolean;
  readonly #rejects: LineOutput | undefined;
  rejected = 0;

  constructor(options: ReportOptions) {
    this.#json = options.json === true;
    this.#rejects = options.rejects === undefined ? undefined : openOutput(options.rejects);
  }

  /** Tells of what is remarkable about records that were taken. */
  warn(warnings: readonly Problem[]): void {
    printProblems(warnings, this.#json);
  }

  /** Tells why a record was rejected, and keeps it in the file of rejects. */
  async reject(
    problems: readonly Problem[],
    record: Pick<IntakeRecord, 'line'> & { readonly raw?: string },
  ): Promise<void> {
    this.rejected += 1;
    printProblems(problems, this.#json);
    const { line, raw } = record;
    await this.#rejects?.write(
      JSON.stringify({ ...(line !== undefined && { line }), problems, ...(raw !== undefined && { raw }) }),
    );
  }

  /** Closes the file of rejects and answers the exit code. */
  async finish(): Promise<number> {
    await this.#rejects?.end();
    return this.rejected > 0 ? exitCodes.someRejected : exitCodes.done;
  }
}
