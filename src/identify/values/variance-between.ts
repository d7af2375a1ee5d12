/** Half of all squares of standard normals are smaller. */
const medianOfSquares = 0.4549;
/** What a few hundred groups tell, more tell hardly better. */
const mostLookedAt = 5_000;
const fewest = 10;
const halvings = 40;

/** How far a group is from what it belongs to, squared, and the variance that chance alone gives that distance. */
export type Distance = { readonly squared: number; readonly variance: number };

/**
 * The variance between groups that, with chance, explains how far they are apart: the one at which half of the standardised
 * squares are below the median of chi-square with one degree of freedom. Half of the groups may be anything.
 * Undefined where there are too few groups to tell.
 */
export function varianceBetween(all: readonly Distance[]): number | undefined {
  if (all.length < fewest) return undefined;
  const stride = Math.ceil(all.length / mostLookedAt);
  const looked = all.filter((_, index) => index % stride === 0);
  const ratios = new Float64Array(looked.length);
  const medianRatio = (between: number): number => {
    for (const [index, { squared, variance }] of looked.entries())
      ratios[index] = squared / (between + variance);
    return ratios.sort()[ratios.length >> 1] ?? 0;
  };
  const typical = Float64Array.from(looked, ({ squared }) => squared).sort()[looked.length >> 1] ?? 0;
  let low = typical * 1e-6;
  let high = typical * 1e2;
  if (typical === 0 || medianRatio(low) <= medianOfSquares) return low;
  for (let halving = 0; halving < halvings && high / low > 1.001; halving++) {
    const middle = Math.sqrt(low * high);
    if (medianRatio(middle) > medianOfSquares) low = middle;
    else high = middle;
  }
  return low;
}
