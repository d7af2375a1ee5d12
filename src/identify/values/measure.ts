/**
 * What is compared between items, always as the logarithm of a ratio. The first and second are of values in the
 * reference currency; the second and third go by supplementary unit.
 */
export const measures = [
  'value-per-kg',
  'value-per-unit',
  'kg-per-unit',
  'gross-to-net',
  'kg-per-package',
] as const;
export type Measure = (typeof measures)[number];

/** How many digits of the commodity code tell items of a measure apart: packing is alike within a heading. */
export function digitsOf(measure: Measure): number {
  return measure === 'gross-to-net' || measure === 'kg-per-package' ? 4 : 10;
}

/**
 * Where an observation belongs: what is measured (by which supplementary unit, '' where by none), the commodity code
 * and beside it the origin, or for packing the kind of package; '' where the item names none.
 */
export type CellKey = {
  readonly measure: Measure;
  readonly unit: string;
  readonly code: string;
  readonly side: string;
};

/** A commodity code as cells have it: the even number of digits it has, as far as the measure looks. */
export function cellCode(code: string, measure: Measure): string {
  return code.slice(0, Math.min(digitsOf(measure), code.length - (code.length % 2)));
}
