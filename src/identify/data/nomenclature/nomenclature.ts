import type { CommodityCode } from '../../../domain/codes.ts';
import type { NomenclatureRow } from '../../../domain/nomenclature-row.ts';

/** A goods nomenclature: the texts of its codes, and how codes stand under one another. */
export class Nomenclature {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #divided = new Set<string>();

  /** Of two lines with one code, the later counts. */
  constructor(rows: readonly NomenclatureRow[]) {
    this.#texts = new Map(rows.map(({ code, text }) => [code, text]));
    for (const code of this.#texts.keys()) {
      const above = this.above(code as CommodityCode);
      if (above !== undefined) this.#divided.add(above);
    }
  }

  /** Its codes. */
  get codes(): readonly CommodityCode[] {
    return [...this.#texts.keys()] as CommodityCode[];
  }

  textOf(code: CommodityCode): string | undefined {
    return this.#texts.get(code);
  }

  /** The nearest code that a code stands under; undefined for chapters, and where none of its beginnings is there. */
  above(code: CommodityCode): CommodityCode | undefined {
    for (let length = code.length - 1; length >= 2; length--) {
      const beginning = code.slice(0, length);
      if (this.#texts.has(beginning)) return beginning as CommodityCode;
    }
    return undefined;
  }

  /**
   * Whether it has a code: as a line of its own, as one filled up with noughts, or as a finer division of a subheading
   * that it does not divide itself (the Harmonized System knows any national code under its six digits).
   */
  knows(code: CommodityCode): boolean {
    if (this.#texts.has(code)) return true;
    const above = this.above(code);
    if (above === undefined) return false;
    if (/^0*$/.test(code.slice(above.length))) return true;
    return above.length >= 6 && !this.#divided.has(above);
  }
}
