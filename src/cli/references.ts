import type { Command } from 'commander';
import type { ReferenceSnapshot } from '../app/ports/reference-store.ts';
import { cellsOf } from '../app/references/keep-references.ts';
import { type BuildCounts, ReferenceBuild } from '../app/references/reference-build.ts';
import { type ReferenceQuestion, referenceTold } from '../app/references/reference-told.ts';
import type { CurrencyCode } from '../domain/codes.ts';
import { mostDaysOld } from '../domain/exchange-rates.ts';
import type { Day } from '../domain/moment.ts';
import { correlationList } from '../identify/data/nomenclature/carried-over.ts';
import {
  firstDayOfWindow,
  type UnitValueReferences,
  windowMonths,
} from '../identify/values/unit-value-references.ts';
import { exitCodes } from './exit-codes.ts';
import { columnsFolder } from './history.ts';
import { outcomeOf } from './lines/record-outcome.ts';
import { consoleUser, openApp } from './open-app.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { commodityCode, countryCode, currencyCode, dayText, withReading, withStore } from './options.ts';
import { openOutput } from './output.ts';
import { readRatesFile } from './rates-file.ts';
import { parseOptions, type RecordOptions, readRecords } from './read-records.ts';
import { referenceLines } from './reference-text.ts';
import { readReferencesFile } from './references-file.ts';
import { Report, type ReportOptions } from './report.ts';
import { readListsFile } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

type BuildOptions = StoreLocation &
  RecordOptions &
  ReportOptions & {
    readonly in?: readonly string[];
    readonly out?: string;
    readonly rates?: string;
    readonly lists?: string;
    readonly currency?: CurrencyCode;
    readonly until?: Day;
  };
type FileOptions = BuildOptions & { readonly in: readonly string[] };

type BuiltTold = Pick<ReferenceSnapshot, 'hash' | 'from' | 'until' | 'currency' | 'cells'>;

type ShowOptions = ReferenceQuestion & { readonly references: string; readonly json?: boolean };

export function addReferences(program: Command): void {
  const references = program
    .command('references')
    .description('unit-value references: what goods are usually worth, by commodity code and origin');
  addBuild(references);
  addShow(references);
}

function addBuild(references: Command): void {
  withStore(
    withReading(
      references
        .command('build')
        .description(
          `references over ${windowMonths} months, without goods in transit: of declarations given, each of which counts, ` +
            'so give the newest versions only; or without --in from what is settled in the store, which keeps them',
        )
        .option('--in <files...>', 'past declarations; - for standard input; .gz is read as it is'),
    ),
  )
    .option('--out <file>', 'with --in: where the references go; - for standard output')
    .option(
      '--rates <file>',
      `with --in: exchange rates, CSV or NDJSON of currency, day, rate: units of the reference currency that one unit is worth; the newest of ${mostDaysOld} days holds`,
    )
    .option(
      '--lists <file>',
      `with --in: lists, of which ${correlationList} carries codes over to the latest nomenclature`,
    )
    .option(
      '--currency <code>',
      'with --in: the reference currency, USD when absent; values in others need rates',
      currencyCode,
    )
    .option(
      '--until <day>',
      'last UTC day of lodgement that counts; when absent the last there is, and in the store yesterday, the latest it may be',
      dayText,
    )
    .action(async (options: BuildOptions) => {
      process.exitCode =
        options.in === undefined ? await buildInStore(options) : await build({ ...options, in: options.in });
    });
}

function addShow(references: Command): void {
  references
    .command('show')
    .description('what is normal for a commodity code: the reference, how many values, and where they are of')
    .requiredOption('--references <file>', 'what references build wrote')
    .requiredOption('--code <digits>', 'commodity code, 2 to 12 digits', commodityCode)
    .option('--origin <country>', 'of this origin; of an unknown one when absent', countryCode)
    .option('--unit <code>', 'also by this supplementary unit')
    .option('--package-kind <code>', 'how the goods are packed')
    .option('--json', 'as JSON')
    .action((options: ShowOptions) => {
      const found = readReferencesFile(options.references);
      const told = referenceTold(found, options);
      const lines = options.json === true ? [JSON.stringify(told)] : referenceLines(told);
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}

/** Builds references from the store at once, as a node does every night; the nodes judge by them some seconds later. */
async function buildInStore(options: BuildOptions): Promise<number> {
  const ofFiles = (['out', 'rates', 'lists', 'currency'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (ofFiles !== undefined)
    throw new UsageError(`--${ofFiles} goes with --in; the rule book in force says it.`);
  const { buildFromStore } = await import('../store/build-from-store.ts');
  const { store, databaseUrl, close } = await openStore(options);
  try {
    const { references } = await openApp(store);
    if (options.until !== undefined && options.until > references.yesterday)
      throw new UsageError(
        `--until ${options.until}: of that day not all is in the store; the last that is over is ${references.yesterday}.`,
      );
    const folder = columnsFolder(options.data);
    const built = await references.build(
      (order) => buildFromStore(databaseUrl, folder, order),
      consoleUser.name,
      options.until,
    );
    if (built === undefined) throw new UsageError(nothingSettled(options.until ?? references.yesterday));
    const { hash, currency, from, until, cells, items, declarations } = built;
    const told = { references: hash, currency, from, until, cells, declarations, items };
    const lines = [...builtLines(built), `${items} items of ${declarations} settled declarations`];
    process.stdout.write(`${options.json === true ? JSON.stringify(told) : lines.join('\n')}\n`);
    return exitCodes.done;
  } finally {
    await close();
  }
}

async function build(options: FileOptions): Promise<number> {
  parseOptions(options);
  const { out, currency = 'USD' as CurrencyCode } = options;
  if (out === undefined) throw new UsageError('--out says where the references go.');
  const rates = await readRatesFile(options.rates, currency);
  const report = new Report(options);
  const output = openOutput(out);
  const correlation = options.lists === undefined ? undefined : readListsFile(options.lists)[correlationList];
  const building = new ReferenceBuild(rates, options.until, correlation);
  for (const file of options.in) {
    for await (const record of readRecords(file, options)) {
      if (record.kind === 'declaration') {
        report.warn(record.warnings);
        building.add(record.declaration);
      } else {
        const refused = outcomeOf(record, file, () => '');
        if (refused.kind === 'rejected') await report.reject(refused.problems, refused);
      }
    }
  }
  const references = building.references();
  const exitCode = await report.finish();
  if (references === undefined) throw new UsageError(nothingObserved(building.counts));
  for (const line of references.lines()) await output.write(line);
  await output.end();
  if (out !== '-') tell(references, building.counts, options.json === true);
  return exitCode;
}

function tell(references: UnitValueReferences, counts: BuildCounts, isJson: boolean): void {
  const { hash, currency, from, until } = references;
  const cells = cellsOf(references);
  const told = { references: hash, currency, from, until, cells, ...counts };
  process.stdout.write(
    isJson
      ? `${JSON.stringify(told)}\n`
      : [
          ...builtLines({ hash, currency, from, until, cells }),
          `${counts.items} items of ${counts.declarations} declarations; ${counts.later} declarations came later`,
          ...undeterminedLines(counts),
          '',
        ].join('\n'),
  );
}

function builtLines({ hash, from, until, currency, cells }: BuiltTold): readonly string[] {
  return [`references ${hash}`, `${from} to ${until}, in ${currency}: ${cells} cells of code and origin`];
}

/** By default the twelve months up to yesterday; what was imported from the past lies before. */
function nothingSettled(until: Day): string {
  return (
    `Nothing was observed from ${firstDayOfWindow(until)} to ${until}, so there are no references. What counts are ` +
    'declarations lodged then that wait for no control, with a mass, and a value in the reference currency or one that ' +
    'has an exchange rate. Give --until for an earlier time.'
  );
}

function nothingObserved(counts: BuildCounts): string {
  const why = undeterminedLines(counts).join('; ');
  const more =
    counts.undetermined['no-exchange-rate'] === undefined
      ? ''
      : ' Give exchange rates by --rates, or the currency of the values by --currency.';
  return `Nothing was observed, so there are no references${why === '' ? '' : ` (${why})`}.${more}`;
}

function undeterminedLines({ undetermined }: BuildCounts): readonly string[] {
  return Object.entries(undetermined).map(([reason, count]) => `without a unit value, ${reason}: ${count}`);
}
