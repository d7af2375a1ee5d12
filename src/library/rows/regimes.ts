import { type LibraryRow, profileRow } from '../library-row.ts';

/** Procedures that suspend or forgo duty. */
export const regimeRows: readonly LibraryRow[] = [
  {
    kind: 'not-decidable',
    indicator: 'F03',
    name: 'Temporary import or warehouse past its deadline',
    riskArea: 'regime',
    basis: 'Goods that should have left or been declared again were sold.',
    wouldNeed:
      'An account of goods under each procedure with its deadline, and something that asks when it has passed. No declaration is lodged then.',
  },
  profileRow({
    indicator: 'F04',
    name: 'Exempt for an end use, no plant known',
    riskArea: 'regime',
    basis:
      'An exemption bound to an end use is worth nothing to a firm that cannot put goods to it, unless it sells them.',
    flow: 'import',
    when: {
      all: [
        { field: 'item.preference', op: 'inList', value: 'END_USE_CODES' },
        { field: 'lookup.importerCapacity', op: 'eq', value: 0 },
      ],
    },
    then: {
      lane: 'blue',
      measures: ['post-clearance-audit'],
      likelihood: 0.12,
      instruction: 'Visit the plant; compare machines, staff and power used with the goods taken in.',
    },
    howToCalibrate:
      'Capacities come from visits and licences; a row of 0 says that there is none, and no row that nobody knows.',
  }),
  {
    kind: 'not-decidable',
    indicator: 'F05',
    name: 'Goods swapped in a free zone',
    riskArea: 'regime',
    basis: 'What leaves a free zone is described otherwise than what came in.',
    wouldNeed:
      'The entry that a removal refers to, item by item, so that both descriptions can be compared; today an earlier procedure is declared as a code only.',
  },
];
