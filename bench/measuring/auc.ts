/**
 * The probability that something that is so scores higher than something that is not, ties counted half: exact, by ranks
 * (Mann and Whitney). NaN where all or none are so.
 */
export function areaUnderCurve(scores: ArrayLike<number>, isSo: ArrayLike<unknown>): number {
  const order = Uint32Array.from({ length: scores.length }, (_, index) => index);
  order.sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let ranks = 0;
  let positives = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to += 1;
    // Places count from 1, and those that tie share the middle one.
    const rank = (from + 1 + to) / 2;
    for (let place = from; place < to; place++)
      if (isSo[order[place] ?? 0]) {
        ranks += rank;
        positives += 1;
      }
    from = to;
  }
  const negatives = order.length - positives;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}
