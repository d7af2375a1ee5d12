import type { NewAct } from '../../domain/act.ts';
import { canonicalList } from '../../domain/canonical-list.ts';
import { withoutRepeats } from '../../domain/list-entry.ts';
import type { ListHeader, ListKind, ListVersion } from '../../domain/list-version.ts';
import { detailsOf, isRow, listedValue, type NamedList } from '../../domain/named-list.ts';
import type { NamedLists, RuleBook } from '../../domain/rule-book.ts';
import type { App } from '../app.ts';
import type { ImportedList, StagedChanges } from '../ports/list-store.ts';
import { onRuleBookInForce } from '../rule-books/base-rule-book.ts';
import { listAct, withdrawn } from './list-record.ts';

/** Lists that come with a rule book, in place of what they were in the one before. */
export function importedLists(
  before: NamedLists,
  lists: NamedLists,
  by: string,
  at: string,
): { readonly by: string; readonly at: string; readonly imported: readonly ImportedList[] } {
  const imported = Object.entries(lists).map(([name, after]): ImportedList => {
    const header = { name, kind: kindOf(after), owner: by, createdBy: by, createdAt: at };
    return { header, before: Object.hasOwn(before, name) ? before[name] : undefined, after };
  });
  return { by, at, imported };
}

function kindOf(list: NamedList): ListKind {
  const details = list.flatMap((element) => (isRow(element) ? (detailsOf(element) ?? []) : []));
  if (details.length > 0) return details.some(({ is }) => is !== undefined) ? 'table' : 'party';
  const types = new Set(list.map((element) => typeof listedValue(element)));
  if (types.size > 1) return 'mixed';
  return types.has('number') ? 'number' : 'text';
}

/** What an import writes of a list beside its changes: its version, in force at once, and the acts of it all. */
export function importRecord(
  header: ListHeader,
  isNew: boolean,
  open: ListVersion | undefined,
  place: Pick<ListVersion, 'version' | 'content'> & { readonly base: number | undefined },
  staged: StagedChanges,
): {
  readonly version: ListVersion;
  readonly withdrawn: ListVersion | undefined;
  readonly acts: readonly NewAct[];
} {
  const { name, createdBy: by, createdAt: at } = header;
  const { added, changed, removed, entries, changes } = staged;
  const version: ListVersion = {
    list: name,
    version: place.version,
    ...(place.base !== undefined && { base: place.base }),
    author: by,
    createdAt: at,
    added,
    changed,
    removed,
    entries,
    changes,
    state: 'accepted',
    decidedBy: by,
    decidedAt: at,
    ...(place.content !== undefined && { content: place.content }),
  };
  // What was proposed on another version cannot come in force any more.
  const overtaken = open === undefined ? undefined : withdrawn(open, by, at);
  const acts: readonly NewAct[] = [
    ...(isNew ? [createdAct(header)] : []),
    ...(overtaken === undefined ? [] : [listAct('list.withdrawn', overtaken, by, at)]),
    listAct('list.imported', version, by, at),
  ];
  return { version, withdrawn: overtaken, acts };
}

export function createdAct(header: ListHeader): NewAct {
  const { name, createdBy, createdAt } = header;
  return {
    at: createdAt,
    actor: createdBy,
    kind: 'list.created',
    subject: name,
    body: JSON.stringify(header),
  };
}

/**
 * Gives every list in force a version, where it has none: a rule book may hold lists from before they had
 * versions. What it holds does not change. A list that says a thing twice stays as it is until it is imported
 * anew: its version would not be the very same.
 */
export async function adoptLists(app: App): Promise<void> {
  const { kind, ruleBook } = app.ruleBook.inForce;
  if (kind === 'unsound') return;
  const hashes = Object.values(adoptable(ruleBook)).map((list) => canonicalList(list).hash);
  const known = await app.store.lists.knownContents(hashes);
  if (hashes.every((hash) => known.has(hash))) return;
  await onRuleBookInForce(app, (base, onBase) =>
    app.store.profiles.change({ ids: [] }, (told) =>
      onBase(told, () => {
        if (base.kind === 'unsound') return undefined;
        const lists = importedLists({}, adoptable(base.ruleBook), 'system', app.now());
        return { versions: [], acts: [], lists };
      }),
    ),
  );
}

function adoptable({ lists }: RuleBook): NamedLists {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => withoutRepeats(list) === list));
}
