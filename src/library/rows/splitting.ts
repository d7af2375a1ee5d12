import { type LibraryRow, profileRow } from '../library-row.ts';

const join = 'Look up the other consignments of these days and join them where they belong together.';

/** Consignments cut into pieces. */
export const splittingRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'F01',
    name: 'Small consignments that belong together',
    riskArea: 'split',
    basis:
      'Several consignments to one receiver within a week, each under the limit and together above it, were one.',
    flow: 'import',
    when: {
      all: [
        { field: 'history.consignee.smallConsignments7d', op: 'gte', value: 3 },
        { field: 'history.consignee.smallValue7d', op: 'gte', value: 5_000 },
        { field: 'converted.totalValue', op: 'lt', value: 5_000 },
      ],
    },
    then: { lane: 'yellow', measures: ['document-check'], likelihood: 0.25, instruction: join },
    howToCalibrate:
      'Put the national limit in place of 5,000, in the reference currency, and the same into smallConsignmentValue of the settings; pick-up points receive for many.',
  }),
  profileRow({
    indicator: 'F02',
    name: 'One bill of lading, many declarations',
    riskArea: 'split',
    basis:
      'A bill split over several declarants, or over more importers than groupage explains, hides the size of a consignment.',
    flow: 'import',
    when: {
      any: [
        { field: 'history.bill.declarants', op: 'gt', value: 1 },
        { field: 'history.bill.importers', op: 'gt', value: 3 },
      ],
    },
    then: { lane: 'yellow', measures: ['document-check'], likelihood: 0.12, instruction: join },
    howToCalibrate:
      'House bills name one consignment, master bills many: ask by house bills where they are declared.',
  }),
];
