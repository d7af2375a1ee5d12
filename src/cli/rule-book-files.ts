import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf, remarksOn } from '../compiled-rule-book.ts';
import type { Fault, Parsed, Problem } from '../domain/problem.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import type { NamedLists, RuleBook } from '../domain/rule-book.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import type { DataNeed } from '../identify/fields/field.ts';
import { asWarning, problemAt } from '../intake/problems.ts';
import { readLists } from '../intake/read-lists.ts';
import { readProfiles } from '../intake/read-profiles.ts';
import { readSettings } from '../intake/read-settings.ts';
import { readJsonFile } from './json-file.ts';
import { UsageError } from './usage-error.ts';

export type RuleBookFiles = {
  /** A folder with profiles.json, lists.json and settings.json, each of which may be left out. */
  readonly ruleBook?: string;
  readonly profiles?: string;
  readonly lists?: string;
  readonly settings?: string;
};

/** A rule book of files, and what is odd about its profiles where some data are loaded. */
export type ReadRuleBook = {
  readonly ruleBook: RuleBook;
  readonly warningsOn: (ruleBook: RuleBook, loaded: ReadonlySet<DataNeed>) => readonly Problem[];
};

/** Reads the files of a rule book; anything wrong with them stops the command before it reads a declaration. */
export function readRuleBookFiles(files: RuleBookFiles): ReadRuleBook {
  const profilesFile =
    files.profiles ?? fileIn(files.ruleBook, 'profiles.json') ?? fileIn(files.ruleBook, 'profiles.ndjson');
  const listsFile = files.lists ?? fileIn(files.ruleBook, 'lists.json');
  const settingsFile = files.settings ?? fileIn(files.ruleBook, 'settings.json');
  if (files.ruleBook !== undefined) assertFolder(files.ruleBook);
  const ruleBook: RuleBook = {
    profiles: profilesFile === undefined ? [] : readProfilesFile(profilesFile),
    lists: listsFile === undefined ? {} : readListsFile(listsFile),
    settings: settingsFile === undefined ? defaultSettings : readSettingsFile(settingsFile),
  };
  const source = profilesFile ?? '';
  const faults = faultsOf(ruleBook);
  if (faults.length > 0)
    throw new UsageError(
      `${source} cannot be used.`,
      faults.map((fault) => located(fault, source)),
    );
  return {
    ruleBook,
    warningsOn: (book, loaded) => remarksOn(book, loaded).map((fault) => asWarning(located(fault, source))),
  };
}

/** The lists of a rule book in a folder, whatever its profiles are; none where it has no lists.json. */
export function readListsIn(folder: string): NamedLists {
  assertFolder(folder);
  const file = fileIn(folder, 'lists.json');
  return file === undefined ? {} : readListsFile(file);
}

/** The values of a file of profiles, whatever they are. */
export function readValuesFile(file: string): readonly unknown[] {
  const value = readJsonFile(file);
  return Array.isArray(value) ? value : [value];
}

export function readProfilesFile(file: string): readonly RiskProfile[] {
  return usable(readProfiles(readJsonFile(file), { source: file }), file);
}

export function readListsFile(file: string): NamedLists {
  return usable(readLists(readJsonFile(file), { source: file }), file);
}

export function readSettingsFile(file: string): Settings {
  return usable(readSettings(readJsonFile(file), { source: file }), file);
}

function assertFolder(folder: string): void {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
}

function usable<Value>(parsed: Parsed<Value>, file: string): Value {
  if (!parsed.ok) throw new UsageError(`${file} cannot be used.`, parsed.problems);
  return parsed.value;
}

function located({ steps, code, message }: Fault, source: string): Problem {
  return problemAt({ source }, steps, code, message);
}

function fileIn(folder: string | undefined, name: string): string | undefined {
  if (folder === undefined) return undefined;
  const file = join(folder, name);
  return existsSync(file) ? file : undefined;
}
