import type { NewAct } from '../../domain/act.ts';
import type { ListChange, ListEntry } from '../../domain/list-entry.ts';
import type { ListCounts, ListHeader, ListVersion } from '../../domain/list-version.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { InForceTold } from '../rule-books/in-force-told.ts';
import type { StoredRuleBook } from '../rule-books/stored-rule-book.ts';

// The port of the lists that profiles use: their entries by version, and what changed them.

/** A change with the line of the upload it stands in, or its place in the request. */
export type NumberedChange = { readonly line: number; readonly change: ListChange };

/** Changes laid down to be proposed, before they are. */
export type StagedChanges = ListCounts & {
  /** Lines that speak of an entry a line before spoke of. */
  readonly repeated: readonly number[];
  /** Lines that remove what is not on the list. */
  readonly absent: readonly number[];
  /** Hash of the changes that are left. */
  readonly changes: string;
};

export type ProposalStart = {
  readonly list: string;
  /** The version in force, which they change. */
  readonly base: number | undefined;
  /** Whether the puts are the whole list, so that whatever else is on it is removed. */
  readonly isWhole: boolean;
};

export type ProposalOutcome =
  | { readonly kind: 'proposed'; readonly version: ListVersion }
  | { readonly kind: 'missing' | 'unchanged' | 'not-accepted' }
  | { readonly kind: 'open-proposal'; readonly version: number; readonly author: string }
  | { readonly kind: 'overtaken' };

/** What is to be written when a version is accepted or withdrawn. */
export type ListDecision = {
  readonly version: ListVersion;
  readonly acts: readonly NewAct[];
  /** Present when it changes what decides. */
  readonly ruleBook?: StoredRuleBook;
};

/** A list that comes in with a rule book, in place of what it was. */
export type ImportedList = {
  readonly header: ListHeader;
  readonly before: NamedList | undefined;
  readonly after: NamedList;
};

/** A list as changes leave it, and the hash of these changes. */
export type BuiltList = { readonly list: NamedList; readonly changes: string };

export type EntriesQuery = {
  /** Part of the value, the details or the remark, whatever its case. */
  readonly contains?: string;
  readonly after?: string;
  readonly limit: number;
};

/** An entry in which two versions differ. */
export type EntryDifference = { readonly before?: ListEntry; readonly after?: ListEntry };

export type ListStore = {
  create(header: ListHeader, act: NewAct): Promise<'created' | 'name-taken'>;
  list(after: string | undefined, limit: number): Promise<readonly ListHeader[]>;
  find(name: string): Promise<ListHeader | undefined>;
  /** All versions of these lists, each the oldest first. */
  versions(names: readonly string[]): Promise<readonly ListVersion[]>;
  /** The same; throws a `RecordMismatch` where one is not as the acts on it tell. */
  recordedVersions(names: readonly string[]): Promise<readonly ListVersion[]>;
  /** Entries of a version in the order of their keys. */
  entries(name: string, version: number, query: EntriesQuery): Promise<readonly ListEntry[]>;
  /** Entries in which two versions differ, in the order of their keys, after one of them. */
  differences(
    name: string,
    from: number,
    to: number,
    after: string | undefined,
    limit: number,
  ): Promise<readonly EntryDifference[]>;
  /**
   * What a proposed version makes of the list that it is built on, asked for when it is to be brought in force, with
   * the hash of its changes as they are stored now.
   */
  content(name: string, version: number, base: NamedList): Promise<BuiltList>;
  /**
   * Lays changes down as they come and proposes them, all in one transaction: `accept` looks at them before
   * anybody can see them, and where it says no, nothing was done.
   */
  propose(
    start: ProposalStart,
    changes: AsyncIterable<readonly NumberedChange[]>,
    accept: (staged: StagedChanges) => boolean,
    record: (version: number, staged: StagedChanges) => { version: ListVersion; act: NewAct },
  ): Promise<ProposalOutcome>;
  /**
   * Reads, decides and writes under the lock of the chain; `decide` returns undefined to write nothing. Throws a
   * `RecordMismatch` where a version is not as the acts on it tell.
   */
  decide(
    name: string,
    decide: (
      current: InForceTold & { readonly versions: readonly ListVersion[] },
    ) => ListDecision | undefined,
  ): Promise<void>;
  /** Which of these contents some accepted version has. */
  knownContents(contents: readonly string[]): Promise<ReadonlySet<string>>;
};
