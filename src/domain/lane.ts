/** The treatment routes, the strictest first: the order of ASYCUDA's selectivity. */
export const lanes = ['red', 'yellow', 'blue', 'green'] as const;

/**
 * Where a declaration goes: green is released, blue is released and audited afterwards, yellow has its
 * documents checked and red its goods examined before release.
 */
export type Lane = (typeof lanes)[number];

/** The stricter of two lanes, by a precedence that lists the strictest first. */
export function stricterLane(a: Lane, b: Lane, precedence: readonly Lane[] = lanes): Lane {
  return precedence.indexOf(a) <= precedence.indexOf(b) ? a : b;
}
