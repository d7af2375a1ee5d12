import { createHash } from 'node:crypto';
import { importRecord } from '../../app/lists/import-lists.ts';
import type {
  BuiltList,
  EntriesQuery,
  EntryDifference,
  ListStore,
  NumberedChange,
  ProposalOutcome,
  ProposalStart,
  StagedChanges,
} from '../../app/ports/list-store.ts';
import type { ProfileChange, RuleBookStore } from '../../app/ports/store.ts';
import type { NewAct } from '../../domain/act.ts';
import { canonicalList } from '../../domain/canonical-list.ts';
import { changesBetween, keyOfEntry, type ListChange, type ListEntry } from '../../domain/list-entry.ts';
import { type ListHeader, type ListVersion, versionOfContent } from '../../domain/list-version.ts';
import { detailsText, elementOf, type NamedList } from '../../domain/named-list.ts';
import type { MemoryChain } from './memory-chain.ts';
import type { MemoryProfiles } from './memory-profiles.ts';

type Entries = ReadonlyMap<string, ListEntry>;
type Held = { readonly header: ListHeader; versions: ListVersion[]; entries: Map<number, Entries> };

/** Lists and their versions in memory, each version with all its entries. */
export class MemoryLists implements ListStore {
  readonly #chain: MemoryChain;
  readonly #profiles: MemoryProfiles;
  readonly #lists = new Map<string, Held>();

  constructor(chain: MemoryChain, profiles: MemoryProfiles) {
    this.#chain = chain;
    this.#profiles = profiles;
    profiles.onLists = (lists) => this.#import(lists);
  }

  async create(header: ListHeader, act: NewAct) {
    if (this.#lists.has(header.name)) return 'name-taken' as const;
    this.#chain.append([act]);
    this.#hold(header);
    return 'created' as const;
  }

  async list(after: string | undefined, limit: number): Promise<readonly ListHeader[]> {
    return [...this.#lists.values()]
      .map(({ header }) => header)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .filter(({ name }) => after === undefined || name > after)
      .slice(0, limit);
  }

  async find(name: string): Promise<ListHeader | undefined> {
    return this.#lists.get(name)?.header;
  }

  async versions(names: readonly string[]): Promise<readonly ListVersion[]> {
    return names.flatMap((name) => this.#lists.get(name)?.versions ?? []);
  }

  async entries(name: string, version: number, { contains, after, limit }: EntriesQuery) {
    const part = contains?.toLowerCase();
    return [...this.#entriesOf(name, version)]
      .sort(byKey)
      .filter(([key]) => after === undefined || key > after)
      .map(([, entry]) => entry)
      .filter(({ value, remark, name, names, identifiers, is }) =>
        part === undefined
          ? true
          : [value, remark, name, ...(names ?? []), ...(identifiers ?? []), is].some((text) =>
              String(text ?? '')
                .toLowerCase()
                .includes(part),
            ),
      )
      .slice(0, limit);
  }

  async differences(name: string, from: number, to: number, after: string | undefined, limit: number) {
    const [before, then] = [this.#entriesOf(name, from), this.#entriesOf(name, to)];
    return [...new Map([...before, ...then])]
      .sort(byKey)
      .filter(([key]) => after === undefined || key > after)
      .filter(([key]) => JSON.stringify(before.get(key)) !== JSON.stringify(then.get(key)))
      .map(
        ([key]) =>
          ({
            ...(before.has(key) && { before: before.get(key) }),
            ...(then.has(key) && { after: then.get(key) }),
          }) as EntryDifference,
      )
      .slice(0, limit);
  }

  recordedVersions(names: readonly string[]): Promise<readonly ListVersion[]> {
    return this.versions(names);
  }

  async content(name: string, version: number): Promise<BuiltList> {
    const changes = this.#lists.get(name)?.versions.find((each) => each.version === version)?.changes ?? '';
    return { list: listOf(this.#entriesOf(name, version)), changes };
  }

  async propose(
    { list, base, isWhole }: ProposalStart,
    batches: AsyncIterable<readonly NumberedChange[]>,
    accept: (staged: StagedChanges) => boolean,
    record: Parameters<ListStore['propose']>[3],
  ): Promise<ProposalOutcome> {
    const held = this.#lists.get(list);
    if (held === undefined) return { kind: 'missing' };
    const open = openIn(held);
    if (open !== undefined) return open;
    const changes: NumberedChange[] = [];
    for await (const batch of batches) changes.push(...batch);
    const before = this.#entriesOf(list, base ?? 0);
    const { entries, staged } = apply(before, changes, isWhole);
    if (!accept(staged)) return { kind: 'not-accepted' };
    if (staged.added + staged.changed + staged.removed === 0) return { kind: 'unchanged' };
    const meanwhile = openIn(held);
    if (meanwhile !== undefined) return meanwhile;
    if ((await this.#inForce(list, held)) !== base) return { kind: 'overtaken' };
    const { version, act } = record((held.versions.at(-1)?.version ?? 0) + 1, staged);
    this.#chain.append([act]);
    held.versions.push(version);
    held.entries.set(version.version, entries);
    return { kind: 'proposed', version };
  }

  async decide(name: string, decide: Parameters<ListStore['decide']>[1]): Promise<void> {
    const held = this.#lists.get(name);
    if (held === undefined) return;
    const decision = decide({ versions: held.versions, ...this.#profiles.told });
    if (decision === undefined) return;
    this.#chain.append(decision.acts);
    this.#replace(held, decision.version);
    if (decision.ruleBook !== undefined) this.#profiles.bringInForce(decision.ruleBook);
  }

  async knownContents(contents: readonly string[]): Promise<ReadonlySet<string>> {
    const accepted = [...this.#lists.values()].flatMap(({ versions }) =>
      versions.map(({ content }) => content),
    );
    return new Set(contents.filter((each) => accepted.includes(each)));
  }

  get #ruleBooks(): RuleBookStore {
    return this.#profiles.ruleBooks;
  }

  #import(lists: NonNullable<ProfileChange['lists']>): void {
    for (const { header, before, after } of lists.imported) {
      const isNew = !this.#lists.has(header.name);
      const held = this.#lists.get(header.name) ?? this.#hold(header);
      const content = canonicalList(after).hash;
      const base = versionOfContent(held.versions, before && canonicalList(before).hash);
      if (
        versionOfContent(held.versions, content) !== undefined &&
        (before === undefined || base?.content === content)
      )
        continue;
      const changes = changesBetween(base === undefined ? [] : (before ?? []), after);
      const { entries, staged } = apply(
        this.#entriesOf(header.name, base?.version ?? 0),
        numbered(changes),
        false,
      );
      const version = (held.versions.at(-1)?.version ?? 0) + 1;
      const open = held.versions.find(({ state }) => state === 'proposed');
      const record = importRecord(header, isNew, open, { version, base: base?.version, content }, staged);
      if (record.withdrawn !== undefined) this.#replace(held, record.withdrawn);
      held.versions.push(record.version);
      held.entries.set(version, entries);
      this.#chain.append(record.acts);
    }
  }

  #hold(header: ListHeader): Held {
    const held: Held = { header, versions: [], entries: new Map() };
    this.#lists.set(header.name, held);
    return held;
  }

  #replace(held: Held, version: ListVersion): void {
    held.versions = held.versions.map((each) => (each.version === version.version ? version : each));
  }

  #entriesOf(name: string, version: number): Entries {
    return this.#lists.get(name)?.entries.get(version) ?? new Map();
  }

  async #inForce(name: string, { versions }: Held): Promise<number | undefined> {
    const list = (await this.#ruleBooks.inForce())?.ruleBook.lists[name];
    return versionOfContent(versions, list && canonicalList(list).hash)?.version;
  }
}

function byKey([a]: readonly [string, ListEntry], [b]: readonly [string, ListEntry]): number {
  return a < b ? -1 : 1;
}

function openIn({ versions }: Held): ProposalOutcome | undefined {
  const open = versions.find(({ state }) => state === 'proposed');
  return open && { kind: 'open-proposal', version: open.version, author: open.author };
}

function numbered(changes: readonly ListChange[]): readonly NumberedChange[] {
  return changes.map((change, index) => ({ line: index + 1, change }));
}

function listOf(entries: Entries): NamedList {
  return canonicalList([...entries.values()].map(elementOf)).elements;
}

/** What the changes make of the entries, and what is to be said of them. */
function apply(
  before: Entries,
  changes: readonly NumberedChange[],
  isWhole: boolean,
): { readonly entries: Entries; readonly staged: StagedChanges } {
  const entries = new Map(before);
  const seen = new Set<string>();
  const effective: string[] = [];
  const [repeated, absent]: [number[], number[]] = [[], []];
  let [added, changed, removed] = [0, 0, 0];
  for (const { line, change } of changes) {
    const key = keyOfEntry(change.entry);
    if (seen.has(key)) {
      repeated.push(line);
      continue;
    }
    seen.add(key);
    const was = before.get(key);
    if (change.kind === 'remove') {
      if (was === undefined) absent.push(line);
      else {
        removed += 1;
        entries.delete(key);
        effective.push(`-${key}`);
      }
    } else if (was === undefined || !isSame(was, change.entry)) {
      if (was === undefined) added += 1;
      else changed += 1;
      entries.set(key, change.entry);
      effective.push(`+${key}${JSON.stringify(change.entry)}`);
    }
  }
  for (const key of isWhole ? before.keys() : []) {
    if (seen.has(key)) continue;
    removed += 1;
    entries.delete(key);
    effective.push(`-${key}`);
  }
  const hash = createHash('sha256').update(effective.sort().join('\n')).digest('hex');
  const counts = { added, changed, removed, entries: entries.size };
  return { entries, staged: { ...counts, repeated, absent, changes: `sha256:${hash}` } };
}

function isSame(a: ListEntry, b: ListEntry): boolean {
  return (
    a.validTo === b.validTo &&
    a.remark === b.remark &&
    a.source === b.source &&
    detailsText(a) === detailsText(b)
  );
}
