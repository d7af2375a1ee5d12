import type { ListValue } from '../../domain/named-list.ts';
import { partyKey } from '../../domain/screening-decision.ts';
import type { Clearances } from '../knowledge/party-knowledge.ts';
import type { RecordedScreeningDecision, ScreeningStore } from '../ports/screening-store.ts';

/** Decisions read at a time. */
const pageSize = 5_000;

/** Who says of a party that it is not an entry, as that was when they looked. */
type Doubters = { readonly content: string; readonly people: ReadonlySet<string> };

/**
 * What people decided on matches, as this node knows it: it takes what comes into the record behind what it has. The
 * last word of each person counts, and whoever says that a party is the entry takes back what all said before.
 */
export class ClearancesInForce implements Clearances {
  readonly #store: Pick<ScreeningStore, 'after'>;
  readonly #doubters = new Map<string, Doubters>();
  #upTo = 0;
  #underWay: Promise<void> = Promise.resolve();

  constructor(store: Pick<ScreeningStore, 'after'>) {
    this.#store = store;
  }

  /** Takes what was decided meanwhile, on whatever node; what was in the record when it is called is known afterwards. */
  refresh(): Promise<void> {
    const refreshing = this.#underWay.then(() => this.#take());
    this.#underWay = refreshing.catch(() => {});
    return refreshing;
  }

  peopleFor(list: string, entry: ListValue, content: string, party: string): number {
    const doubters = this.#doubters.get(pairKey(list, entry, party));
    return doubters?.content === content ? doubters.people.size : 0;
  }

  async #take(): Promise<void> {
    for (;;) {
      const page = await this.#store.after(this.#upTo, pageSize);
      for (const decision of page) this.#follow(decision);
      if (page.length < pageSize) return;
    }
  }

  #follow({ sequence, list, entry, content, party, decision, by }: RecordedScreeningDecision): void {
    const key = pairKey(list, entry, partyKey(party));
    if (decision === 'same') this.#doubters.delete(key);
    else {
      const before = this.#doubters.get(key);
      const people = before?.content === content ? before.people : [];
      this.#doubters.set(key, { content, people: new Set([...people, by]) });
    }
    this.#upTo = sequence;
  }
}

function pairKey(list: string, entry: ListValue, party: string): string {
  return JSON.stringify([list, entry, party]);
}
