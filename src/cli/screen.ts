import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Problem } from '../domain/problem.ts';
import { defaultThreshold, ScreeningIndex } from '../identify/lists/index/screening-index.ts';
import { defaultLimits, type Limits } from '../intake/limits.ts';
import { type PartyLine, readParties } from '../intake/read-parties.ts';
import { metered, openInput } from './input.ts';
import { limit } from './options.ts';
import { openOutput } from './output.ts';
import { Progress } from './progress.ts';
import { limitsOf } from './read-records.ts';
import { printProblems, Report, type ReportOptions } from './report.ts';
import { UsageError } from './usage-error.ts';

type ScreenOptions = ReportOptions & {
  readonly list: string;
  readonly in: string;
  readonly out?: string;
  readonly threshold: number;
  readonly maxRecordBytes?: number;
};

export function addScreen(program: Command): void {
  program
    .command('screen')
    .description(
      'which entries of a list the parties of a file may be, whatever script their names are written in; both files are NDJSON of { id, name, country?, identifiers? }, and entries may have other names',
    )
    .requiredOption('--list <file>', 'the list; its entries may also have names: [other name, …]')
    .requiredOption('--in <file>', 'the parties; - for standard input; .gz is read as it is')
    .addOption(
      new Option(
        '--threshold <score>',
        'tell entries from this score on, 0 to 1; with nothing in common none',
      )
        .argParser(scoreNumber)
        .default(defaultThreshold),
    )
    .option('--out <file>', '{ query, entry, score, explanation }, best first; standard output when absent')
    .option('--rejects <file>', 'where rejected records go, with their problems')
    .option('--json', 'problems to standard error as NDJSON')
    .addOption(limit('--max-record-bytes <n>', 'one line of a file', defaultLimits.recordBytes))
    .action(async (options: ScreenOptions) => {
      process.exitCode = await screen(options);
    });
}

async function screen(options: ScreenOptions): Promise<number> {
  if (options.list === '-' && options.in === '-')
    throw new UsageError('The list and the parties cannot both come from standard input.');
  const limits = limitsOf(options);
  const parties = partiesOf(options.in, limits, false);
  const index = await readList(options, limits);
  const report = new Report(options);
  const output = openOutput(options.out);
  for await (const read of parties) {
    if (read.kind === 'rejected') {
      await report.reject(read.problems, read);
      continue;
    }
    report.warn(read.warnings);
    for (const hit of index.screen(read.party, options.threshold)) {
      const wait = output.write(JSON.stringify({ query: read.party.id, ...hit }));
      if (wait !== undefined) await wait;
    }
  }
  await output.end();
  return report.finish();
}

/** The list made ready; one bad line makes it unusable, and all of them are told. */
async function readList({ list, json }: ScreenOptions, limits: Limits): Promise<ScreeningIndex> {
  const index = new ScreeningIndex();
  const problems: Problem[] = [];
  let entries = 0;
  for await (const read of partiesOf(list, limits, true)) {
    if (read.kind === 'rejected') problems.push(...read.problems);
    else {
      printProblems(read.warnings, json === true);
      index.add(read.party);
      entries += 1;
    }
  }
  if (problems.length > 0) throw new UsageError(`${list} cannot be used.`, problems);
  // Nobody is near an empty list, and nobody should take that for an answer.
  if (entries === 0) throw new UsageError(`${list} has no entries.`);
  return index;
}

/** The parties of a file, with a bar on a terminal; a file that is not there is known at once. */
function partiesOf(file: string, limits: Limits, isList: boolean): AsyncGenerator<PartyLine> {
  const { source, bytes, size } = openInput(file);
  return streamed();

  async function* streamed(): AsyncGenerator<PartyLine> {
    const progress = new Progress(size);
    try {
      yield* readParties(
        metered(bytes, (read) => progress.advance(read)),
        { source, limits, isList },
      );
    } finally {
      progress.stop();
    }
  }
}

function scoreNumber(text: string): number {
  const score = Number(text);
  if (text.trim() === '' || !(score >= 0 && score <= 1))
    throw new InvalidArgumentError('Give a number, 0 to 1.');
  return score;
}
