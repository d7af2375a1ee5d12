import type { Day } from '../../domain/moment.ts';
import type { ListRow, ListValue } from '../../domain/named-list.ts';
import type { ScreenedParty } from '../../domain/screened-party.ts';
import { type ComparedParty, partyKey } from '../../domain/screening-decision.ts';
import type { ScreeningExplanation } from '../lists/screening.ts';
import type { ScreenedList } from './screened-list.ts';

/** What parties are screened against, and how. */
export type Screening = {
  /** By their names, in the order in which they are asked. */
  readonly lists: ReadonlyMap<string, ScreenedList>;
  /** Likeness from which an entry is told, 0..1. */
  readonly threshold: number;
  /** Whether it was said of a party that it is not this entry, as its content was then. */
  readonly isCleared: (list: string, entry: ListValue, content: string, party: string) => boolean;
};

/** An entry of a watch list that a party may be. */
export type PartyMatch = {
  readonly list: string;
  readonly entry: ListValue;
  /** 0..1 */
  readonly score: number;
  /** Whether an identifier is the same, and not only the name. */
  readonly byIdentifier: boolean;
  readonly explanation: ScreeningExplanation;
  /** Whether it was decided that the party is not this entry. */
  readonly isCleared: boolean;
};

/**
 * The entries that a party may be on a day, the best first, one of an identifier before one of a name alone. Nobody
 * clears an equal identifier. A party without name and identifier is nobody.
 */
export function screenParty(party: ComparedParty, day: Day, screening: Screening): readonly PartyMatch[] {
  if (isNobody(party)) return [];
  const asked = screenedAs(party);
  const key = partyKey(party);
  const matches: PartyMatch[] = [];
  for (const [list, screened] of screening.lists) {
    for (const { row, score, explanation } of screened.near(asked, screening.threshold)) {
      if (!isOnListAt(row, day)) continue;
      const { value: entry } = row;
      const byIdentifier = explanation.kind === 'identifier';
      const isCleared =
        !byIdentifier && screening.isCleared(list, entry, screened.contentOf(entry) ?? '', key);
      matches.push({ list, entry, score, byIdentifier, explanation, isCleared });
    }
  }
  return matches.sort(strongestFirst);
}

/** Whether nothing is said that a party could be told by. */
export function isNobody({ id, name }: ComparedParty): boolean {
  return id === undefined && name === undefined;
}

/** A declared party as it is screened. */
export function screenedAs({ id, name = '', country }: ComparedParty): ScreenedParty {
  return {
    id: '',
    name,
    ...(country !== undefined && { country }),
    identifiers: id === undefined ? [] : [id],
  };
}

/** Whether an entry is on its list on a day. */
export function isOnListAt({ validFrom, validTo }: ListRow, day: Day): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

/** The stronger match first; equally strong ones stay in their order. */
export function strongestFirst(
  a: Pick<PartyMatch, 'score' | 'byIdentifier'>,
  b: Pick<PartyMatch, 'score' | 'byIdentifier'>,
): number {
  return b.score - a.score || Number(b.byIdentifier) - Number(a.byIdentifier);
}
