import type { Bucket, HistoryRecord, TextCount, TrailEntry } from './history-record.ts';

/** Of the form of encoded records; raised when it changes, so that none is read as what it is not. */
const formVersion = 1;

/**
 * A record as a JSON array of at most 4 KB: version, declarations, firsts, lasts, months, days, lists, trail. Months
 * and days are texts of numbers to the base of 36, a bucket's own first; a list is one array of texts and counts.
 */
export function encodeRecord(record: HistoryRecord): string {
  const { declarations, firsts, lasts, months, days, lists, trail } = record;
  return JSON.stringify([
    formVersion,
    declarations,
    firsts,
    lasts,
    bucketsText(months),
    bucketsText(days),
    lists.map(flatPairs),
    trail.map(flatEntry),
  ]);
}

// Written out: with `flat` and spreading, encoding took a tenth longer, and every record that changes is encoded.
function flatPairs(list: readonly TextCount[]): readonly (string | number)[] {
  const flat: (string | number)[] = [];
  for (const counted of list) flat.push(counted[0], counted[1]);
  return flat;
}

function flatEntry({ at, id, texts }: TrailEntry): readonly (string | number)[] {
  const flat: (string | number)[] = [at, id];
  for (const text of texts) flat.push(text);
  return flat;
}

/** The record that was encoded; throws where the text is none of this version. */
export function decodeRecord(text: string): HistoryRecord {
  const [version, declarations, firsts, lasts, months, days, lists, trail] = JSON.parse(text) as Encoded;
  if (version !== formVersion)
    throw new Error(`A record of the history has the form ${version}, not ${formVersion}`);
  return {
    declarations,
    firsts,
    lasts,
    months: bucketsOf(months),
    days: bucketsOf(days),
    lists: lists.map(pairsOf),
    trail: trail.map(([at, id, ...texts]): TrailEntry => ({ at, id, texts })),
  };
}

type Encoded = readonly [
  version: number,
  declarations: number,
  firsts: readonly number[],
  lasts: readonly number[],
  months: string,
  days: string,
  lists: readonly (readonly (string | number)[])[],
  trail: readonly (readonly [number, string, ...string[]])[],
];

function bucketsText(buckets: readonly Bucket[]): string {
  let text = '';
  for (const { at, tallies } of buckets) {
    text += `${text === '' ? '' : ','}${at.toString(36)}`;
    for (const tally of tallies) text += ` ${tally.toString(36)}`;
  }
  return text;
}

function bucketsOf(text: string): readonly Bucket[] {
  if (text === '') return [];
  return text.split(',').map((bucket) => {
    const [at = 0, ...tallies] = bucket.split(' ').map((digits) => Number.parseInt(digits, 36));
    return { at, tallies };
  });
}

function pairsOf(list: readonly (string | number)[]): readonly TextCount[] {
  const pairs: TextCount[] = [];
  for (let place = 0; place < list.length; place += 2)
    pairs.push([String(list[place]), Number(list[place + 1])]);
  return pairs;
}
