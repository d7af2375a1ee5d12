import type { CurrencyCode } from '../../domain/codes.ts';
import { ratesList } from '../../domain/exchange-rates.ts';
import { type Day, utcDayOfInstant } from '../../domain/moment.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { correlationList } from '../../identify/data/nomenclature/carried-over.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';
import type { KnowledgeInForce } from '../knowledge/knowledge-in-force.ts';
import { referenceCurrencyOf } from '../knowledge/reference-currency.ts';
import type { ReferenceSnapshot } from '../ports/reference-store.ts';
import type { Store } from '../ports/store.ts';
import { type Repeating, repeat } from '../repeating.ts';
import type { RuleBookInForce } from '../rule-books/rule-book-in-force.ts';
import type { ReferenceOrder } from './build-references.ts';

/** Builds references and keeps them: here, or in a thread. Undefined where nothing was observed. */
export type BuildOrdered = (
  order: ReferenceOrder,
  signal: AbortSignal,
) => Promise<ReferenceSnapshot | undefined>;

type Parts = {
  readonly store: Pick<Store, 'references' | 'acts' | 'isEmpty'>;
  readonly ruleBook: Pick<RuleBookInForce, 'current'>;
  readonly knowledge: KnowledgeInForce;
  readonly now: () => string;
};

/** The references of so many days are held: what is forwarded a day or two late is judged by those of its own day. */
const heldDays = 3;
const dayMilliseconds = 86_400_000;
/** How often it is asked for newer ones, and whether some are to be built. */
const lookMilliseconds = 2_000;
const askMilliseconds = 60_000;
/** After a build that came to nothing. */
const restMilliseconds = 600_000;
/** While a record is filled with its past, references are built anew when it has grown to twice what they rest on. */
const growth = 2;
const fewestActs = 10_000;

/** The references a node judges by: the newest that any node has kept, and those of some days before. */
export class ReferencesInUse {
  readonly #parts: Parts;
  readonly #stopping = new AbortController();
  /** By the acts that tell of them; undefined where what is stored is not what was recorded. */
  #held: ReadonlyMap<number, UnitValueReferences | undefined> = new Map();
  #repeating: readonly Repeating[] = [];
  /** Milliseconds of the process; nothing is built before. */
  #notBefore = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Loads what was kept since, and lets the node judge by it; answers the acts whose references cannot be used. */
  async refresh(): Promise<readonly number[]> {
    const { store, knowledge } = this.#parts;
    const newest = await store.references.newest(this.#currency, heldDays);
    const wanted = newest.map(({ sequence }) => sequence);
    if (wanted.length === this.#held.size && wanted.every((sequence) => this.#held.has(sequence))) return [];
    const held = new Map<number, UnitValueReferences | undefined>();
    for (const sequence of wanted)
      held.set(sequence, this.#held.get(sequence) ?? (await store.references.read(sequence)));
    this.#held = held;
    knowledge.learn({ references: [...held.values()].filter((each) => each !== undefined) });
    return [...held].flatMap(([sequence, references]) => (references === undefined ? [sequence] : []));
  }

  /** Builds references of all days before this one, unless some were kept or another node is at it. */
  async buildWhenDue(build: BuildOrdered): Promise<void> {
    if (performance.now() < this.#notBefore || !(await this.#isDue())) return;
    await this.#parts.store.references.whileAlone(async () => {
      if (!(await this.#isDue())) return;
      try {
        if ((await this.build(build, 'system')) === undefined) this.#rest();
      } catch (error) {
        this.#rest();
        throw error;
      }
    });
  }

  /** Has references built as of a UTC day, yesterday when none is named, and judges by them. */
  async build(
    build: BuildOrdered,
    by: string,
    until = this.yesterday,
  ): Promise<ReferenceSnapshot | undefined> {
    const { hash, lists } = this.#ruleBook;
    const at = this.#parts.now();
    const ofLists = { rates: lists[ratesList], correlation: lists[correlationList] };
    const order = { currency: this.#currency, until, ...ofLists, ruleBook: hash, by, at };
    const built = await build(order, this.#stopping.signal);
    await this.refresh();
    return built;
  }

  watch(build: BuildOrdered, onError: (error: unknown) => void): void {
    this.#repeating = [
      repeat(() => this.#look(onError), lookMilliseconds, onError),
      repeat(() => this.buildWhenDue(build), askMilliseconds, onError),
    ];
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The node stops, and references are built another time'));
    await Promise.all(this.#repeating.map((each) => each.stop()));
  }

  get #ruleBook(): { readonly hash: string } & Pick<RuleBook, 'lists' | 'settings'> {
    const { hash, ruleBook } = this.#parts.ruleBook.current;
    return { hash, ...ruleBook };
  }

  get #currency(): CurrencyCode {
    return referenceCurrencyOf(this.#ruleBook.settings);
  }

  /** The last UTC day that is over. References of a later one would keep the nights until then from building any. */
  get yesterday(): Day {
    return utcDayOfInstant(Date.parse(this.#parts.now()) - dayMilliseconds);
  }

  async #isDue(): Promise<boolean> {
    const { references, acts } = this.#parts.store;
    const [newest] = await references.newest(this.#currency, 1);
    if (newest === undefined) return !(await this.#parts.store.isEmpty());
    if (newest.until < this.yesterday) return true;
    const { sequence } = await acts.head();
    return sequence > fewestActs && sequence > newest.upTo * growth;
  }

  async #look(onError: (error: unknown) => void): Promise<void> {
    for (const sequence of await this.refresh())
      onError(new Error(`The references of act ${sequence} are not what was recorded, and judge nothing`));
  }

  #rest(): void {
    this.#notBefore = performance.now() + restMilliseconds;
  }
}
