import type { Declaration } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import type { Moment } from '../../domain/moment.ts';

/** What an administration decides about its history. What is remembered rests on it, so a change starts anew. */
export type HistorySettings = {
  /** Below this a consignment is a small one, in the reference currency. */
  readonly smallConsignmentValue: number;
  /**
   * The value in the reference currency of an item of which the history hears at a moment; undefined where there is none,
   * or no rate. What the declaration says of its lodgement does not count: its writer would choose the rate.
   */
  readonly valueOf: (item: GoodsItem, heardAt: Moment) => number | undefined;
  /**
   * A declaration as the history knows its goods: with the codes of the latest nomenclature, those of the moment it hears of
   * it carried over. Absent where none changed.
   */
  readonly carriedOver?: (declaration: Declaration, heardAt: Moment) => Declaration;
  /** Types of documents (UN/EDIFACT 1001), with or without the letter N before them. */
  readonly transportDocuments: readonly string[];
  readonly originCertificates: readonly string[];
  /** National boxes, the first that is there counting; several seals are parted by spaces, commas or semicolons. */
  readonly borderPostBoxes: readonly string[];
  readonly exitPostBoxes: readonly string[];
  readonly sealBoxes: readonly string[];
  /** How many inspections the rate of violations before any weighs. */
  readonly priorInspections: number;
  /** Below so many weeks of others known as long no burst is told. */
  readonly cohortWeeks: number;
};

/**
 * Without rates no value is known, and without that no small consignment. All numbers are assumptions: 5,000 as in
 * the generated traffic, ten inspections since findings are rare and a single one must not make a rate.
 */
export const defaultHistorySettings: HistorySettings = {
  smallConsignmentValue: 5_000,
  valueOf: () => undefined,
  transportDocuments: '703 704 705 710 714 720 722 730 740 741 750 760 785 787'.split(' '),
  originCertificates: '861 864 865 954'.split(' '),
  borderPostBoxes: ['borderPost'],
  exitPostBoxes: ['exitPost', 'destinationPost'],
  sealBoxes: ['seals', 'seal'],
  priorInspections: 10,
  cohortWeeks: 20,
};
