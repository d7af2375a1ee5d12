/** A range that an entry asks about: the place of the number, and from what to what it must lie. */
export type EntryRange = { readonly number: number; readonly low: number; readonly high: number };

/** Two ranges, of different numbers; where an entry asks about fewer, the number after all others stands for none. */
export type EntryRanges = readonly [first: EntryRange, second: EntryRange];

/** The list of no entries. */
export const emptyList = 0;

/**
 * Lists of entries, each kept once however often it is found, with their ranges side by side: most entries fail
 * on these, and so are passed over without a step aside. Entries that ask about the same numbers stand together,
 * by the lower ends of their first ranges: whoever walks them leaves off at the first that lies above.
 */
export class EntryLists {
  readonly #ranges: readonly EntryRanges[];
  readonly #codes: Int32Array;
  /** The place of each entry in the order in which lists have them. */
  readonly #rank: Int32Array;
  readonly #known = new Map<number, number | number[]>();
  /** Where the parts of a list begin; those of the next one begin where they end. */
  starts = Int32Array.of(0, 0);
  /** The numbers a part asks about, and where its entries begin. */
  numbers = new Int32Array(64);
  secondNumbers = new Int32Array(64);
  parts = new Int32Array(64);
  /** The codes of entries with their ranges, side by side. */
  codes = new Int32Array(256);
  lows = new Float64Array(256);
  highs = new Float64Array(256);
  secondLows = new Float64Array(256);
  secondHighs = new Float64Array(256);
  #lists = 1;

  /** Lists of entries with these ranges, in which each stands under its code. */
  constructor(ranges: readonly EntryRanges[], codes: Int32Array) {
    this.#ranges = ranges;
    this.#codes = codes;
    this.#rank = ranksOf(ranges);
  }

  /** How many entries all lists hold together. */
  get size(): number {
    return this.parts[this.#partCount] ?? 0;
  }

  /** The number of the list of these entries, each given once. */
  listOf(entries: readonly number[]): number {
    if (entries.length === 0) return emptyList;
    const rank = this.#rank;
    const ordered =
      entries.length === 1 ? entries : entries.toSorted((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
    const hash = hashOf(ordered);
    const alike = this.#known.get(hash);
    if (typeof alike === 'number' && this.#holds(alike, ordered)) return alike;
    const others = typeof alike === 'number' ? [alike] : (alike ?? []);
    const known = others.find((list) => this.#holds(list, ordered));
    if (known !== undefined) return known;
    const list = this.#append(ordered);
    // Two different lists of one hash are rare, and an array for each would take more room than the list.
    this.#known.set(hash, others.length === 0 ? list : [...others, list]);
    return list;
  }

  /** Forgets all lists but the empty one; whoever keeps the number of one must forget it too. */
  forget(): void {
    this.#known.clear();
    this.#lists = 1;
  }

  get #partCount(): number {
    return this.starts[this.#lists] ?? 0;
  }

  #holds(list: number, ordered: readonly number[]): boolean {
    const from = this.parts[this.starts[list] ?? 0] ?? 0;
    const to = this.parts[this.starts[list + 1] ?? 0] ?? 0;
    return (
      to - from === ordered.length &&
      ordered.every((entry, at) => this.codes[from + at] === this.#codes[entry])
    );
  }

  #append(ordered: readonly number[]): number {
    this.#makeRoom(ordered.length);
    let part = this.#partCount;
    let at = this.size;
    let before: EntryRanges | undefined;
    for (const entry of ordered) {
      const ranges = this.#ranges[entry];
      if (ranges === undefined) throw new RangeError(`There is no entry ${entry}`);
      const [first, second] = ranges;
      if (first.number !== before?.[0].number || second.number !== before[1].number) {
        this.numbers[part] = first.number;
        this.secondNumbers[part] = second.number;
        this.parts[part] = at;
        part += 1;
        before = ranges;
      }
      this.codes[at] = this.#codes[entry] ?? 0;
      this.lows[at] = first.low;
      this.highs[at] = first.high;
      this.secondLows[at] = second.low;
      this.secondHighs[at] = second.high;
      at += 1;
    }
    this.parts[part] = at;
    this.#lists += 1;
    this.starts[this.#lists] = part;
    return this.#lists - 1;
  }

  /** A list has no more parts than entries, and one list is one more start. */
  #makeRoom(entries: number): void {
    if (this.#lists + 2 > this.starts.length) this.starts = widened(this.starts, this.#lists + 2);
    const parts = this.#partCount + entries + 1;
    if (parts > this.parts.length) {
      this.numbers = widened(this.numbers, parts);
      this.secondNumbers = widened(this.secondNumbers, parts);
      this.parts = widened(this.parts, parts);
    }
    const wanted = this.size + entries;
    if (wanted <= this.codes.length) return;
    this.codes = widened(this.codes, wanted);
    this.lows = widened(this.lows, wanted);
    this.highs = widened(this.highs, wanted);
    this.secondLows = widened(this.secondLows, wanted);
    this.secondHighs = widened(this.secondHighs, wanted);
  }
}

function widened<Kind extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  values: Kind,
  atLeast: number,
): Kind {
  const kind = values.constructor as new (length: number) => Kind;
  const wider = new kind(Math.max(atLeast, values.length * 2));
  wider.set(values);
  return wider;
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
