/** Places of items there can be, and one for the header. */
const places = 16_384;
/** Up to so many matches are put in order one by one; more are left to the machine. */
const fewMatches = 48;

/**
 * What a declaration matched, as pairs of a profile's place and an item's, each a number. It is filled anew for
 * each declaration, so that nothing is made but what somebody asks for.
 */
export class MatchBuffer {
  #pairs = new Float64Array(256);
  #length = 0;

  /** How many pairs there are. */
  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Adds a match by the item at a place, or by the header alone, which is place -1. */
  add(profile: number, place: number): void {
    if (this.#length === this.#pairs.length) this.#grow();
    this.#pairs[this.#length] = profile * places + (place + 1);
    this.#length += 1;
  }

  profileAt(index: number): number {
    return Math.floor((this.#pairs[index] ?? 0) / places);
  }

  /** The place of the item; -1 for the header. */
  placeAt(index: number): number {
    return ((this.#pairs[index] ?? 0) % places) - 1;
  }

  /** Puts the pairs in the order of profiles, then of items, each once: one can be found in several ways. */
  settle(): void {
    if (this.#length <= fewMatches) this.#insertInOrder();
    else this.#pairs.subarray(0, this.#length).sort();
    let kept = 0;
    for (let index = 0; index < this.#length; index++) {
      const pair = this.#pairs[index] ?? 0;
      if (index > 0 && pair === this.#pairs[kept - 1]) continue;
      this.#pairs[kept] = pair;
      kept += 1;
    }
    this.#length = kept;
  }

  #insertInOrder(): void {
    const pairs = this.#pairs;
    for (let index = 1; index < this.#length; index++) {
      const pair = pairs[index] ?? 0;
      let before = index - 1;
      while (before >= 0 && (pairs[before] ?? 0) > pair) {
        pairs[before + 1] = pairs[before] ?? 0;
        before -= 1;
      }
      pairs[before + 1] = pair;
    }
  }

  #grow(): void {
    const wider = new Float64Array(this.#pairs.length * 2);
    wider.set(this.#pairs);
    this.#pairs = wider;
  }
}
