import type { ListedParty } from '../../../domain/screened-party.ts';
import {
  commonIdentifier,
  contradictingIdentifiers,
  type Identifier,
  readIdentifiers,
} from '../identifiers.ts';
import type { NameWords } from '../reading/name-word.ts';
import { joinsOf, type ReadName, readName } from '../reading/read-name.ts';
import type { Judging } from './align-parts.ts';
import { judgeWords } from './judge-words.ts';
import { type ComparedNames, scoreNames } from './score-names.ts';

/** A party made ready to be compared; the first of its names is the one it is listed under. */
export type ReadParty = {
  readonly id: string;
  readonly names: readonly ReadName[];
  readonly country: string | undefined;
  readonly identifiers: readonly Identifier[];
};

/** Reads a party; words are made once for all parties that are read with the same ones. */
export function readParty(party: ListedParty, words: NameWords): ReadParty {
  const names = [party.name, ...(party.names ?? [])].map((name) => readName(name, words));
  return {
    id: party.id,
    names,
    country: party.country?.trim().toUpperCase() || undefined,
    identifiers: readIdentifiers(party.identifiers),
  };
}

/** How two parties agree: by an identifier, or by one of their names. */
export type ComparedParties =
  | { readonly kind: 'identifier'; readonly score: number; readonly identifier: Identifier }
  | ComparedByName;

export type ComparedByName = {
  readonly kind: 'name';
  readonly score: number;
  readonly query: ReadName;
  readonly entry: ReadName;
  readonly compared: ComparedNames;
  readonly circumstances: Circumstances;
};

/** What speaks for and against two parties being one beside their names. */
export type Circumstances = {
  /** Absent where one of them is unknown. */
  readonly countries: { readonly query: string; readonly entry: string } | undefined;
  readonly contradicting: readonly [Identifier, Identifier] | undefined;
};

const otherCountryFactor = 0.95;
/** Of what is missing to 1, this share is given for the same country. */
export const sameCountryShare = 0.1;
const otherIdentifierFactor = 0.9;

/**
 * How two parties agree: one identifier in common settles it, whatever their names; else the best of the entry's
 * names, in the light of countries and of identifiers that differ.
 */
export function compareParties(query: ReadParty, entry: ReadParty): ComparedParties | undefined {
  const identifier = commonIdentifier(query.identifiers, entry.identifiers);
  if (identifier !== undefined) return { kind: 'identifier', score: 1, identifier };
  let best: ComparedByName | undefined;
  for (const one of query.names) {
    const judging = { judgeOf: judgeAnew, joins: joinsOf(one) };
    for (const other of entry.names) {
      const compared = scoreNames(one, other, judging);
      const found = inTheLight({ query: one, entry: other, compared }, query, entry);
      if (found.score > (best?.score ?? 0)) best = found;
    }
  }
  return best;
}

const judgeAnew: Judging['judgeOf'] = (word) => (other) => judgeWords(word, other);

/** Two compared names in the light of everything else that is known of their parties. */
export function inTheLight(
  names: Pick<ComparedByName, 'query' | 'entry' | 'compared'>,
  query: ReadParty,
  entry: ReadParty,
): ComparedByName {
  const circumstances = circumstancesOf(query, entry);
  return { kind: 'name', ...names, score: adjusted(names.compared.score, circumstances), circumstances };
}

/** What is known beside the names. */
function circumstancesOf(query: ReadParty, entry: ReadParty): Circumstances {
  const isKnown = query.country !== undefined && entry.country !== undefined;
  return {
    countries: isKnown ? { query: query.country, entry: entry.country } : undefined,
    contradicting: contradictingIdentifiers(query.identifiers, entry.identifiers),
  };
}

function adjusted(score: number, { countries, contradicting }: Circumstances): number {
  // Where no word agrees, a country makes nobody alike.
  if (score === 0) return 0;
  const isSame = countries !== undefined && countries.query === countries.entry;
  const countryFactor = countries === undefined || isSame ? 1 : otherCountryFactor;
  const lowered = score * countryFactor * (contradicting === undefined ? 1 : otherIdentifierFactor);
  return isSame ? lowered + (1 - lowered) * sameCountryShare : lowered;
}
