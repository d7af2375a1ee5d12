import type { CommodityCode } from './codes.ts';

/**
 * A line of the table that tells how codes of one version of a nomenclature go over into the next, as in HS 2017 to 2022:
 * what was `from` is `to` now. `share` is the part of the goods of `from` that went there, where the table knows it.
 */
export type CodeCorrelation = {
  readonly from: CommodityCode;
  readonly to: CommodityCode;
  readonly share?: number;
};
