import { isCountry, isUnit } from '../../domain/code-lists.ts';
import { partyRoles } from '../../domain/declaration.ts';
import type { KnownDeclaration } from '../../domain/known.ts';

/**
 * Codes of the declaration that stand on no list: countries that ISO 3166-1 has not, and supplementary units that
 * UN/ECE Rec 20 has not; each once, in the order of the alphabet. A currency that ISO 4217 has not, intake refuses.
 */
export function unknownCodes(declaration: KnownDeclaration): readonly string[] | undefined {
  const unknown = new Set<string>();
  const check = (code: string | undefined, isKnown: (code: string) => boolean) => {
    if (code !== undefined && code !== '' && !isKnown(code)) unknown.add(code);
  };
  const { exportCountry, destinationCountry, borderTransport, items } = declaration;
  for (const country of [exportCountry, destinationCountry, borderTransport?.nationality])
    check(country, isCountry);
  for (const role of partyRoles) check(declaration[role]?.country, isCountry);
  for (const { originCountry, quantity } of items) {
    check(originCountry, isCountry);
    check(quantity?.unit, isUnit);
  }
  return unknown.size === 0 ? undefined : [...unknown].sort();
}
