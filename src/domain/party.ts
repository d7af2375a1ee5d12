import type { CountryCode, PartyId } from './codes.ts';

/** A person or firm in a declaration, as far as the message tells. */
export type Party = {
  readonly id?: PartyId;
  readonly name?: string;
  readonly country?: CountryCode;
  readonly address?: string;
  /** Holds the status of authorised economic operator. */
  readonly aeo?: boolean;
};
