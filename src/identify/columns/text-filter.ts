import type { Places } from './column-view.ts';
import type { Dictionary, TextColumn, TextsColumn } from './columns.ts';
import type { RowFilter } from './row-filter.ts';

/** What is known of the texts of a dictionary: each is tested when it is first met, and then never again. */
export type TextAnswers = {
  /** By code: 0 not yet tested, `no` or `yes`. */
  readonly known: Uint8Array;
  readonly answer: (code: number) => number;
};

const no = 1;
const yes = 2;

/** Answers to one question about the texts of a dictionary. */
export function textAnswers(dictionary: Dictionary, test: (text: string) => boolean): TextAnswers {
  const known = new Uint8Array(dictionary.length);
  return {
    known,
    answer: (code) => {
      const answer = test(dictionary[code] ?? '') ? yes : no;
      known[code] = answer;
      return answer;
    },
  };
}

/** Keeps the rows whose text is there and answers with yes, or with no. */
export function textFilter(
  { codes }: TextColumn,
  placesOf: Places,
  { known, answer }: TextAnswers,
  isHit: boolean,
): RowFilter {
  const wanted = isHit ? yes : no;
  return (rows, count) => {
    const places = placesOf(rows, count);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number;
      const code = codes[places[at] as number] as number;
      let answered = known[code] as number;
      if (answered === 0) answered = answer(code);
      rows[kept] = row;
      if (code !== 0 && answered === wanted) kept += 1;
    }
    return kept;
  };
}

/** Keeps the rows that have texts of which any answers with yes, or of which none does. */
export function textsFilter(
  { starts, codes }: TextsColumn,
  placesOf: Places,
  { known, answer }: TextAnswers,
  isHit: boolean,
): RowFilter {
  return (rows, count) => {
    const places = placesOf(rows, count);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const place = places[at] as number;
      const first = starts[place] as number;
      const end = starts[place + 1] as number;
      let isAny = false;
      for (let element = first; element < end && !isAny; element++) {
        const code = codes[element] as number;
        isAny = (known[code] || answer(code)) === yes;
      }
      rows[kept] = rows[at] as number;
      if (first !== end && isAny === isHit) kept += 1;
    }
    return kept;
  };
}
