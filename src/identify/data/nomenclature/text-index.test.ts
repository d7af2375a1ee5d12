import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextIndex } from './text-index.ts';

const term = fc.constantFrom('cotton', 'shirt', 'engine', 'part', 'oil');
const documents = fc.array(fc.dictionary(term, fc.constantFrom(0.3, 1, 2)), { minLength: 1, maxLength: 6 });

/** The formula as it is printed, one document and one term after the other. */
function printedScore(all: readonly Record<string, number>[], at: number, query: readonly string[]): number {
  const lengthOf = (document: Record<string, number> | undefined) =>
    Object.values(document ?? {}).reduce((sum, count) => sum + count, 0);
  const mean = all.map(lengthOf).reduce((sum, length) => sum + length, 0) / all.length;
  return query.reduce((score, word) => {
    const holding = all.filter((document) => word in document).length;
    const idf = Math.log((all.length - holding + 0.5) / (holding + 0.5) + 1);
    const count = all[at]?.[word] ?? 0;
    const norm = 1.2 * (1 - 0.75 + 0.75 * (lengthOf(all[at]) / mean));
    return count === 0 ? score : score + (idf * count * 2.2) / (count + norm);
  }, 0);
}

it('scores by the printed formula, and never above the most there is', () => {
  fc.assert(
    fc.property(documents, fc.uniqueArray(term), (all, query) => {
      const index = new TextIndex(all.map((document) => new Map(Object.entries(document))));
      const scores = index.scoresFor(query);
      for (const place of all.keys()) {
        expect(scores[place]).toBeCloseTo(printedScore(all, place, query), 10);
        expect(scores[place]).toBeLessThanOrEqual(index.mostFor(query));
      }
      for (const word of query) expect(index.knows(word)).toBe(all.some((document) => word in document));
    }),
  );
});
