/** A document as the index takes it: how often each of its terms stands in it; parts of a time where it counts less. */
export type TermCounts = ReadonlyMap<string, number>;

/** How fast a term that stands there again counts less, and how far long documents are held back; usual values. */
const saturation = 1.2;
const lengthWeight = 0.75;

type Postings = { readonly idf: number; readonly documents: Int32Array; readonly weights: Float64Array };

/**
 * Finds which documents are most like a text, by BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework:
 * BM25 and Beyond", 2009, with the inverse document frequency that is never below nought. What a term adds to a document
 * is worked out once.
 */
export class TextIndex {
  readonly #postings: ReadonlyMap<string, Postings>;
  readonly #scores: Float64Array;

  constructor(documents: readonly TermCounts[]) {
    this.#scores = new Float64Array(documents.length);
    const lengths = documents.map((counts) => sumOf(counts.values()));
    const mean = sumOf(lengths) / Math.max(1, documents.length);
    const found = new Map<string, { readonly documents: number[]; readonly weights: number[] }>();
    for (const [document, counts] of documents.entries()) {
      const norm = saturation * (1 - lengthWeight + (lengthWeight * (lengths[document] ?? 0)) / mean);
      for (const [term, count] of counts) {
        let postings = found.get(term);
        if (postings === undefined) {
          postings = { documents: [], weights: [] };
          found.set(term, postings);
        }
        postings.documents.push(document);
        postings.weights.push((count * (saturation + 1)) / (count + norm));
      }
    }
    this.#postings = new Map(
      [...found].map(([term, { documents: where, weights }]) => {
        const idf = Math.log(1 + (documents.length - where.length + 0.5) / (where.length + 0.5));
        return [
          term,
          {
            idf,
            documents: Int32Array.from(where),
            weights: Float64Array.from(weights, (weight) => weight * idf),
          },
        ];
      }),
    );
  }

  /** Whether some document holds the term. */
  knows(term: string): boolean {
    return this.#postings.has(term);
  }

  /** What a document would score at the most that holds nothing but these terms, over and over. */
  mostFor(terms: readonly string[]): number {
    return sumOf(terms.map((term) => (this.#postings.get(term)?.idf ?? 0) * (saturation + 1)));
  }

  /** The scores of all documents, good until the next question. Terms are given once each. */
  scoresFor(terms: readonly string[]): Float64Array {
    this.#scores.fill(0);
    for (const term of terms) {
      const postings = this.#postings.get(term);
      if (postings === undefined) continue;
      const { documents, weights } = postings;
      for (let at = 0; at < documents.length; at++) {
        const document = documents[at] as number;
        this.#scores[document] = (this.#scores[document] as number) + (weights[at] as number);
      }
    }
    return this.#scores;
  }
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
