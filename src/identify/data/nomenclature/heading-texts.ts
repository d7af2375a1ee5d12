import { type CommodityCode, commodityPrefix } from '../../../domain/codes.ts';
import type { Nomenclature } from './nomenclature.ts';
import { termsOf } from './terms-of.ts';
import { type TermCounts, TextIndex } from './text-index.ts';

/** How much a word counts of the line itself and of the heading, and of the chapter: it only tells what kind it is. */
const weights = { line: 1, chapter: 0.3 };

/** The texts of a nomenclature by headings: each line with the texts above it is a document of its heading. */
export type HeadingTexts = {
  readonly index: TextIndex;
  /** The headings (HS4), and of each document the place of its heading. */
  readonly headings: readonly string[];
  readonly headingOf: Int32Array;
};

export function headingTexts(nomenclature: Nomenclature): HeadingTexts {
  const headings = new Map<string, number>();
  const headingOf: number[] = [];
  const documents: TermCounts[] = [];
  for (const code of nomenclature.codes) {
    const heading = commodityPrefix(code, 4);
    if (heading === undefined) continue;
    const place = headings.get(heading) ?? headings.size;
    headings.set(heading, place);
    headingOf.push(place);
    documents.push(documentOf(nomenclature, code));
  }
  return {
    index: new TextIndex(documents),
    headings: [...headings.keys()],
    headingOf: Int32Array.from(headingOf),
  };
}

function documentOf(nomenclature: Nomenclature, code: CommodityCode): TermCounts {
  const counts = new Map<string, number>();
  for (let at: CommodityCode | undefined = code; at !== undefined; at = nomenclature.above(at)) {
    const weight = at.length < 4 ? weights.chapter : weights.line;
    for (const term of termsOf(whatIsIn(nomenclature.textOf(at) ?? '')))
      counts.set(term, (counts.get(term) ?? 0) + weight);
  }
  return counts;
}

const leftOut = [
  // "(excluding vans)", "other than those of heading no. 6103": words of what stands elsewhere.
  /\((?:other than|excluding|except|not)\b[^)]*\)/gi,
  /\b(?:other than|excluding|except|but not)\b[^;,)]*/gi,
  // "heading no. 8402 or 8403", "item no. 8517.1": numbers of codes are no numbers of goods.
  /\b(?:sub)?(?:headings?|items?|chapters?|notes?)\s+(?:nos?\.?\s*)?\d[\d.]*(?:(?:\s*(?:,|-|to|and|or)\s*)+\d[\d.]*)*/gi,
  /\bn\.e\.[cs]\.?/gi,
];

/** A text without what it says of other goods than its own. */
function whatIsIn(text: string): string {
  return leftOut.reduce((rest, pattern) => rest.replaceAll(pattern, ' '), text);
}
