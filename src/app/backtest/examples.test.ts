import { describe, expect, it } from 'vitest';
import { Examples } from './examples.ts';
import type { ImpactExample } from './impact-report.ts';

function chosen(fresh: number, known: number) {
  const examples = new Examples();
  const offer = (rank: number, isNew: boolean) =>
    examples.offer(rank, isNew, () => ({ declarationId: String(rank), isNew }) as ImpactExample);
  // The lowest ranks come last, in no order that could be mistaken for theirs.
  for (let place = fresh; place > 0; place--) offer(((place * 7) % 101) / 101, true);
  for (let place = known; place > 0; place--) offer(((place * 11) % 101) / 101, false);
  return examples.chosen();
}

describe('examples', () => {
  it.each([
    [0, 0, 0, 0],
    [3, 2, 3, 2],
    [50, 50, 10, 10],
    [50, 4, 16, 4],
    [4, 50, 4, 16],
    [50, 0, 20, 0],
  ])('%i new and %i known: %i and %i', (fresh, known, shownFresh, shownKnown) => {
    const shown = chosen(fresh, known);
    expect(shown.filter(({ isNew }) => isNew)).toHaveLength(shownFresh);
    expect(shown.filter(({ isNew }) => !isNew)).toHaveLength(shownKnown);
  });

  it('are those of the lowest ranks', () => {
    const ranks = chosen(100, 0).map(({ declarationId }) => Math.round(Number(declarationId) * 101));
    expect(ranks).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));
  });
});
