import type { ListedParty, ScreenedParty } from './screened-party.ts';
import { country, list, object, optional, required, text } from './shape.ts';

const members = {
  id: required(text(256), 'Tells the party again'),
  name: required(text(10_000), 'Name in any script'),
  country: optional(country, 'ISO 3166-1 alpha-2'),
  identifiers: optional(
    list(text(256), 0, 1_000),
    'Tax and registration numbers, "TIN:123" where the kind is known',
  ),
};

/** A party to be screened. */
export const screenedPartyShape = object<ScreenedParty>(members);

/** A party on a list. */
export const listedPartyShape = object<ListedParty>({
  ...members,
  names: optional(list(text(10_000), 0, 1_000), 'Other names it goes by'),
});
