import { type Declaration, type PartyRole, partyRoles } from '../../domain/declaration.ts';
import type { Known } from '../../domain/known.ts';
import type { Day } from '../../domain/moment.ts';
import { type ComparedParty, partyKey } from '../../domain/screening-decision.ts';
import {
  isNobody,
  type PartyMatch,
  type Screening,
  screenedAs,
  screenParty,
  strongestFirst,
} from './screen-party.ts';

/**
 * The strongest match of any party of a declaration with an entry of a watch list that is valid on a day: it fills the fields `screening`. Matches that were cleared are none. A party that has several roles is screened once,
 * and is told by the first of them in the order of the paper form.
 */
export function knownScreening(declaration: Declaration, day: Day, screening: Screening): Known {
  let best: (PartyMatch & { readonly role: PartyRole }) | undefined;
  for (const [role, party] of distinctParties(declaration)) {
    const match = screenParty(party, day, screening).find(({ isCleared }) => !isCleared);
    if (match !== undefined && (best === undefined || strongestFirst(best, match) > 0))
      best = { ...match, role };
  }
  if (best === undefined) return {};
  const { score, role, list, entry, byIdentifier, explanation } = best;
  return {
    screening: { score, role, list, entry: String(entry), byIdentifier, explanation: explanation.text },
  };
}

/**
 * Screens the parties of a declaration that is about to be decided, with a pause after each that takes time: what is found
 * is remembered, and nobody waits for it when it is asked for.
 */
export function* screeningAhead(declaration: Declaration, screening: Screening): Generator<undefined, void> {
  for (const [, party] of distinctParties(declaration)) {
    if (isNobody(party)) continue;
    const asked = screenedAs(party);
    for (const list of screening.lists.values()) {
      if (list.remembers(asked, screening.threshold)) continue;
      list.near(asked, screening.threshold);
      yield;
    }
  }
}

function distinctParties(declaration: Declaration): readonly (readonly [PartyRole, ComparedParty])[] {
  const parties = new Map<string, readonly [PartyRole, ComparedParty]>();
  for (const role of partyRoles) {
    const party = declaration[role];
    if (party === undefined) continue;
    const key = partyKey(party);
    if (!parties.has(key)) parties.set(key, [role, party]);
  }
  return [...parties.values()];
}
