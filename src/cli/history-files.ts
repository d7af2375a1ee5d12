import type { Backtest } from '../app/backtest/backtest.ts';
import { FindingsByDeclaration } from '../app/backtest/findings-by-declaration.ts';
import { declaredRow } from '../app/backtest/past-row.ts';
import { utcDayOf } from '../domain/moment.ts';
import { readFindings } from '../intake/read-findings.ts';
import { openInput } from './input.ts';
import { outcomeOf } from './lines/record-outcome.ts';
import { limitsOf, parseOptions, type RecordOptions, readRecords } from './read-records.ts';
import type { Report } from './report.ts';

export type HistoryFiles = RecordOptions & {
  readonly history: readonly string[];
  readonly findings?: string;
  readonly from?: string;
  readonly to?: string;
};

/**
 * Counts the declarations of files in, with the findings on them. What is wrong with a record is told and the
 * next one goes on. Answers how many findings belong to no declaration of the files, whatever the period.
 */
export async function addHistoryFiles(
  backtest: Backtest,
  options: HistoryFiles,
  report: Report,
): Promise<number> {
  parseOptions(options);
  const findings = await readFindingsFile(options, report);
  for (const file of options.history) {
    for await (const record of readRecords(file, options)) {
      if (record.kind !== 'declaration') {
        const refused = outcomeOf(record, file, () => '');
        if (refused.kind === 'rejected') await report.reject(refused.problems, refused);
        continue;
      }
      report.warn(record.warnings);
      const { declaration } = record;
      const own = findings.on(declaration);
      if (isWithin(utcDayOf(declaration.lodgedAt), options))
        backtest.add({ row: declaredRow(declaration), findings: own });
    }
  }
  return findings.unmatched;
}

function isWithin(day: string, { from = '', to = '9999-12-31' }: HistoryFiles): boolean {
  return day >= from && day <= to;
}

async function readFindingsFile(options: HistoryFiles, report: Report): Promise<FindingsByDeclaration> {
  const findings = new FindingsByDeclaration();
  if (options.findings === undefined) return findings;
  const { source, bytes } = openInput(options.findings);
  const file = { source, limits: limitsOf(options), isOneValue: /\.json(\.gz)?$/.test(options.findings) };
  for await (const record of readFindings(bytes, file)) {
    if (record.kind === 'rejected') {
      await report.reject(record.problems, record);
      continue;
    }
    report.warn(record.warnings);
    findings.add(record.finding);
  }
  return findings;
}
