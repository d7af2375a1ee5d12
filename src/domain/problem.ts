/** What can be wrong with input; each code has one meaning in every format. */
export const problemCodes = [
  'missing',
  'wrong-type',
  'too-long',
  'too-many',
  'ill-formed-text',
  'not-a-choice',
  'not-a-commodity-code',
  'not-a-country-code',
  'unknown-country',
  'unknown-currency',
  'not-a-currency-code',
  'not-a-number',
  'not-finite',
  'negative',
  'not-a-whole-number',
  'out-of-range',
  'not-a-decimal',
  'not-a-date',
  'impossible-date',
  'moment-without-zone',
  'duplicate-sequence',
  'duplicate-id',
  'unknown-key',
  'more-problems',
  'forbidden-key',
  'not-json',
  'not-utf8',
  'not-xml',
  'not-csv',
  'doctype-refused',
  'nesting-too-deep',
  'record-too-large',
  'message-too-large',
  'expands-too-far',
  'truncated',
  'no-declaration',
  'unknown-column',
  'missing-column',
  'unknown-format',
  'unsupported-message',
  'amendment-needs-original',
  'amendment-target-unknown',
  'version-conflict',
  'too-many-versions',
  'unknown-field',
  'unknown-operator',
  'unknown-list',
  'value-type',
  'data-not-loaded',
  'out-of-order',
  'empty-period',
  'too-much-to-red',
  'too-little-read',
  'not-in-future',
  'validity-overlap',
  'validity-gap',
  'validity-ended',
  'already-scheduled',
  'empty-list',
  'impossible-range',
  'contradiction',
  'duplicate-value',
  'never-true',
  'always-true',
  'not-on-list',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Something wrong with an input, with its place and a sentence that says what to do. */
export type Problem = {
  /** The file, or the request, it was found in. */
  readonly source: string;
  /** Line of the file, from 1. */
  readonly line?: number;
  /** JSON pointer, XPath or column name. */
  readonly path: string;
  readonly code: ProblemCode;
  readonly message: string;
  /** Present on what was noticed and left: the record it belongs to was taken all the same. */
  readonly severity?: 'warning';
};

/** A value, or everything that is wrong with it. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A fault at a path inside a value, before anyone knows which file or request the value came from. */
export type Fault = {
  readonly steps: readonly (string | number)[];
  readonly code: ProblemCode;
  readonly message: string;
};
