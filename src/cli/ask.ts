import { type Command, Option } from 'commander';
import { recordListsAsked } from '../app/history/ask-history.ts';
import {
  type HistoryAnswer,
  type HistoryQuestion,
  mostKeptGroups,
} from '../app/history/question/question.ts';
import { columnsOfQuestion, QuestionTally } from '../app/history/question/question-tally.ts';
import { readQuestion } from '../app/history/question/read-question.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import { DeclarationCoder } from '../identify/columns/code-declarations.ts';
import type { Columns } from '../identify/columns/columns.ts';
import { fieldAt } from '../identify/fields/field-catalogue.ts';
import { readJsonText } from '../intake/read-json-text.ts';
import { answerLines } from './answer-lines.ts';
import { columnsFolder, historyFollower } from './history.ts';
import { outcomeOf } from './lines/record-outcome.ts';
import { consoleUser } from './open-app.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { wholeNumber, withStore } from './options.ts';
import { readRecords } from './read-records.ts';
import { Report, type ReportOptions } from './report.ts';
import { readListsFile } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

type AskOptions = StoreLocation &
  ReportOptions &
  Omit<HistoryQuestion, 'when' | 'offices'> & {
    readonly when?: string;
    readonly office?: readonly string[];
    readonly history?: readonly string[];
    readonly lists?: string;
  };

/** Declarations of files that are in memory at a time. */
const declarationsAtOnce = 100_000;

export function addAsk(program: Command): void {
  withStore(
    program
      .command('ask')
      .description(
        'counts what satisfies a condition in the history: of the store, or of files of declarations',
      ),
  )
    .option('--when <condition>', 'JSON, as in a profile; everything when absent')
    .option('--by <field>', 'count apart by the values of a field; a date counts by months')
    .option('--sum <field>', 'add up a number; money is told by currency')
    .addOption(
      new Option('--top <n>', 'groups to tell, those with the most declarations').argParser(wholeNumber),
    )
    .option('--from <day>', 'first UTC day of lodgement')
    .option('--to <day>', 'last UTC day of lodgement')
    .option('--office <codes...>', 'only of these offices')
    .option('--history <files...>', 'files of declarations instead of the store')
    .option('--lists <file>', 'named lists, { NAME: [value, …] }; those in force when absent')
    .option('--rejects <file>', 'where rejected records go, with their problems')
    .option('--json', 'the answer as JSON, and problems as NDJSON')
    .action(async (options: AskOptions) => {
      process.exitCode = await ask(options);
    });
}

async function ask(options: AskOptions): Promise<number> {
  const lists = options.lists === undefined ? undefined : readListsFile(options.lists);
  const report = new Report(options);
  const answer =
    options.history === undefined
      ? await askStore(options, lists)
      : await askFiles(options, options.history, lists ?? {}, report);
  process.stdout.write(
    options.json === true ? `${JSON.stringify(answer)}\n` : `${answerLines(answer, options).join('\n')}\n`,
  );
  return report.finish();
}

async function askFiles(
  options: AskOptions,
  files: readonly string[],
  lists: NamedLists,
  report: Report,
): Promise<HistoryAnswer> {
  const question = questionOf(options, lists, false);
  const fields = columnsOfQuestion(question).flatMap((path) => fieldAt(path) ?? []);
  const tally = new QuestionTally(question, lists);
  let coder = new DeclarationCoder(fields);
  for (const file of files) {
    for await (const record of readRecords(file, {})) {
      const outcome = outcomeOf(record, file, (declaration) => {
        coder.add(declaration);
        return '';
      });
      if (outcome.kind === 'rejected') await report.reject(outcome.problems, outcome);
      else report.warn(outcome.warnings);
      if (coder.declarations < declarationsAtOnce) continue;
      count(tally, coder.finish());
      coder = new DeclarationCoder(fields);
    }
  }
  count(tally, coder.finish());
  return tally.answer();
}

function count(tally: QuestionTally, columns: Columns): void {
  tally.add(columns);
  if (tally.hasTooManyGroups) throw tooManyGroups();
}

function tooManyGroups(): UsageError {
  return new UsageError(
    `There are more than ${mostKeptGroups} groups; ask of a shorter period, or of fewer offices.`,
  );
}

/** Follows the store to its end before it asks, unless a running server does. */
async function askStore(options: AskOptions, lists: NamedLists | undefined): Promise<HistoryAnswer> {
  const { askColumns } = await import('../store/columns/ask-columns.ts');
  const { manifestOf } = await import('../store/columns/manifest-of.ts');
  const folder = columnsFolder(options.data);
  const { store, close } = await openStore(options);
  try {
    const known = lists ?? (await store.ruleBooks.inForce())?.ruleBook.lists ?? {};
    const question = questionOf(options, known, true);
    if ((await store.history.hashOf(1)) === undefined) throw new UsageError('The store holds nothing yet.');
    const now = (): string => new Date().toISOString();
    // Lists of a file are the asker's own.
    if (lists === undefined) await recordListsAsked({ store, now }, consoleUser, question);
    const follower = historyFollower(store.history, folder, (error) => {
      throw error;
    });
    try {
      while ((await follower.step()) === 'more');
    } finally {
      await follower.stop();
    }
    const manifest = await manifestOf(folder, store.history);
    const asked = manifest && askColumns(folder, manifest.folder, question, known);
    if (asked?.kind === 'too-many-groups') throw tooManyGroups();
    if (asked?.kind !== 'answered')
      throw new UsageError(
        `${folder} holds the history of another store, which is in use; name another --data.`,
      );
    return asked.answer;
  } finally {
    await close();
  }
}

function questionOf(options: AskOptions, lists: NamedLists, hasOutcomes: boolean): HistoryQuestion {
  const { when, by, sum, top, from, to, office: offices } = options;
  const value = { by, sum, top, from, to, offices, ...(when !== undefined && { when: conditionOf(when) }) };
  const read = readQuestion(value, { source: 'question' }, { lists, hasOutcomes });
  if (!read.ok) throw new UsageError('The question cannot be asked.', read.problems);
  return read.value;
}

function conditionOf(text: string): unknown {
  const json = readJsonText(Buffer.from(text), { source: '--when' });
  if (!json.ok) throw new UsageError('--when is no JSON.', json.problems);
  return json.value;
}
