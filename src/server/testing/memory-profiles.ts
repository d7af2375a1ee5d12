import type { ProfileChange, ProfileStore, RuleBookStore } from '../../app/store.ts';
import type { ProfileState, ProfileVersion } from '../../domain/profile-version.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import type { MemoryChain } from './memory-chain.ts';

/** Profile versions and rule books in memory. */
export class MemoryProfiles implements ProfileStore {
  readonly #chain: MemoryChain;
  readonly #versions = new Map<string, ProfileVersion[]>();
  readonly #ruleBooks = new Map<string, string>();
  #inForce: string | undefined;
  /** Takes the lists that come with a change. */
  onLists: (lists: NonNullable<ProfileChange['lists']>) => void = () => {};

  constructor(chain: MemoryChain) {
    this.#chain = chain;
  }

  async list({ state }: { readonly state?: ProfileState }, after: string | undefined, limit: number) {
    return [...this.#versions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([id]) => after === undefined || id > after)
      .flatMap(
        ([, versions]) => versions.findLast((each) => state === undefined || each.state === state) ?? [],
      )
      .slice(0, limit);
  }

  async find(id: string, version?: number): Promise<ProfileVersion | undefined> {
    const versions = this.#versions.get(id) ?? [];
    return version === undefined ? versions.at(-1) : versions.find((each) => each.version === version);
  }

  async versions(id: string): Promise<readonly ProfileVersion[]> {
    return [...(this.#versions.get(id) ?? [])];
  }

  async change(ids: readonly string[], change: Parameters<ProfileStore['change']>[1]): Promise<void> {
    const versions = new Map(ids.map((id) => [id, [...(this.#versions.get(id) ?? [])]]));
    const changed = change({ versions, ruleBook: this.#ruleBookInForce() });
    if (changed !== undefined) this.#write(changed);
  }

  readonly ruleBooks: RuleBookStore = {
    inForce: async () => {
      const ruleBook = this.#ruleBookInForce();
      return this.#inForce === undefined || ruleBook === undefined
        ? undefined
        : { hash: this.#inForce, ruleBook };
    },
    hashInForce: async () => this.#inForce,
    find: async (hash) => this.#ruleBookOf(hash),
  };

  #ruleBookInForce(): RuleBook | undefined {
    return this.#inForce === undefined ? undefined : this.#ruleBookOf(this.#inForce);
  }

  #ruleBookOf(hash: string): RuleBook | undefined {
    const text = this.#ruleBooks.get(hash);
    return text === undefined ? undefined : (JSON.parse(text) as RuleBook);
  }

  bringInForce({ hash, text }: NonNullable<ProfileChange['ruleBook']>): void {
    this.#ruleBooks.set(hash, text);
    this.#inForce = hash;
  }

  #write({ versions, acts, ruleBook, lists }: ProfileChange): void {
    if (lists !== undefined) this.onLists(lists);
    this.#chain.append(acts);
    for (const version of versions) {
      const all = this.#versions.get(version.profile.id) ?? [];
      const others = all.filter((each) => each.version !== version.version);
      this.#versions.set(
        version.profile.id,
        [...others, version].sort((a, b) => a.version - b.version),
      );
    }
    if (ruleBook !== undefined) this.bringInForce(ruleBook);
  }
}
