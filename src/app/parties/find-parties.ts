import type { Party } from '../../domain/party.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import type { Category } from '../../identify/history/behaviour-category.ts';
import { plainCode, plainWords } from '../../identify/history/party-identity.ts';
import { momentOf } from './party-profile.ts';
import type { PartyRole } from './party-role.ts';
import { identityPaths, PartyRows } from './party-rows.ts';

/** Parties whose identifier or name contains a text, as far as they are in a category. */
export type PartySearch = {
  readonly role: PartyRole;
  readonly contains: string;
  readonly category?: Category;
  readonly limit: number;
  /** The last one of the page before. */
  readonly after?: PlaceOfParty;
};

/** Where a party stands among those found. */
export type PlaceOfParty = { readonly declarations: number; readonly identity: string };

export type FoundParty = {
  readonly identity: string;
  readonly party: Party;
  readonly declarations: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** That its newest declaration was decided by. */
  readonly category?: Category;
};

/** Parties that are looked at in one search; declarants choose their names. */
export const mostParties = 300_000;

type Known = {
  readonly party: Party;
  readonly category: Category | undefined;
  declarations: number;
  first: number;
  last: number;
};

export function columnsOfSearch(role: PartyRole): readonly string[] {
  return [
    ...identityPaths(role),
    `history.${role}.category`,
    'record.sequence',
    'record.first',
    'record.heardAt',
  ];
}

/** Finds parties in columns that come part after part, the newest first. An amendment counts nothing. */
export class PartiesFound {
  readonly #search: PartySearch;
  readonly #words: string;
  readonly #code: string;
  readonly #parties = new Map<string, Known>();

  constructor(search: PartySearch) {
    this.#search = search;
    this.#words = plainWords(search.contains);
    this.#code = plainCode(search.contains);
  }

  get hasTooMany(): boolean {
    return this.#parties.size > mostParties;
  }

  add(columns: Columns): void {
    const rows = new PartyRows(columns);
    const { role } = this.#search;
    const isFound = new Map<string, boolean>();
    for (let row = columns.declarations - 1; row >= 0; row--) {
      const identity = rows.identity(role, row);
      if (identity === undefined) continue;
      let known = this.#parties.get(identity);
      if (known === undefined) {
        if (isFound.get(identity) === false) continue;
        const party = rows.party(role, row);
        isFound.set(identity, this.#contains(party));
        if (!this.#contains(party)) continue;
        const category = rows.text(`history.${role}.category`, row) as Category | undefined;
        known = {
          party,
          category,
          declarations: 0,
          first: Number.POSITIVE_INFINITY,
          last: Number.NEGATIVE_INFINITY,
        };
        this.#parties.set(identity, known);
      }
      const at = Math.floor(rows.number('record.heardAt', row) / 1_000);
      known.first = Math.min(known.first, at);
      known.last = Math.max(known.last, at);
      if (Number.isNaN(rows.number('record.first', row))) known.declarations += 1;
    }
  }

  /** One more than fits, to know whether there are more. */
  found(): readonly FoundParty[] {
    const { category, limit, after } = this.#search;
    return [...this.#parties]
      .filter(([, known]) => category === undefined || known.category === category)
      .map(([identity, known]) => ({ identity, ...known }))
      .sort(moreFirst)
      .filter((each) => after === undefined || moreFirst(after, each) < 0)
      .slice(0, limit + 1)
      .map(({ identity, party, declarations, first, last, category: told }) => ({
        identity,
        party,
        declarations,
        firstAt: momentOf(first),
        lastAt: momentOf(last),
        ...(told !== undefined && { category: told }),
      }));
  }

  #contains({ id, name }: Party): boolean {
    if (this.#words === '') return true;
    if (id !== undefined && this.#code !== '' && plainCode(id).includes(this.#code)) return true;
    return name !== undefined && plainWords(name).includes(this.#words);
  }
}

function moreFirst(a: PlaceOfParty, b: PlaceOfParty): number {
  return b.declarations - a.declarations || (a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : 0);
}
