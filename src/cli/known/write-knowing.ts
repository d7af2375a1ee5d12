import type { RuleBook } from '../../domain/rule-book.ts';
import { type EachOptions, writeForEach, writeInOrder } from '../each-declaration.ts';
import type { LineJob } from '../lines/line-job.ts';
import { printProblems, Report } from '../report.ts';
import { type RuleBookFiles, readRuleBookFiles } from '../rule-book-files.ts';
import { type KnowledgeFiles, pastOf, whatIsKnown, withRates } from './knowledge-files.ts';

/**
 * Reads a rule book with what is known beside it, and writes a line for each declaration. Only what profiles ask for is
 * worked out; with a past one declaration is read after another.
 */
export async function writeKnowing(
  options: EachOptions & RuleBookFiles & KnowledgeFiles,
  jobOf: (ruleBook: RuleBook) => LineJob & { readonly kind: 'match' | 'decide' },
): Promise<number> {
  const read = readRuleBookFiles(options);
  const ruleBook = await withRates(read.ruleBook, options.rates);
  const known = whatIsKnown(ruleBook, ruleBook.profiles, options);
  printProblems(read.warningsOn(ruleBook, known.loaded), options.json === true);
  const job = { ...jobOf(ruleBook), ...(known.order !== undefined && { knows: known.order }) };
  if (!known.asksHistory) return writeForEach(options, job);
  const report = new Report(options);
  const past = await pastOf(ruleBook, known, options, options, report);
  return past === undefined ? writeForEach(options, job) : writeInOrder(options, job, report, past);
}
