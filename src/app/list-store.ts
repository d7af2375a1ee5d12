import type { NewAct } from '../domain/act.ts';
import type { ListChange, ListEntry } from '../domain/list-entry.ts';
import type { ListCounts, ListHeader, ListVersion } from '../domain/list-version.ts';
import type { NamedList } from '../domain/named-list.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { StoredRuleBook } from './stored-rule-book.ts';

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

export type EntriesQuery = {
  /** Part of the value or the remark, whatever its case. */
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
  /** A version as a rule book holds it, asked for when it is to be brought in force. */
  content(name: string, version: number): Promise<NamedList>;
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
  /** Reads, decides and writes under the lock of the chain; `decide` returns undefined to write nothing. */
  decide(
    name: string,
    decide: (current: {
      readonly versions: readonly ListVersion[];
      readonly ruleBook: RuleBook | undefined;
    }) => ListDecision | undefined,
  ): Promise<void>;
  /** Which of these contents some accepted version has. */
  knownContents(contents: readonly string[]): Promise<ReadonlySet<string>>;
};
