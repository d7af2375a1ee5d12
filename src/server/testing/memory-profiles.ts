import type { ProfileChange, ProfileStore, RuleBookStore } from '../../app/ports/store.ts';
import type { ProfileFilter } from '../../app/profiles/profile-filter.ts';
import type { InForceTold } from '../../app/rule-books/in-force-told.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
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
    chain.profiles = this;
  }

  async list({ state, riskArea, contains }: ProfileFilter, after: string | undefined, limit: number) {
    return [...this.#versions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([id]) => after === undefined || id > after)
      .flatMap(
        ([, versions]) => versions.findLast((each) => state === undefined || each.state === state) ?? [],
      )
      .filter(
        ({ profile }) => riskArea === undefined || profile.riskArea.toLowerCase() === riskArea.toLowerCase(),
      )
      .filter(({ profile }) => contains === undefined || holds(profile, contains))
      .slice(0, limit);
  }

  async find(id: string, version?: number): Promise<ProfileVersion | undefined> {
    const versions = this.#versions.get(id) ?? [];
    return version === undefined ? versions.at(-1) : versions.find((each) => each.version === version);
  }

  async versions(id: string): Promise<readonly ProfileVersion[]> {
    return [...(this.#versions.get(id) ?? [])];
  }

  /** The hashes of the rule books that hold this very version of a profile. */
  holding(profile: RiskProfile): readonly string[] {
    const text = canonicalJson(profile);
    return [...this.#ruleBooks].filter(([, book]) => book.includes(text)).map(([hash]) => hash);
  }

  get all(): readonly ProfileVersion[] {
    return [...this.#versions.values()].flat();
  }

  async change(...[asked, change]: Parameters<ProfileStore['change']>): Promise<void> {
    const active = asked.areAllActive === true ? this.all.filter(({ state }) => state === 'active') : [];
    const ids = new Set([...asked.ids, ...active.map(({ profile }): string => profile.id)]);
    const versions = new Map([...ids].map((id) => [id, [...(this.#versions.get(id) ?? [])]]));
    const changed = change({ versions, ...this.told });
    if (changed !== undefined) this.#write(changed);
  }

  /** Nobody changes what is in memory behind the record. */
  get told(): InForceTold {
    return { inForce: this.#inForce, recorded: this.#inForce };
  }

  keepRuleBook({ hash, text }: NonNullable<ProfileChange['ruleBook']>): void {
    this.#ruleBooks.set(hash, text);
  }

  readonly ruleBooks: RuleBookStore = {
    inForce: async () => {
      const ruleBook = this.#inForce === undefined ? undefined : this.#ruleBookOf(this.#inForce);
      return this.#inForce === undefined || ruleBook === undefined
        ? undefined
        : { hash: this.#inForce, ruleBook };
    },
    hashInForce: async () => this.#inForce,
    find: async (hash) => this.#ruleBookOf(hash),
  };

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

function holds({ id, name, owner = '' }: RiskProfile, text: string): boolean {
  return `${id} ${name} ${owner}`.toLowerCase().includes(text.toLowerCase());
}
