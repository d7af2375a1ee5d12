/** A party as it is screened: its id serves only to tell it again. */
export type ScreenedParty = {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Tax and registration numbers, as written; "TIN:123" says what kind it is. */
  readonly identifiers?: readonly string[];
};

/** A party on a list, with the other names it goes by. */
export type ListedParty = ScreenedParty & { readonly names?: readonly string[] };
