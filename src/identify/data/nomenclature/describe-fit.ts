import { commodityPrefix } from '../../../domain/codes.ts';
import type { GoodsItem } from '../../../domain/goods-item.ts';
import type { Known } from '../../../domain/known.ts';
import { type HeadingTexts, headingTexts } from './heading-texts.ts';
import type { Nomenclature } from './nomenclature.ts';
import { isNumberTerm, termsOf } from './terms-of.ts';

/** Below this share of known words a description is in another language, or of names: it fits nothing, falsely. */
const leastKnownWords = 0.5;
/** How many answers are kept, and of how long descriptions: many declarations repeat a few. */
const mostAnswers = 20_000;
const longestKept = 300;

type TextFit = {
  readonly fit?: number;
  readonly bestHeading?: string;
  readonly bestFit?: number;
  readonly knownWords?: number;
};

/** A nomenclature made ready to tell how descriptions fit it. */
export type DescribedNomenclature = {
  readonly nomenclature: Nomenclature;
  readonly texts: HeadingTexts;
  /** Answers by heading and description, the oldest first. */
  readonly answers: Map<string, TextFit>;
};

/** Makes the texts of a nomenclature ready, some tenths of a second for the Harmonized System. */
export function describedNomenclature(nomenclature: Nomenclature): DescribedNomenclature {
  return { nomenclature, texts: headingTexts(nomenclature), answers: new Map() };
}

/**
 * What a nomenclature tells of an item, by the steps of the fields `item.text.…` and `item.code.…`: whether it has the
 * code, and how the description fits the texts of the declared heading (C02). The same item always gives the same.
 *
 * `fit` is the likeness to the declared heading as a share of that to the heading it is most like, `bestFit` how much of
 * the description the latter's texts explain, both 0 to 1. They are absent where fewer than half of the words stand in
 * the nomenclature at all, and `fit` where it has not the heading.
 */
export function describeFit(described: DescribedNomenclature, item: GoodsItem): Known {
  const { commodityCode, description } = item;
  return {
    ...(commodityCode !== undefined && { code: { isKnown: described.nomenclature.knows(commodityCode) } }),
    ...(description !== undefined && {
      text: rememberedFit(described, description, commodityPrefix(commodityCode, 4)),
    }),
  };
}

function rememberedFit(
  { texts, answers }: DescribedNomenclature,
  description: string,
  heading: string | undefined,
): TextFit {
  if (description.length > longestKept) return textFit(texts, description, heading);
  const key = `${heading ?? ''} ${description}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const fit = textFit(texts, description, heading);
  if (answers.size >= mostAnswers) {
    const [oldest] = answers.keys();
    if (oldest !== undefined) answers.delete(oldest);
  }
  answers.set(key, fit);
  return fit;
}

function textFit(
  { index, headings, headingOf }: HeadingTexts,
  description: string,
  heading: string | undefined,
): TextFit {
  const terms = [...new Set(termsOf(description))].sort();
  const words = terms.filter((term) => !isNumberTerm(term));
  if (words.length === 0) return {};
  const knownWords = words.filter((word) => index.knows(word)).length / words.length;
  if (knownWords < leastKnownWords) return { knownWords };
  const own = heading === undefined ? -1 : headings.indexOf(heading);
  const scores = index.scoresFor(terms);
  let best = 0;
  let [bestScore, ownScore] = [0, 0];
  for (let document = 0; document < scores.length; document++) {
    const score = scores[document] as number;
    const place = headingOf[document] as number;
    if (score > bestScore) [best, bestScore] = [place, score];
    if (place === own && score > ownScore) ownScore = score;
  }
  if (bestScore === 0) return { knownWords };
  // Of headings that are equally like, the declared one is the best.
  const bestHeading = ownScore === bestScore ? heading : headings[best];
  return {
    ...(own !== -1 && { fit: ownScore / bestScore }),
    ...(bestHeading !== undefined && { bestHeading }),
    bestFit: bestScore / index.mostFor(terms),
    knownWords,
  };
}
