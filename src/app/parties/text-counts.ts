/** How often a text occurred. */
export type CountedText = { readonly value: string; readonly declarations: number };

/** Declarants choose many of the texts that are counted; beyond so many different ones, further ones are not. */
const mostTexts = 20_000;

/** Counts texts, of which there may be many. */
export class TextCounts {
  readonly #counts = new Map<string, number>();

  add(text: string): void {
    const before = this.#counts.get(text);
    if (before !== undefined || this.#counts.size < mostTexts) this.#counts.set(text, (before ?? 0) + 1);
  }

  /** Those that occurred most; of as many the first in the alphabet. */
  top(most: number): readonly CountedText[] {
    return [...this.#counts]
      .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([value, declarations]) => ({ value, declarations }));
  }
}
