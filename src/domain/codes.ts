import type { Brand } from './brand.ts';

/** Identifies a declaration within one administration (an MRN, or declarant and local reference). */
export type DeclarationId = Brand<string, 'DeclarationId'>;
/** A customs office; the empty code means that the message named none. */
export type OfficeCode = Brand<string, 'OfficeCode'>;
/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = Brand<string, 'CountryCode'>;
/** ISO 4217, upper case. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>;
/** A party's identifier: tax number, registration number. */
export type PartyId = Brand<string, 'PartyId'>;
/** Requested and previous procedure, as in "4000". */
export type ProcedureCode = Brand<string, 'ProcedureCode'>;
/** Two to twelve digits of the tariff, leading zeros kept; the first six are the Harmonized System's. */
export type CommodityCode = Brand<string, 'CommodityCode'>;
/** Identifies a risk profile over all its versions. */
export type ProfileId = Brand<string, 'ProfileId'>;

/** The first `digits` digits of a commodity code; undefined when the code is shorter. */
export function commodityPrefix(code: CommodityCode | undefined, digits: 2 | 4 | 6): string | undefined {
  return code !== undefined && code.length >= digits ? code.slice(0, digits) : undefined;
}
