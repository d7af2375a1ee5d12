import type { Backtest } from '../app/backtest/backtest.ts';
import { FindingsByDeclaration } from '../app/backtest/findings-by-declaration.ts';
import { declaredRow } from '../app/backtest/past-row.ts';
import type { Finding } from '../domain/finding.ts';
import { type KnownFacts, nothingTold, withKnown } from '../domain/known.ts';
import { utcDayOf } from '../domain/moment.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import { findingsOf, type WhatIsKnown } from './known/knowledge-files.ts';
import { knowledgeBy } from './known/order-of-knowing.ts';
import { PastInOrder, type PlacedDeclaration } from './known/past-in-order.ts';
import { outcomeOf } from './lines/record-outcome.ts';
import { parseOptions, type RecordOptions, readRecords } from './read-records.ts';
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
  known: WhatIsKnown & { readonly ruleBook: RuleBook },
  report: Report,
): Promise<number> {
  parseOptions(options);
  const read = await findingsOf(options.findings === undefined ? [] : [options.findings], options, report);
  const findings = new FindingsByDeclaration();
  for (const finding of read) findings.add(finding);
  const knownOf = knowing(known, read, report);
  for (const file of options.history) {
    for await (const record of readRecords(file, options)) {
      if (record.kind !== 'declaration') {
        const refused = outcomeOf(record, file, () => '');
        if (refused.kind === 'rejected') await report.reject(refused.problems, refused);
        continue;
      }
      report.warn(record.warnings);
      const { declaration, line } = record;
      const own = findings.on(declaration);
      const place = { source: file, ...(line !== undefined && { line }) };
      const facts = knownOf && (await knownOf({ declaration, place }));
      if (isWithin(utcDayOf(declaration.lodgedAt), options))
        backtest.add({ row: declaredRow(withKnown(declaration, facts)), findings: own });
    }
  }
  return findings.unmatched;
}

function isWithin(day: string, { from = '', to = '9999-12-31' }: HistoryFiles): boolean {
  return day >= from && day <= to;
}

/** What is known of a declaration when its turn comes; each is then the past of those that follow. */
function knowing(
  { ruleBook, order, asksHistory }: WhatIsKnown & { readonly ruleBook: RuleBook },
  findings: readonly Finding[],
  report: Report,
): ((placed: PlacedDeclaration) => Promise<KnownFacts>) | undefined {
  if (order === undefined) return undefined;
  const { history, knownOf } = knowledgeBy(ruleBook, order);
  if (!asksHistory) return async ({ declaration }) => knownOf(declaration, nothingTold);
  const past = new PastInOrder(history, { declarations: noneBefore(), findings }, (warnings) =>
    report.warn(warnings),
  );
  return async (placed) => {
    const told = await past.recall(placed);
    past.learn(placed);
    return knownOf(placed.declaration, told);
  };
}

async function* noneBefore(): AsyncGenerator<never, undefined> {}
