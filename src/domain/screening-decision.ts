import type { ListValue } from './named-list.ts';

export const screeningVerdicts = ['same', 'not-the-same'] as const;
export type ScreeningVerdict = (typeof screeningVerdicts)[number];

/** What tells a screened party from another: what was declared of it. */
export type ComparedParty = {
  readonly id?: string;
  readonly name?: string;
  readonly country?: string;
};

/** What a person says of a party that resembles an entry of a watch list. A later one stands beside it; none is edited. */
export type ScreeningDecision = {
  readonly list: string;
  /** The value of the entry. */
  readonly entry: ListValue;
  /** Hash of who the entry was when it was looked at; the decision says nothing of another. */
  readonly content: string;
  readonly party: ComparedParty;
  readonly decision: ScreeningVerdict;
  readonly reason: string;
  /** The declaration it came up with, where that was named. */
  readonly declarationId?: string;
};

/**
 * What a party is told by, where a person has decided on it: all of identifier, name and country, but for case and
 * spaces. Whoever declares another name under a cleared identifier, or another identifier under a cleared name, is asked
 * of anew.
 */
export function partyKey({ id, name, country }: ComparedParty): string {
  return JSON.stringify([plain(id), plain(name), country ?? null]);
}

function plain(text: string | undefined): string | null {
  return text === undefined ? null : text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toUpperCase();
}
