import type { ImpactExample } from './impact-report.ts';

const mostExamples = 20;

type Ranked = { readonly rank: number; readonly example: ImpactExample };

/**
 * A fair sample of matches to open, half of them new selections: those of the lowest ranks, which are chance
 * numbers, so that neither the order of the history nor its length decides who is shown.
 */
export class Examples {
  readonly #fresh: Ranked[] = [];
  readonly #known: Ranked[] = [];

  /** Takes an example if its rank is low enough to be shown; `make` is called only then. */
  offer(rank: number, isNew: boolean, make: () => ImpactExample): void {
    const kept = isNew ? this.#fresh : this.#known;
    const last = kept.at(-1);
    if (kept.length === mostExamples && last !== undefined && rank >= last.rank) return;
    const place = kept.findIndex((each) => each.rank > rank);
    kept.splice(place === -1 ? kept.length : place, 0, { rank, example: make() });
    if (kept.length > mostExamples) kept.pop();
  }

  /** At most twenty, the new ones first; one kind fills up where the other has too few. */
  chosen(): readonly ImpactExample[] {
    const half = mostExamples / 2;
    const fresh = Math.min(this.#fresh.length, Math.max(half, mostExamples - this.#known.length));
    const known = Math.min(this.#known.length, mostExamples - fresh);
    return [...this.#fresh.slice(0, fresh), ...this.#known.slice(0, known)].map(({ example }) => example);
  }
}
