import type { NameWord } from '../reading/name-word.ts';
import type { NamePart, ReadName } from '../reading/read-name.ts';
import { compareLegalForms } from '../words/legal-forms.ts';
import { type Alignment, alignParts, type Judging } from './align-parts.ts';

/** What a part of the query costs that stands for nothing in the entry: most of its weight. */
const unmatchedQueryCost = 0.8;
/** What a part of the entry costs: lists give names in full. */
const unmatchedEntryCost = 0.2;
/** What it costs beyond that where both names have such parts, which then contradict each other. */
const contradictionCost = 1.5;
const legalFormFactor = { same: 1, none: 1, 'one-sided': 0.98, different: 0.92 } as const;
/** Numbers on both sides must agree; words beside them do not make up for it. */
const numbersFactor = 0.85;
/** Words alone that many names have. */
export const commonWordsFactor = 0.5;

/** How two names were compared. */
export type ComparedNames = {
  /** 0..1. */
  readonly score: number;
  readonly alignments: readonly Alignment[];
  /** Places as bits of the parts that stand for nothing in the other name. */
  readonly unmatchedQuery: number;
  readonly unmatchedEntry: number;
  readonly legalForms: ReturnType<typeof compareLegalForms>;
  readonly isContradiction: boolean;
  readonly isCommonAlone: boolean;
  readonly hasOtherNumbers: boolean;
};

/**
 * How well two names agree. What agrees counts by its weight and likeness; what stands alone counts against it by
 * its weight and its side, after the method of OpenSanctions' logic-v2, and once more where both sides have it.
 */
export function scoreNames(query: ReadName, entry: ReadName, judging: Judging): ComparedNames {
  const alignments = alignParts(query, entry, judging);
  let [aligned, agreed, queryBits, entryBits] = [0, 0, 0, 0];
  for (const each of alignments) {
    aligned += each.weight;
    agreed += each.weight * each.similarity;
    queryBits |= each.query;
    entryBits |= each.entry;
  }
  const unmatchedQuery = ~queryBits & allBits(query);
  const unmatchedEntry = ~entryBits & allBits(entry);
  const contradicting = Math.min(
    weightAt(query, unmatchedQuery, mayContradict),
    weightAt(entry, unmatchedEntry, mayContradict),
  );
  const against = costOf(weightAt(query, unmatchedQuery), weightAt(entry, unmatchedEntry), contradicting);
  const legalForms = compareLegalForms(query.legalForms, entry.legalForms);
  const telling = tellingIn(query, entry, alignments);
  const isCommonAlone = telling === 'common';
  const likeness = telling === 'nothing' ? 0 : agreed / (aligned + against);
  const hasOtherNumbers = hasAt(query, unmatchedQuery, isNumber) && hasAt(entry, unmatchedEntry, isNumber);
  const factor = (isCommonAlone ? commonWordsFactor : 1) * (hasOtherNumbers ? numbersFactor : 1);
  return {
    score: likeness * legalFormFactor[legalForms] * factor,
    alignments,
    unmatchedQuery,
    unmatchedEntry,
    legalForms,
    isContradiction: contradicting > 0,
    isCommonAlone,
    hasOtherNumbers,
  };
}

/** What weights cost that stand for nothing: of the query, of the entry, and of what contradicts of both. */
export function costOf(query: number, entry: number, contradicting: number): number {
  return unmatchedQueryCost * query + unmatchedEntryCost * entry + contradictionCost * contradicting;
}

/** The weight of what may contradict another name. */
export function contradictingWeight(name: ReadName): number {
  return weightAt(name, -1, mayContradict);
}

/** Whether words agree that tell who it is, or only common ones although a name has others, or none at all. */
function tellingIn(
  query: ReadName,
  entry: ReadName,
  alignments: readonly Alignment[],
): 'all' | 'common' | 'nothing' {
  // First letters say nothing by themselves.
  const whole = alignments.filter(({ judgement: { kind } }) => kind !== 'initial' && kind !== 'initials');
  if (whole.some((each) => hasAt(query, each.query, isTelling) && hasAt(entry, each.entry, isTelling)))
    return 'all';
  if (!whole.some((each) => hasAt(query, each.query, isCommon) || hasAt(entry, each.entry, isCommon)))
    return 'nothing';
  return isTellingName(query) || isTellingName(entry) ? 'common' : 'all';
}

/** Whether a name has words that tell who it is. */
export function isTellingName({ parts }: ReadName): boolean {
  return parts.some(isTelling);
}

function isCommon({ word }: NamePart): boolean {
  return word.kind === 'common';
}

function isTelling({ word }: NamePart): boolean {
  return word.kind === 'word' || word.kind === 'number';
}

function isNumber({ word }: NamePart): boolean {
  return word.kind === 'number';
}

/** Titles, articles and their like are left out by many without meaning anything. */
export function contradicts({ kind }: NameWord): boolean {
  return kind !== 'title' && kind !== 'small';
}

function mayContradict({ word }: NamePart): boolean {
  return contradicts(word);
}

function hasAt({ parts }: ReadName, places: number, is: (part: NamePart) => boolean): boolean {
  return parts.some((part, place) => (places & (1 << place)) !== 0 && is(part));
}

function weightAt({ parts }: ReadName, places: number, is?: (part: NamePart) => boolean): number {
  let weight = 0;
  for (let place = 0; place < parts.length; place++) {
    const part = parts[place] as NamePart;
    if ((places & (1 << place)) !== 0 && (is === undefined || is(part))) weight += part.weight;
  }
  return weight;
}

function allBits({ parts }: ReadName): number {
  return (1 << parts.length) - 1;
}
