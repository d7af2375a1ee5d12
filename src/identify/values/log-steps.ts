/**
 * Logarithms are kept as whole numbers of steps of a ten-thousandth, so that samples merge to the same bits in any
 * order. A step is 0.01 % of a value, far below what any price tells.
 */
export const stepsPerUnit = 10_000;

/** The natural logarithm of a ratio above zero, in steps. */
export function stepsOf(ratio: number): number {
  return Math.round(Math.log(ratio) * stepsPerUnit);
}
