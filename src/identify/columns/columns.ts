/** The texts that occur in a field, each under its code; code 0 is an absence, and its text ''. */
export type Dictionary = readonly string[];

/** Codes of a dictionary, no wider than they must be: columns are read as fast as memory gives them. */
export type Codes = Uint8Array | Uint16Array | Int32Array;

/** A text of each row, as its code in the dictionary; 0 where it is absent. */
export type TextColumn = {
  readonly kind: 'text';
  readonly dictionary: Dictionary;
  readonly codes: Codes;
};

/** Several texts of each row: those of row n stand from `starts[n]` to before `starts[n + 1]`. */
export type TextsColumn = {
  readonly kind: 'texts';
  readonly dictionary: Dictionary;
  readonly starts: Int32Array;
  readonly codes: Codes;
};

/**
 * A number of each row, NaN where it is absent. Moments are milliseconds since 1970, true is 1 and false is 0.
 */
export type NumberColumn = { readonly kind: 'number'; readonly values: Float64Array };

export type Column = TextColumn | TextsColumn | NumberColumn;

/**
 * Many declarations field by field: a header field has a row for each declaration, an item field a row for
 * each item, in the order of their declarations and within one in the order they were declared.
 */
export type Columns = {
  readonly declarations: number;
  readonly items: number;
  /** The row of each declaration's first item; one more entry says where the last one's items end. */
  readonly itemStarts: Int32Array;
  /** By the path of the field, as conditions name it; a field that is nowhere present has none. */
  readonly column: (path: string) => Column | undefined;
};
