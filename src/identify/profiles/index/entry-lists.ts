/** A range that an entry asks about: the place of the number, and from what to what it must lie. */
export type EntryRange = { readonly number: number; readonly low: number; readonly high: number };

/** Two ranges, of different numbers; where an entry asks about fewer, the number after all others stands for none. */
export type EntryRanges = readonly [first: EntryRange, second: EntryRange];

/** The list of no entries. */
export const emptyList = 0;

/** What stands before the entries of a part: its length with this, and the two numbers its entries ask about. */
export const partHead = 3;

/** Where the part ends that begins at a place of `parts`; the place itself where no part is left in the list. */
export function endOfPart(parts: Float64Array, head: number): number {
  return head + ((parts[head] ?? 0) | 0);
}

/**
 * Lists of entries, each kept once however often it is found, with the ranges of an entry beside it: most entries
 * fail on these, and so are passed over without a step aside. Entries that ask about the same numbers stand
 * together as a part of the list, by the lower ends of their first ranges: whoever walks them leaves off at the
 * first that lies above.
 *
 * A list is a place in one array, where its parts stand end to end with a nought after the last. So a walk goes
 * through memory in one direction; with an array for each kind of number it waited for memory five times.
 */
export class EntryLists {
  readonly #ranges: readonly EntryRanges[];
  readonly #codes: Int32Array;
  /** The place of each entry in the order in which lists have them. */
  readonly #rank: Int32Array;
  readonly #nought: number;
  readonly #known = new Map<number, number | number[]>();
  /**
   * The lists. A part is its head and then, for each entry, as many pairs of a lower and an upper end as it asks
   * about numbers, and its code.
   */
  parts = new Float64Array(1_024);
  #size = 1;

  /** Lists of entries with these ranges, in which each stands under its code; `nought` is no number's place. */
  constructor(ranges: readonly EntryRanges[], codes: Int32Array, nought: number) {
    this.#ranges = ranges;
    this.#codes = codes;
    this.#nought = nought;
    this.#rank = ranksOf(ranges);
  }

  /** How many numbers all lists take together. */
  get size(): number {
    return this.#size;
  }

  /** The list of these entries, each given once. */
  listOf(entries: readonly number[]): number {
    if (entries.length === 0) return emptyList;
    const rank = this.#rank;
    const ordered =
      entries.length === 1 ? entries : entries.toSorted((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
    const list = this.#size;
    const end = this.#write(ordered);
    const hash = hashOf(ordered);
    const alike = this.#known.get(hash);
    const others = typeof alike === 'number' ? [alike] : (alike ?? []);
    const known = others.find((other) => this.#areEqual(other, list, end));
    if (known !== undefined) return known;
    this.#size = end;
    // Two different lists of one hash are rare, and an array for each would take more room than the list.
    this.#known.set(hash, others.length === 0 ? list : [...others, list]);
    return list;
  }

  /** Forgets all lists but the empty one; whoever keeps one must forget it too. */
  forget(): void {
    this.#known.clear();
    this.#size = 1;
  }

  /** Writes a list after the last one, and says where it ends. */
  #write(ordered: readonly number[]): number {
    // No entry takes more than a part of its own.
    this.#makeRoom(ordered.length * (partHead + 5) + 1);
    const { parts } = this;
    let head = this.#size;
    let at = head;
    let before: EntryRanges | undefined;
    for (const entry of ordered) {
      const ranges = this.#ranges[entry];
      if (ranges === undefined) throw new RangeError(`There is no entry ${entry}`);
      const [first, second] = ranges;
      if (first.number !== before?.[0].number || second.number !== before[1].number) {
        head = at;
        parts[head + 1] = first.number;
        parts[head + 2] = second.number;
        at += partHead;
        before = ranges;
      }
      for (const { number, low, high } of ranges) {
        if (number === this.#nought) continue;
        parts[at] = low;
        parts[at + 1] = high;
        at += 2;
      }
      parts[at] = this.#codes[entry] ?? 0;
      at += 1;
      parts[head] = at - head;
    }
    parts[at] = 0;
    return at + 1;
  }

  /** Whether what stands from one place on equals what stands from another to its end. */
  #areEqual(one: number, other: number, end: number): boolean {
    for (let at = other; at < end; at++) if (this.parts[one + at - other] !== this.parts[at]) return false;
    return true;
  }

  #makeRoom(more: number): void {
    const wanted = this.#size + more;
    if (wanted <= this.parts.length) return;
    const wider = new Float64Array(Math.max(wanted, this.parts.length * 2));
    wider.set(this.parts);
    this.parts = wider;
  }
}

function ranksOf(ranges: readonly EntryRanges[]): Int32Array {
  const ordered = Array.from(ranges, (each, entry) => ({ each, entry })).sort(
    (a, b) => comparedRanges(a.each, b.each) || a.entry - b.entry,
  );
  const ranks = new Int32Array(ranges.length);
  for (const [rank, { entry }] of ordered.entries()) ranks[entry] = rank;
  return ranks;
}

/** The order in a list: by the numbers asked about, then by the lower ends of the first ranges. */
function comparedRanges([first, second]: EntryRanges, [other, another]: EntryRanges): number {
  return first.number - other.number || second.number - another.number || compared(first.low, other.low);
}

/** The order of numbers, where infinities of one sign are equal. */
function compared(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hashOf(entries: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const entry of entries) hash = Math.imul(hash ^ entry, 0x01000193);
  return hash;
}
