/** A noun with plain texts in place of branded ones, so that a test can write it down. */
export type Plain<T> = T extends string
  ? // A brand is no key that an object must have; a text of a choice is.
    Record<never, never> extends Record<T, unknown>
    ? string
    : T
  : T extends readonly (infer Element)[]
    ? readonly Plain<Element>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

/** Some members of a noun; `undefined` takes one away. */
export type Changes<T> = { readonly [Key in keyof T]?: Plain<T[Key]> | undefined };

/** A noun with changes to it. */
export function changed<T extends object>(noun: Plain<T>, changes: Changes<T>): T {
  const members = Object.entries({ ...noun, ...changes }).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members) as T;
}
