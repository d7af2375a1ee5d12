/** What has one piece: which letters each key has, as bits, the keys, and what is found by them, side by side. */
type Sharing<Item> = { readonly letters: number[]; readonly keys: string[]; readonly items: Item[] };
type Pieces<Item> = readonly Map<string, Sharing<Item>>[];

/**
 * Finds keys that are few edits apart. A key that bears k edits is cut into k + 1 pieces; k edits leave one of them
 * whole, which is looked for about its place in the other key (Li, Deng, Wang, Feng: Pass-Join, PVLDB 5(3), 2011).
 * Nothing within the edits that both bear is lost; more may be found than is.
 */
export class EditSearch<Item> {
  /** By the length of the keys, then by the edits they bear. */
  readonly #tables: (Pieces<Item> | undefined)[][] = [];

  add(key: string, edits: number, item: Item): void {
    const bearable = Math.min(edits, key.length - 1);
    if (bearable < 1) return;
    const letters = lettersOf(key);
    const pieces = this.#piecesFor(key.length, bearable);
    for (const [place, found] of pieces.entries()) {
      const start = startOf(place, key.length, bearable);
      const piece = key.slice(start, startOf(place + 1, key.length, bearable));
      let sharing = found.get(piece);
      if (sharing === undefined) {
        sharing = { letters: [], keys: [], items: [] };
        found.set(piece, sharing);
      }
      sharing.letters.push(letters);
      sharing.keys.push(key);
      sharing.items.push(item);
    }
  }

  /** Tells of keys that share a piece with this one; some of them several times. */
  search(key: string, edits: number, tell: (key: string, item: Item) => void): void {
    for (let length = Math.max(2, key.length - edits); length <= key.length + edits; length++) {
      const tables = this.#tables[length] ?? [];
      for (const [bearable, pieces] of tables.entries())
        if (pieces !== undefined)
          searchPieces(key, length, bearable, Math.min(edits, bearable), pieces, tell);
    }
  }

  #piecesFor(length: number, edits: number): Pieces<Item> {
    this.#tables[length] ??= [];
    const tables = this.#tables[length];
    tables[edits] ??= Array.from({ length: edits + 1 }, () => new Map<string, Sharing<Item>>());
    return tables[edits];
  }
}

function searchPieces<Item>(
  key: string,
  length: number,
  bearable: number,
  edits: number,
  pieces: Pieces<Item>,
  tell: (key: string, item: Item) => void,
): void {
  const longer = key.length - length;
  if (Math.abs(longer) > edits) return;
  const letters = lettersOf(key);
  for (let place = 0; place <= bearable; place++) {
    const start = startOf(place, length, bearable);
    const size = startOf(place + 1, length, bearable) - start;
    // Before the first whole piece each piece holds an edit, and behind the last one as well, so that none of them
    // shifts the whole one by more than there are.
    const behind = bearable - place;
    const first = Math.max(0, start - Math.min(place, edits), start + longer - behind);
    const last = Math.min(key.length - size, start + Math.min(place, edits), start + longer + behind);
    for (let from = first; from <= last; from++) {
      const sharing = pieces[place]?.get(key.slice(from, from + size));
      if (sharing !== undefined) tellLikely(sharing, letters, edits, tell);
    }
  }
}

/** An edit takes a letter away and brings another; keys whose letters differ by more need no comparing. */
function tellLikely<Item>(
  sharing: Sharing<Item>,
  letters: number,
  edits: number,
  tell: (key: string, item: Item) => void,
): void {
  for (let at = 0; at < sharing.letters.length; at++)
    if (bitsIn(letters ^ (sharing.letters[at] as number)) <= 2 * edits)
      tell(sharing.keys[at] as string, sharing.items[at] as Item);
}

/** Which letters a key has, as bits. */
function lettersOf(key: string): number {
  let letters = 0;
  for (let place = 0; place < key.length; place++) letters |= 1 << (key.charCodeAt(place) & 31);
  return letters;
}

function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function startOf(place: number, length: number, edits: number): number {
  return Math.floor((place * length) / (edits + 1));
}
