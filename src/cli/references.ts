import type { Command } from 'commander';
import { type BuildCounts, ReferenceBuild } from '../app/references/reference-build.ts';
import type { CurrencyCode } from '../domain/codes.ts';
import { mostDaysOld } from '../domain/exchange-rates.ts';
import type { Day } from '../domain/moment.ts';
import { carriedOver, correlationList } from '../identify/data/nomenclature/carried-over.ts';
import { type UnitValueReferences, windowMonths } from '../identify/values/unit-value-references.ts';
import { outcomeOf } from './lines/record-outcome.ts';
import { commodityCode, countryCode, currencyCode, dayText, withReading } from './options.ts';
import { openOutput } from './output.ts';
import { readRatesFile } from './rates-file.ts';
import { parseOptions, type RecordOptions, readRecords } from './read-records.ts';
import { type ReferenceQuestion, referenceLines, referenceTold } from './reference-text.ts';
import { readReferencesFile } from './references-file.ts';
import { Report, type ReportOptions } from './report.ts';
import { readListsFile } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

type BuildOptions = RecordOptions &
  ReportOptions & {
    readonly in: readonly string[];
    readonly out: string;
    readonly rates?: string;
    readonly lists?: string;
    readonly currency: CurrencyCode;
    readonly until?: Day;
  };

type ShowOptions = ReferenceQuestion & { readonly references: string; readonly json?: boolean };

export function addReferences(program: Command): void {
  const references = program
    .command('references')
    .description('unit-value references: what goods are usually worth, by commodity code and origin');
  addBuild(references);
  addShow(references);
}

function addBuild(references: Command): void {
  withReading(
    references
      .command('build')
      .description(
        `references from past declarations, over ${windowMonths} months; goods in transit are left out. ` +
          'Every declaration given counts, so give each in its newest version only',
      )
      .requiredOption('--in <files...>', 'past declarations; - for standard input; .gz is read as it is'),
  )
    .requiredOption('--out <file>', 'where the references go; - for standard output')
    .option(
      '--rates <file>',
      `exchange rates, CSV or NDJSON of currency, day, rate: units of the reference currency that one unit is worth; the newest of ${mostDaysOld} days holds`,
    )
    .option(
      '--lists <file>',
      `lists, of which ${correlationList} carries codes over to the latest nomenclature`,
    )
    .option(
      '--currency <code>',
      'the reference currency; values in others need rates',
      currencyCode,
      'USD' as CurrencyCode,
    )
    .option('--until <day>', 'last UTC day of lodgement that counts; the last there is when absent', dayText)
    .action(async (options: BuildOptions) => {
      process.exitCode = await build(options);
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

async function build(options: BuildOptions): Promise<number> {
  parseOptions(options);
  const rates = await readRatesFile(options.rates, options.currency);
  const report = new Report(options);
  const output = openOutput(options.out);
  const correlation = options.lists === undefined ? undefined : readListsFile(options.lists)[correlationList];
  const building = new ReferenceBuild(rates, options.until);
  for (const file of options.in) {
    for await (const record of readRecords(file, options)) {
      if (record.kind === 'declaration') {
        report.warn(record.warnings);
        building.add(
          correlation === undefined ? record.declaration : carriedOver(record.declaration, correlation),
        );
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
  if (options.out !== '-') tell(references, building.counts, options.json === true);
  return exitCode;
}

function tell(references: UnitValueReferences, counts: BuildCounts, isJson: boolean): void {
  const { hash, currency, from, until } = references;
  const cells = references.tree('value-per-kg')?.written.cells.keys.length ?? 0;
  const told = { references: hash, currency, from, until, cells, ...counts };
  process.stdout.write(
    isJson
      ? `${JSON.stringify(told)}\n`
      : [
          `references ${hash}`,
          `${from} to ${until}, in ${currency}: ${cells} cells of code and origin`,
          `${counts.items} items of ${counts.declarations} declarations; ${counts.later} declarations came later`,
          ...undeterminedLines(counts),
          '',
        ].join('\n'),
  );
}

function nothingObserved(counts: BuildCounts): string {
  const why = undeterminedLines(counts).join('; ');
  return `Nothing was observed, so there are no references${why === '' ? '' : ` (${why})`}.`;
}

function undeterminedLines({ undetermined }: BuildCounts): readonly string[] {
  return Object.entries(undetermined).map(([reason, count]) => `without a unit value, ${reason}: ${count}`);
}
