import { type LibraryRow, profileRow } from '../library-row.ts';

/** Goods worth much for their mass. */
export const highValueRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'H01',
    name: 'Light goods of high value',
    riskArea: 'high value light goods',
    basis:
      'Phones, jewellery and medicines are easily hidden among other goods, and a few too many pay for the risk.',
    flow: 'import',
    when: {
      all: [
        { field: 'item.hs4', op: 'inList', value: 'HIGH_VALUE_LIGHT_HEADINGS' },
        { field: 'item.converted.unitValue', op: 'gt', value: 100 },
      ],
    },
    then: {
      lane: 'red',
      measures: ['scan', 'physical-examination'],
      likelihood: 0.12,
      selectionRate: 0.2,
      instruction: 'Count the pieces in opened packages and weigh a sample; record both.',
    },
    howToCalibrate:
      'Set the value per kilogram by heading, and the share selected by what the scanner can take.',
  }),
];
