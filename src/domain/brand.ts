declare const brand: unique symbol;

/**
 * A value that looks like its base type but cannot be swapped for another brand of it: customs codes are
 * all short strings, and a country where a currency belongs is a mistake the compiler should find.
 */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
