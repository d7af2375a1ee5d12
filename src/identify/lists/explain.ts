import type { Alignment, PartJudgement } from './matching/align-parts.ts';
import type { ComparedByName, ComparedParties } from './matching/compare-parties.ts';
import type { ReadName } from './reading/read-name.ts';
import type { AlignedWords, Penalty, ScreeningExplanation } from './screening.ts';

/** Says why two parties have the score they have. */
export function explain(compared: ComparedParties): ScreeningExplanation {
  if (compared.kind === 'identifier') {
    const { kind, value } = compared.identifier;
    const identifier = kind === '' ? value : `${kind}:${value}`;
    return { kind: 'identifier', identifier, text: `Both have the identifier ${identifier}.` };
  }
  const { query, entry } = compared;
  const aligned = compared.compared.alignments
    .toSorted((a, b) => firstBit(a.query) - firstBit(b.query))
    .map((alignment) => alignedWords(alignment, query, entry));
  const penalties = penaltiesOf(compared);
  return {
    kind: 'name',
    name: entry.text,
    aligned,
    legalForms: compared.compared.legalForms,
    penalties,
    isCut: query.isCut || entry.isCut,
    text: [...aligned.map(alignedText), ...penalties.map(penaltyText)].join('; ').concat('.'),
  };
}

function alignedWords(
  { query, entry, judgement, similarity }: Alignment,
  one: ReadName,
  other: ReadName,
): AlignedWords {
  return {
    query: wordsAt(one, query).join(' '),
    entry: wordsAt(other, entry).join(' '),
    judgement,
    similarity,
  };
}

function penaltiesOf({ query, entry, compared, circumstances }: ComparedByName): readonly Penalty[] {
  const [one, other] = [wordsAt(query, compared.unmatchedQuery), wordsAt(entry, compared.unmatchedEntry)];
  const penalties: Penalty[] = [];
  if (compared.isContradiction) penalties.push({ kind: 'contradiction', query: one, entry: other });
  else {
    if (one.length > 0) penalties.push({ kind: 'unmatched-query', words: one });
    if (other.length > 0) penalties.push({ kind: 'unmatched-entry', words: other });
  }
  if (compared.hasOtherNumbers)
    penalties.push({
      kind: 'numbers',
      query: numbersAt(query, compared.unmatchedQuery),
      entry: numbersAt(entry, compared.unmatchedEntry),
    });
  if (compared.legalForms === 'different' || compared.legalForms === 'one-sided')
    penalties.push({ kind: 'legal-forms', query: query.legalForms, entry: entry.legalForms });
  if (compared.isCommonAlone) penalties.push({ kind: 'common-words-alone' });
  const { countries, contradicting } = circumstances;
  if (countries !== undefined && countries.query !== countries.entry)
    penalties.push({ kind: 'countries', ...countries });
  if (contradicting !== undefined)
    penalties.push({ kind: 'identifiers', query: contradicting[0].value, entry: contradicting[1].value });
  return penalties;
}

const judgementTexts: Readonly<Record<Exclude<PartJudgement['kind'], 'edits' | 'skeleton'>, string>> = {
  equal: 'is the same',
  meaning: 'means the same',
  sound: 'sounds the same',
  'short-name': 'is a short name of the same',
  initial: 'has the same initial',
  joined: 'is the same written as one word',
  initials: 'has the same initials',
};

function alignedText({ query, entry, judgement }: AlignedWords): string {
  const pair = `${query} ~ ${entry}`;
  switch (judgement.kind) {
    case 'edits':
      return `${pair} differs by ${judgement.edits} ${judgement.edits === 1 ? 'letter' : 'letters'}`;
    case 'skeleton':
      return `${pair} has the same consonants ${judgement.consonants}`;
    default:
      return `${pair} ${judgementTexts[judgement.kind]}`;
  }
}

function penaltyText(penalty: Penalty): string {
  switch (penalty.kind) {
    case 'unmatched-query':
      return `nothing on the list for ${penalty.words.join(' ')}`;
    case 'unmatched-entry':
      return `only the list has ${penalty.words.join(' ')}`;
    case 'contradiction':
      return `${penalty.query.join(' ')} against ${penalty.entry.join(' ')} on the list`;
    case 'numbers':
      return `the number ${penalty.query.join(' ')} is ${penalty.entry.join(' ')} on the list`;
    case 'legal-forms':
      return `legal form ${formsText(penalty.query)}, on the list ${formsText(penalty.entry)}`;
    case 'common-words-alone':
      return 'only words agree that many names have';
    case 'countries':
      return `country ${penalty.query}, on the list ${penalty.entry}`;
    case 'identifiers':
      return `identifier ${penalty.query}, on the list ${penalty.entry}`;
  }
}

function formsText(forms: readonly string[]): string {
  return forms.length === 0 ? 'none' : forms.join(' and ');
}

function wordsAt({ parts }: ReadName, places: number): readonly string[] {
  return parts.filter((_, place) => (places & (1 << place)) !== 0).map(({ written }) => written);
}

function numbersAt({ parts }: ReadName, places: number): readonly string[] {
  return parts
    .filter(({ word }, place) => word.kind === 'number' && (places & (1 << place)) !== 0)
    .map(({ word }) => word.form);
}

function firstBit(places: number): number {
  return 31 - Math.clz32(places & -places);
}
