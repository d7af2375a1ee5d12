import type { Command } from 'commander';
import { Backtest } from '../app/backtest/backtest.ts';
import { fieldsNeeded } from '../app/backtest/fields-needed.ts';
import { type AboutReport, impactsOf, reportFrame } from '../app/backtest/write-report.ts';
import { knowledgeOf } from '../app/knowledge/knowledge.ts';
import { freshRuleBook } from '../app/rule-books/rule-book-in-force.ts';
import { compileRuleBook, faultsOf, remarksOn } from '../compiled-rule-book.ts';
import type { Fault, Problem } from '../domain/problem.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { DataNeed } from '../identify/fields/field.ts';
import { asWarning, problemAt } from '../intake/problems.ts';
import { frameText, headText, profileText } from './backtest-text.ts';
import { columnsFolder } from './history.ts';
import { addHistoryFiles, type HistoryFiles } from './history-files.ts';
import { isFolder } from './input.ts';
import { whatIsKnown, withRates } from './known/knowledge-files.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { dayText, withKnowledge, withReading, withStore } from './options.ts';
import { openOutput } from './output.ts';
import { printProblems, Report, type ReportOptions } from './report.ts';
import { readListsFile, readProfilesFile, readRuleBookFiles, readSettingsFile } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

type BacktestOptions = StoreLocation &
  ReportOptions &
  Omit<HistoryFiles, 'history'> & {
    readonly history?: readonly string[];
    readonly references?: string;
    readonly rates?: string;
    readonly profiles: string;
    readonly inForce?: string;
    readonly lists?: string;
    readonly settings?: string;
    readonly secret?: string;
  };

/** The key of draws that none was recorded of, where none is given: the same history gives the same report. */
const defaultSecret = 'tamga backtest';

export function addBacktest(program: Command): void {
  withKnowledge(
    withReading(
      withStore(
        program
          .command('backtest')
          .description('what would have come of profiles: matches, lanes, officer-hours, hit rate, overlap'),
      ),
    ),
  )
    .requiredOption('--profiles <file>', 'the profiles to try')
    .option(
      '--history <files...>',
      'declarations of the past, in the order of lodgement; what the store holds when absent',
    )
    .option('--findings <file>', 'what was found on them; with --history')
    .option('--in-force <file>', 'the profiles, or the folder of a rule book, to try them beside')
    .option('--lists <file>', 'named lists, { NAME: [value, …] }')
    .option('--settings <file>', 'lane precedence, minutes by lane, office settings')
    .option('--from <day>', 'first UTC day of lodgement', dayText)
    .option('--to <day>', 'last UTC day of lodgement', dayText)
    .option('--secret <text>', 'the key of draws that none was recorded of')
    .action(async (options: BacktestOptions) => {
      const report = new Report(options);
      const { history, ...others } = options;
      const tried =
        history === undefined ? await tryOnStore(options) : await tryOnFiles({ ...others, history }, report);
      await printReport(tried, options.json === true);
      process.exitCode = await report.finish();
    });
}

type Tried = { readonly backtest: Backtest; readonly about: AboutReport };

/** One JSON document, or text, written a profile at a time. */
async function printReport({ backtest, about }: Tried, isJson: boolean): Promise<void> {
  const output = openOutput(undefined);
  const frame = reportFrame(backtest, about);
  await output.write(isJson ? `${JSON.stringify(frame).slice(0, -1)},"profiles":[` : headText(frame));
  let isFirst = true;
  for (const impact of impactsOf(backtest)) {
    await output.write(
      isJson ? `${isFirst ? '' : ','}${JSON.stringify(impact)}` : `\n${profileText(impact)}`,
    );
    isFirst = false;
  }
  await output.write(isJson ? ']}' : `\n${frameText(frame)}`);
  await output.end();
}

async function tryOnFiles(
  options: BacktestOptions & { readonly history: readonly string[] },
  report: Report,
): Promise<Tried> {
  const ruleBook = await withRates(ruleBookOf(options, freshRuleBook.ruleBook), options.rates);
  const candidates = readProfilesFile(options.profiles);
  const { findings: _, ...files } = options;
  const known = whatIsKnown(ruleBook, [...candidates, ...ruleBook.profiles], files);
  const backtest = backtestOf(options, ruleBook, known.loaded);
  const unmatchedFindings = await addHistoryFiles(backtest, options, { ...known, ruleBook }, report);
  return { backtest, about: { at: new Date().toISOString(), source: 'files', unmatchedFindings } };
}

async function tryOnStore(options: BacktestOptions): Promise<Tried> {
  if (options.findings !== undefined)
    throw new UsageError('--findings goes with --history; the store has findings of its own.');
  if (options.references !== undefined || options.rates !== undefined)
    throw new UsageError(
      '--references and --rates go with --history; the store keeps what was known of its declarations.',
    );
  const { store, databaseUrl, close } = await openStore(options);
  const { openPast } = await import('../store/open-past.ts');
  const source = openPast(databaseUrl, columnsFolder(options.data));
  try {
    const inForce = (await store.ruleBooks.inForce())?.ruleBook ?? freshRuleBook.ruleBook;
    const ruleBook = ruleBookOf(options, inForce);
    const backtest = backtestOf(options, ruleBook, knowledgeOf(ruleBook, {}).loaded);
    const { from, to } = options;
    const period = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const pages = source.past.read(period, fieldsNeeded(backtest.plan));
    for await (const page of pages) for (const record of page) backtest.add(record);
    return { backtest, about: { at: new Date().toISOString(), source: 'store' } };
  } finally {
    await source.close();
    await close();
  }
}

/** What the profiles are tried beside: what the options name, else what is in force. */
function ruleBookOf({ inForce, lists, settings }: BacktestOptions, base: RuleBook): RuleBook {
  const named = {
    ...(lists !== undefined && { lists }),
    ...(settings !== undefined && { settings }),
  };
  if (inForce === undefined)
    return {
      ...base,
      ...(lists !== undefined && { lists: { ...base.lists, ...readListsFile(lists) } }),
      ...(settings !== undefined && { settings: readSettingsFile(settings) }),
    };
  const files = isFolder(inForce) ? { ruleBook: inForce, ...named } : { profiles: inForce, ...named };
  return readRuleBookFiles(files).ruleBook;
}

function backtestOf(options: BacktestOptions, ruleBook: RuleBook, loaded: ReadonlySet<DataNeed>): Backtest {
  return new Backtest({
    candidates: checkedCandidates(options, ruleBook, loaded),
    inForce: compileRuleBook(ruleBook),
    secret: options.secret ?? defaultSecret,
  });
}

/** The profiles to try; anything wrong with them stops the command before it reads a declaration. */
function checkedCandidates(
  { profiles: file, json }: BacktestOptions,
  { lists }: RuleBook,
  loaded: ReadonlySet<DataNeed>,
): readonly RiskProfile[] {
  const profiles = readProfilesFile(file);
  const located = ({ steps, code, message }: Fault): Problem =>
    problemAt({ source: file }, steps, code, message);
  const faults = faultsOf({ profiles, lists });
  if (faults.length > 0) throw new UsageError(`${file} cannot be used.`, faults.map(located));
  printProblems(
    remarksOn({ profiles, lists }, loaded).map((fault) => asWarning(located(fault))),
    json === true,
  );
  return profiles;
}
