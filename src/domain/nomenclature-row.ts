import type { CommodityCode } from './codes.ts';

/** A line of a goods nomenclature: chapter, heading, subheading or national line, by the digits of its code. */
export type NomenclatureRow = { readonly code: CommodityCode; readonly text: string };
