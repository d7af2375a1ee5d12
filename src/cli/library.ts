import { type Command, InvalidArgumentError, Option } from 'commander';
import { havingOf } from '../app/library/having-of.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import { type DataNeed, dataNeeds } from '../identify/fields/field.ts';
import { cataloguePage } from '../library/catalogue-page.ts';
import type { Having } from '../library/lacks.ts';
import { rowsWithProfile } from '../library/library.ts';
import { listTemplates } from '../library/list-templates.ts';
import { needsOf } from '../library/needs.ts';
import { type ToldRow, tellLibrary } from '../library/tell-library.ts';
import { openApp } from './open-app.ts';
import { openStore } from './open-store.ts';
import { openOutput } from './output.ts';
import { readListsIn } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

// Lists are named by the rule book itself.
const loadable = dataNeeds.filter((need) => need !== 'list');

type ListOptions = {
  readonly ruleBook?: string;
  readonly loaded?: readonly DataNeed[];
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly json?: boolean;
};
type ExportOptions = {
  readonly indicators?: string;
  readonly readyFor?: string;
  readonly loaded?: readonly DataNeed[];
  readonly out: string;
  readonly lists?: string;
};

export function addLibrary(program: Command): void {
  const library = program.command('library').description('risk indicators to begin with, as profiles');
  library
    .command('list')
    .description('what there is, what each needs, and what of it a rule book or a store lacks')
    .option('--rule-book <dir>', 'a folder with lists.json, whose lists count')
    .addOption(loadedOption())
    .addOption(new Option('--data <dir>', 'an embedded store, whose rule book in force counts'))
    .addOption(new Option('--database-url <url>', 'a PostgreSQL, whose rule book in force counts'))
    .option('--json', 'one JSON object a line')
    .action(listLibrary);
  library
    .command('export')
    .description('profiles for tamga profiles import, as drafts; all of them unless some are chosen')
    .option('--indicators <list>', 'only these, as in V01,V02')
    .option('--ready-for <dir>', 'only those that lack nothing beside the rule book in this folder')
    .addOption(loadedOption())
    .requiredOption('--out <file>', 'where the profiles go; - for standard output')
    .option('--lists <file>', 'where the lists they need go, each with examples that never match')
    .action(exportLibrary);
  library
    .command('page')
    .description('the catalogue as Markdown')
    .option('--out <file>', 'where it goes; standard output when absent')
    .action(async ({ out }: { readonly out?: string }) => writeText(out, cataloguePage().trimEnd()));
}

function loadedOption(): Option {
  const about = `data that decisions beside the rule book are made with: ${loadable.join(', ')}`;
  return new Option('--loaded <list>', about).argParser((text) => {
    const named = text.split(',').map((each) => each.trim());
    const unknown = named.filter((each) => !loadable.some((need) => need === each));
    if (unknown.length > 0) throw new InvalidArgumentError(`Give some of ${loadable.join(', ')}.`);
    return named;
  });
}

async function listLibrary(options: ListOptions): Promise<void> {
  const having = await havingIn(options);
  const output = openOutput(undefined);
  for (const row of tellLibrary(having ?? { lists: {}, data: new Set() })) {
    const { ready: _, lacks: __, ...alone } = row;
    const told = having === undefined ? alone : row;
    await output.write(options.json === true ? JSON.stringify(told) : lineOf(row, having !== undefined));
  }
  await output.end();
}

/** What a rule book or a store has for profiles; undefined where neither is named. */
async function havingIn({ ruleBook, loaded, data, databaseUrl }: ListOptions): Promise<Having | undefined> {
  const named = [ruleBook, data, databaseUrl].filter((each) => each !== undefined);
  if (named.length > 1) throw new UsageError('Give one of --rule-book, --data and --database-url.');
  if (ruleBook !== undefined) return ofFolder(ruleBook, loaded);
  if (named.length === 0) return undefined;
  const { store, close } = await openStore({ data: data ?? '', ...(databaseUrl && { databaseUrl }) });
  try {
    return havingOf(await openApp(store));
  } finally {
    await close();
  }
}

/** What a folder has; it holds lists alone, so that data must be named. */
function ofFolder(folder: string, loaded: readonly DataNeed[] = []): Having {
  return { lists: readListsIn(folder), data: new Set(loaded) };
}

function lineOf({ indicator, name, kind, ready, lacks, needs }: ToldRow, isCompared: boolean): string {
  const head = `${indicator}  ${name}`;
  if (kind !== 'profile' || needs === undefined) return `${head}: ${kind}`;
  if (isCompared) return `${head}: ${ready ? 'ready' : `lacks ${lacks.map((lack) => lack.name).join(', ')}`}`;
  const needed = [...needs.data, ...needs.lists.map((list) => list.name), ...needs.boxes];
  return `${head}: needs ${needed.length === 0 ? 'the declaration alone' : needed.join(', ')}`;
}

async function exportLibrary(options: ExportOptions): Promise<void> {
  const profiles = chosen(options).map(({ profile }) => profile);
  await writeText(options.out, JSON.stringify(profiles, undefined, 2));
  if (options.lists === undefined) return;
  const has = options.readyFor === undefined ? {} : ofFolder(options.readyFor).lists;
  const needed = [...new Set(profiles.flatMap((profile) => needsOf(profile).lists))];
  const lists: NamedLists = listTemplates(needed.filter((name) => !Object.hasOwn(has, name)));
  await writeText(options.lists, JSON.stringify(lists, undefined, 2));
}

/** The rows asked for; a template is not among them unless it is named. */
function chosen({ indicators, readyFor, loaded }: ExportOptions): typeof rowsWithProfile {
  if (indicators !== undefined && readyFor !== undefined)
    throw new UsageError('Give --indicators or --ready-for, not both.');
  if (readyFor !== undefined) {
    const ready = tellLibrary(ofFolder(readyFor, loaded)).filter((row) => row.ready);
    const names = new Set(ready.map(({ indicator }) => indicator));
    return rowsWithProfile.filter(({ indicator }) => names.has(indicator));
  }
  if (indicators === undefined) return rowsWithProfile.filter(({ kind }) => kind === 'profile');
  const wanted = indicators.split(',').map((each) => each.trim());
  const unknown = wanted.filter((each) => !rowsWithProfile.some(({ indicator }) => indicator === each));
  if (unknown.length > 0) throw new UsageError(`The library has no profile for ${unknown.join(', ')}.`);
  return rowsWithProfile.filter(({ indicator }) => wanted.includes(indicator));
}

async function writeText(file: string | undefined, text: string): Promise<void> {
  const output = openOutput(file);
  await output.write(text);
  await output.end();
}
