import type { CommodityCode } from '../../../../domain/codes.ts';
import { Nomenclature } from '../nomenclature.ts';

export const codeOf = (digits: string) => digits as CommodityCode;

/** A nomenclature from its texts by their codes. */
export function aNomenclature(texts: Readonly<Record<string, string>>): Nomenclature {
  return new Nomenclature(Object.entries(texts).map(([code, text]) => ({ code: codeOf(code), text })));
}
