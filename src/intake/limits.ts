/** How much of an input is taken at a time. What goes beyond is a Problem, never an exhausted machine. */
export type Limits = {
  /** One record of a record-oriented file. */
  readonly recordBytes: number;
  /** How deep JSON and XML may nest. */
  readonly nesting: number;
  /** One XML or EDIFACT message. */
  readonly messageBytes: number;
  /** How many times its packed size a stream may unpack to, beyond `expansionFreeBytes`. */
  readonly expansion: number;
  readonly expansionFreeBytes: number;
};

const mebibyte = 1_048_576;

/** The limits the contract states; each can be set on the command line. */
export const defaultLimits: Limits = {
  recordBytes: 16 * mebibyte,
  nesting: 100,
  messageBytes: 64 * mebibyte,
  expansion: 1_000,
  expansionFreeBytes: 64 * mebibyte,
};
