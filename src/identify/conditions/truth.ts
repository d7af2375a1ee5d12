/**
 * Kleene's three truth values, ordered so that the strong connectives are arithmetic: `all` is the minimum,
 * `any` the maximum, `not` the opposite sign.
 */
export const False = -1;
export const Undetermined = 0;
export const True = 1;
export type Truth = typeof False | typeof Undetermined | typeof True;

export function truthOf(answer: boolean): Truth {
  return answer ? True : False;
}

export function not(truth: Truth): Truth {
  // -0 would be a fourth value to Object.is and to snapshots.
  return truth === Undetermined ? Undetermined : (-truth as Truth);
}
