const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The smallest number above a finite one. */
export function nextAbove(value: number): number {
  return -nextBelow(-value);
}

/** The largest number below a finite one. */
export function nextBelow(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  double[0] = value;
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? -1n : 1n);
  return double[0];
}
