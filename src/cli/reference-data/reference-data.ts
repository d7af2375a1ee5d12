import { existsSync, renameSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { importTable } from '../../app/lists/import-table.ts';
import { listVersionIn } from '../../app/lists/list-in-force.ts';
import { type TableTold, tablesIn } from '../../app/reference-data/reference-tables.ts';
import { canonicalList } from '../../domain/canonical-list.ts';
import { codeLists } from '../../domain/code-lists.ts';
import type { CurrencyCode } from '../../domain/codes.ts';
import type { Day } from '../../domain/moment.ts';
import { type TableType, tableTypes } from '../../domain/named-list.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { correlationList } from '../../identify/data/nomenclature/carried-over.ts';
import { problemAt } from '../../intake/problems.ts';
import { isListName } from '../../intake/read-lists.ts';
import { consoleUser, openApp } from '../open-app.ts';
import { openStore } from '../open-store.ts';
import { currencyCode, dayText } from '../options.ts';
import { openOutput } from '../output.ts';
import { readListsFile } from '../rule-book-files.ts';
import { UsageError } from '../usage-error.ts';
import { type ReadTable, readReferenceFile } from './read-reference-file.ts';

const remakeHistory =
  'What was declared before is known by the codes of its time: make the history anew (tamga history remake), and references.';

/** Where the tables stand: in a store, or in a file of lists. */
type Where = { readonly data?: string; readonly databaseUrl?: string; readonly lists?: string };

type ImportOptions = Where & {
  readonly in: string;
  readonly name?: string;
  readonly holds?: TableType;
  readonly from?: Day;
  readonly currency?: CurrencyCode;
  readonly fewer?: boolean;
  readonly out?: string;
  readonly json?: boolean;
};

export function addReferenceData(program: Command): void {
  const command = program
    .command('reference-data')
    .description('tables that profiles look things up in: nomenclature, exchange rates, tariff and others');
  withWhere(
    command
      .command('import')
      .description('brings a table in as the next version of its list; an unusable file changes nothing')
      .argument('<table>', 'nomenclature, correlation, exchange-rates, tariff-rates or any other', tableName)
      .requiredOption('--in <file>', 'CSV; - for standard input'),
  )
    .option('--out <file>', 'with --lists: where the lists go, with the table among them')
    .option('--name <name>', 'the list, where it is not called as the table is', tableName)
    .option(
      '--from <day>',
      'of a nomenclature or correlation: the first day of the version; the nomenclature before ends',
      dayText,
    )
    .addOption(
      new Option('--holds <type>', 'what a table of your own holds').choices([...tableTypes]).default('text'),
    )
    .option('--currency <code>', 'of exchange rates with --lists: the reference currency', currencyCode)
    .option('--fewer', 'take a file that has far fewer rows than the table has now')
    .option('--json', 'the result as JSON')
    .action(importTableFile);
  withWhere(
    command.command('list').description('every table there is: its rows, its version, what rests on it'),
  )
    .option('--json', 'one JSON object a line')
    .action(listTables);
}

function withWhere(command: Command): Command {
  return command
    .option('--lists <file>', 'a file of lists, { NAME: [...] }')
    .addOption(new Option('--data <dir>', 'an embedded store').env('TAMGA_DATA'))
    .addOption(new Option('--database-url <url>', 'a PostgreSQL instead').env('TAMGA_DATABASE_URL'));
}

function tableName(text: string): string {
  if (!isListName(text)) throw new InvalidArgumentError('Give the name of a list.');
  return text;
}

async function importTableFile(table: string, options: ImportOptions): Promise<void> {
  const name = options.name ?? table;
  const read = (currency: CurrencyCode): Promise<ReadTable> =>
    readReferenceFile({ ...options, table, name, file: options.in, currency });
  if (options.lists === undefined) return importIntoStore(name, options, read);
  if (options.out === undefined) throw new UsageError('Give --out as well: where the lists go.');
  const { rows, listFrom } = await read(options.currency ?? ('USD' as CurrencyCode));
  const lists = existsSync(options.lists) ? readListsFile(options.lists) : {};
  const list = listFrom(Object.hasOwn(lists, name) ? (lists[name] ?? []) : []);
  await writeLists(options.out, { ...lists, [name]: canonicalList(list).elements });
  tell({ table: name, read: rows, rows: list.length, version: canonicalList(list).hash }, options.json);
}

async function importIntoStore(
  name: string,
  options: ImportOptions,
  read: (currency: CurrencyCode) => Promise<ReadTable>,
): Promise<void> {
  if (options.out !== undefined) throw new UsageError('--out goes with --lists.');
  // What is wrong with the file is told before a store is opened.
  const { listFrom, rows } = await read(options.currency ?? ('USD' as CurrencyCode));
  const { store, close } = await openStore(storeOf(options));
  try {
    const app = await openApp(store);
    const result = await importTable(app, consoleUser, name, listFrom);
    if (result.kind === 'refused') {
      const problems = result.faults.map(({ steps, code, message }) =>
        problemAt({ source: 'profiles in force' }, steps, code, message),
      );
      throw new UsageError(`${options.in} cannot be used; nothing was changed.`, problems);
    }
    const versions = await store.lists.versions([name]);
    const version = listVersionIn(app.ruleBook.current.ruleBook, name, versions)?.version;
    const ruleBook = result.kind === 'imported' ? { ruleBook: result.ruleBook } : {};
    tell({ table: name, read: rows, rows: result.rows, version, ...ruleBook }, options.json);
    if (name === correlationList && result.kind === 'imported') process.stderr.write(`${remakeHistory}\n`);
  } finally {
    await close();
  }
}

function storeOf({ data = 'data', databaseUrl }: Where): {
  readonly data: string;
  readonly databaseUrl?: string;
} {
  return { data, ...(databaseUrl !== undefined && { databaseUrl }) };
}

type Imported = {
  readonly table: string;
  /** Rows of the file. */
  readonly read: number;
  /** Rows of the table now. */
  readonly rows: number;
  readonly version: number | string | undefined;
  /** Absent where the table was so before. */
  readonly ruleBook?: string;
};

function tell(told: Imported, isJson = false): void {
  const { table, read, rows, version } = told;
  process.stdout.write(
    isJson ? `${JSON.stringify(told)}\n` : `${table}: ${read} rows read, ${rows} in version ${version}\n`,
  );
}

/** Written beside and put in place whole, so that no half of it is ever read. */
async function writeLists(file: string, lists: NamedLists): Promise<void> {
  const unfinished = file === '-' ? '-' : `${file}.unfinished`;
  const output = openOutput(unfinished);
  const names = Object.keys(lists).sort();
  await output.write('{');
  for (const [place, name] of names.entries()) {
    const rows = (lists[name] ?? []).map((element) => JSON.stringify(element)).join(',\n');
    await output.write(`${JSON.stringify(name)}: [\n${rows}\n]${place < names.length - 1 ? ',' : ''}`);
  }
  await output.write('}');
  await output.end();
  if (file !== '-') renameSync(unfinished, file);
}

type Told = Omit<TableTold, 'holds'> & { readonly holds?: TableType; readonly version?: number | string };

async function listTables({ json, ...where }: Where & { readonly json?: boolean }): Promise<void> {
  const told = [
    ...(await toldIn(where)),
    ...codeLists.map((each): Told => ({ ...each, fields: each.usedBy })),
  ];
  const output = openOutput(undefined);
  for (const each of told) await output.write(json === true ? JSON.stringify(each) : lineOf(each));
  await output.end();
}

async function toldIn(where: Where): Promise<readonly Told[]> {
  if (where.lists === undefined && where.data === undefined && where.databaseUrl === undefined)
    return tablesIn({});
  if (where.lists !== undefined) {
    const lists = readListsFile(where.lists);
    return tablesIn(lists).map((table) => withVersion(table, canonicalList(lists[table.name] ?? []).hash));
  }
  const { store, close } = await openStore(storeOf(where));
  try {
    const { ruleBook } = (await openApp(store)).ruleBook.current;
    const tables = tablesIn(ruleBook.lists);
    const versions = await store.lists.versions(tables.map(({ name }) => name));
    return tables.map((table) => withVersion(table, listVersionIn(ruleBook, table.name, versions)?.version));
  } finally {
    await close();
  }
}

function withVersion(table: TableTold, version: number | string | undefined): Told {
  return { ...table, ...(table.rows > 0 && version !== undefined && { version }) };
}

function lineOf({ name, rows, version, fields }: Told): string {
  const filled = rows === 0 ? 'empty' : `${rows} rows`;
  const of = version === undefined ? '' : `, version ${version}`;
  return `${name}: ${filled}${of}; ${fields.length === 0 ? 'no field rests on it' : `for ${fields.join(', ')}`}`;
}
