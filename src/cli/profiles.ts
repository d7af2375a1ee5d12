import type { Command } from 'commander';
import { recordRuleBookRead } from '../app/profiles/record-read.ts';
import { usableProfiles } from '../app/profiles/usable-profiles.ts';
import { importRuleBook } from '../app/rule-books/import-rule-book.ts';
import { faultsOfProfile } from '../app/rule-books/soundness.ts';
import { problemAt } from '../intake/problems.ts';
import { exitCodes } from './exit-codes.ts';
import { consoleUser, openApp } from './open-app.ts';
import { openStore, type StoreLocation } from './open-store.ts';
import { withStore } from './options.ts';
import { openOutput } from './output.ts';
import { printProblems } from './report.ts';
import { readListsFile, readProfilesFile, readSettingsFile, readValuesFile } from './rule-book-files.ts';
import { UsageError } from './usage-error.ts';

type ImportOptions = StoreLocation & {
  readonly activate?: boolean;
  readonly partial?: boolean;
  readonly lists?: string;
  readonly settings?: string;
};

export function addProfiles(program: Command): void {
  const profiles = program.command('profiles').description('risk profiles in the store');
  withStore(profiles.command('import').description('brings a whole set in, in one recorded act'))
    .argument('<file>', 'risk profiles, as JSON or NDJSON')
    .option('--activate', 'in force at once, in place of all that was; otherwise as drafts')
    .option('--partial', 'without the profiles that cannot be used; otherwise one refuses all')
    .option('--lists <file>', 'named lists to add or replace')
    .option('--settings <file>', 'settings to replace')
    .action(importProfiles);
  withStore(profiles.command('export').description('the profiles in force, one JSON object a line'))
    .option('--out <file>', 'where they go; standard output when absent')
    .action(exportProfiles);
  withStore(profiles.command('history').description('the versions of a profile, and what was done with each'))
    .argument('<id>', 'the profile')
    .option('--json', 'one JSON object a version')
    .action(tellHistory);
}

async function importProfiles(file: string, options: ImportOptions): Promise<void> {
  const { activate = false, partial = false } = options;
  // What can be told from the files alone is told before a store is opened.
  const values = partial ? readValuesFile(file) : readProfilesFile(file);
  const rest = {
    ...(options.lists !== undefined && { lists: readListsFile(options.lists) }),
    ...(options.settings !== undefined && { settings: readSettingsFile(options.settings) }),
  };
  const { store, close } = await openStore(options);
  try {
    const app = await openApp(store);
    const { settings, ...inForce } = app.ruleBook.current.ruleBook;
    const lists = { ...inForce.lists, ...rest.lists };
    const loaded = app.knowledge.loadedWith({ settings: rest.settings ?? settings, lists });
    const place = { source: file };
    const { profiles, refused, warnings } = usableProfiles(values, place, lists, faultsOfProfile, loaded);
    const isRefused = refused.length > 0 && (!partial || profiles.length === 0);
    if (isRefused) throw new UsageError(`${file} cannot be used.`, refused);
    const result = await importRuleBook(app, consoleUser, { profiles, ...rest }, activate);
    if (result.kind === 'refused') {
      const problems = result.faults.map(({ steps, code, message }) =>
        problemAt({ source: file }, steps, code, message),
      );
      throw new UsageError(`${file} cannot be used.`, problems);
    }
    printProblems([...refused, ...warnings], false);
    const state = activate ? `in force as ${result.ruleBook}` : 'drafted';
    process.stdout.write(`${result.profiles} profiles ${state}\n`);
    if (result.retired.length > 0) process.stdout.write(`retired: ${result.retired.join(', ')}\n`);
    if (refused.length > 0) process.exitCode = exitCodes.someRejected;
  } finally {
    await close();
  }
}

async function exportProfiles(options: StoreLocation & { readonly out?: string }): Promise<void> {
  const { store, close } = await openStore(options);
  try {
    const app = await openApp(store);
    const inForce = await store.ruleBooks.inForce();
    if (inForce !== undefined) await recordRuleBookRead(app, consoleUser, 'profiles export', inForce.hash);
    const output = openOutput(options.out);
    for (const profile of inForce?.ruleBook.profiles ?? []) await output.write(JSON.stringify(profile));
    await output.end();
  } finally {
    await close();
  }
}

/** Tells who did what and when, and no criterion. */
async function tellHistory(id: string, options: StoreLocation & { readonly json?: boolean }): Promise<void> {
  const { store, close } = await openStore(options);
  try {
    const versions = await store.profiles.versions(id);
    if (versions.length === 0) throw new UsageError(`There is no profile ${id}.`);
    const events = Map.groupBy(await store.profileHistory.events(id), ({ version }) => version);
    for (const { profile: _, ...version } of versions) {
      const told = (events.get(version.version) ?? []).map(({ version: __, ...event }) => event);
      const lines = told.map(
        ({ at, kind, by, reason }) => `  ${at} ${kind} by ${by}${reason ? `: ${reason}` : ''}`,
      );
      const text = [`version ${version.version}: ${version.state}`, ...lines].join('\n');
      process.stdout.write(
        `${options.json === true ? JSON.stringify({ id, ...version, events: told }) : text}\n`,
      );
    }
  } finally {
    await close();
  }
}
