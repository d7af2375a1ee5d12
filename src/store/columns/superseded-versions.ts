/**
 * Versions whose place another took, for those who read a history backwards: whatever takes a place stands behind it,
 * so it was seen before. One that was met is forgotten, so that only what is still to come is remembered.
 */
export class SupersededVersions {
  readonly #sequences: Set<number>;

  /** `known` are those that were superseded by what is not read. */
  constructor(known: readonly number[] = []) {
    this.#sequences = new Set(known);
  }

  /** Takes in what some rows supersede; NaN where one supersedes nothing. */
  see(supersedes: Float64Array): void {
    for (let row = 0; row < supersedes.length; row++) {
      const sequence = supersedes[row] as number;
      if (!Number.isNaN(sequence)) this.#sequences.add(sequence);
    }
  }

  /** Whether a version was superseded; asked once of each. */
  meet(sequence: number): boolean {
    return this.#sequences.size > 0 && this.#sequences.delete(sequence);
  }
}
