import { editDistance } from '../matching/edit-distance.ts';

/** Letters of keys have codes below this. */
const codes = 128;
/** The bits of a number, and so the longest key that is compared by them. */
const mostBits = 32;

/**
 * One key to which many others are compared: Levenshtein distances, a row of the table as the bits of two numbers
 * (Myers, JACM 46(3), 1999, in the form of Hyyrö, 2003).
 */
export class KeyPattern {
  readonly #key: string;
  readonly #places = new Int32Array(codes);

  constructor(key: string) {
    this.#key = key;
    for (let place = 0; place < Math.min(key.length, mostBits); place++) {
      const code = key.charCodeAt(place);
      if (code < codes) this.#places[code] = (this.#places[code] ?? 0) | (1 << place);
    }
  }

  /** Whether so many edits make the other key of this one; exchanged neighbours may count as two. */
  isWithin(other: string, most: number): boolean {
    const { length } = this.#key;
    if (length === 0 || length > mostBits) return editDistance(this.#key, other, most) <= most;
    const last = 1 << (length - 1);
    let [up, down, distance] = [-1, 0, length];
    for (let column = 0; column < other.length; column++) {
      const equal = this.#places[other.charCodeAt(column)] ?? 0;
      const vertical = equal | down;
      const level = (((equal & up) + up) ^ up) | equal;
      let rise = down | ~(level | up);
      let fall = up & level;
      if ((rise & last) !== 0) distance += 1;
      else if ((fall & last) !== 0) distance -= 1;
      // What is left of the other key takes at most one edit each back.
      if (distance - (other.length - column - 1) > most) return false;
      rise = (rise << 1) | 1;
      fall <<= 1;
      up = fall | ~(vertical | rise);
      down = rise & vertical;
    }
    return distance <= most;
  }
}
