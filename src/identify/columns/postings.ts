import type { Codes, Columns, TextColumn, TextsColumn } from './columns.ts';

/**
 * The rows of a column by their texts, which stand in order, so that those that begin alike stand together. A row
 * with several texts stands under each.
 */
export type Postings = {
  /** The codes of the dictionary, in the order of their texts. */
  readonly order: Int32Array;
  readonly dictionary: readonly string[];
  /** Where the rows of the text at each place of the order begin; one more entry says where the last ones end. */
  readonly starts: Int32Array;
  /** Within one text they ascend. */
  readonly rows: Int32Array;
};

/** Sorts the rows of a column by its texts. */
export function postingsOf(column: TextColumn | TextsColumn): Postings {
  const { dictionary, codes } = column;
  const order = Int32Array.from(dictionary.keys()).sort((a, b) =>
    compareTexts(dictionary[a] as string, dictionary[b] as string),
  );
  const rankOf = new Int32Array(order.length);
  for (const [rank, code] of order.entries()) rankOf[code] = rank;
  const starts = new Int32Array(order.length + 1);
  countRanks(codes, rankOf, starts);
  for (let rank = 0; rank < order.length; rank++)
    starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);
  const rows = new Int32Array(codes.length);
  if (column.kind === 'text') placeRows(codes, rankOf, starts.slice(), rows);
  else placeElements(column, rankOf, starts.slice(), rows);
  return { order, dictionary, starts, rows };
}

/** Postings of the columns they were made for; a field without them is scanned. */
export type PostingsByPath = (path: string) => Postings | undefined;

/** Postings of some text fields, each made when it is first asked for. */
export function postingsIn(columns: Columns, paths: readonly string[]): PostingsByPath {
  const made = new Map<string, Postings>();
  return (path) => {
    const known = made.get(path);
    if (known !== undefined || !paths.includes(path)) return known;
    const column = columns.column(path);
    if (column === undefined || column.kind === 'number') return undefined;
    const postings = postingsOf(column);
    made.set(path, postings);
    return postings;
  };
}

/** Ranks from one to before another. */
export type RankRange = readonly [from: number, end: number];

/** The rank of a text, as a range of one, or of none where it does not occur. */
export function ranksEqual(postings: Postings, text: string): RankRange {
  const from = firstRank(postings, (other) => other >= text);
  const isThere = from < postings.order.length && textAt(postings, from) === text;
  return [from, isThere ? from + 1 : from];
}

/** The ranks of the texts that begin with some other. */
export function ranksBeginning(postings: Postings, start: string): RankRange {
  const from = firstRank(postings, (other) => other >= start);
  return [from, firstRank(postings, (other) => other > start && !other.startsWith(start))];
}

function firstRank(postings: Postings, isAfter: (text: string) => boolean): number {
  let low = 0;
  let high = postings.order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(textAt(postings, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function textAt({ order, dictionary }: Postings, rank: number): string {
  return dictionary[order[rank] as number] as string;
}

/** By code units, as texts compare with `<`: no language has a say. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countRanks(codes: Codes, rankOf: Int32Array, starts: Int32Array): void {
  for (let at = 0; at < codes.length; at++) {
    const next = (rankOf[codes[at] as number] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
}

function placeRows(codes: Codes, rankOf: Int32Array, free: Int32Array, rows: Int32Array): void {
  for (let row = 0; row < codes.length; row++) {
    const rank = rankOf[codes[row] as number] as number;
    const place = free[rank] as number;
    rows[place] = row;
    free[rank] = place + 1;
  }
}

function placeElements(
  { starts, codes }: TextsColumn,
  rankOf: Int32Array,
  free: Int32Array,
  rows: Int32Array,
): void {
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let element = starts[row] as number; element < (starts[row + 1] as number); element++) {
      const rank = rankOf[codes[element] as number] as number;
      const place = free[rank] as number;
      rows[place] = row;
      free[rank] = place + 1;
    }
  }
}
