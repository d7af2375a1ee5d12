import { type LibraryRow, profileRow } from '../library-row.ts';

/** Goods under somebody's trade mark. */
export const propertyRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'I01',
    name: 'Trade mark, importer not authorised',
    riskArea: 'IPR',
    basis:
      'The description names a trade mark, and its holder did not name the importer among those who may import.',
    flow: 'import',
    when: { field: 'item.brand.isAuthorised', op: 'eq', value: false },
    then: {
      lane: 'red',
      measures: ['visual-inspection', 'physical-examination'],
      likelihood: 0.2,
      selectionRate: 0.3,
      instruction:
        'Photograph goods, labels and packing; suspend release and notify the holder of the right.',
    },
    howToCalibrate:
      'Parallel imports are lawful in some countries: weigh it by what holders confirmed as counterfeit.',
  }),
  profileRow({
    indicator: 'I02',
    name: 'Trade mark at the price of nameless goods',
    riskArea: 'IPR',
    basis: 'A trade mark at a fraction of its price, from where counterfeits come from, is seldom genuine.',
    flow: 'import',
    when: {
      all: [
        {
          field: 'item.converted.unitValue',
          op: 'lt',
          value: { field: 'item.lookup.brandPriceUsd', times: 0.3 },
        },
        { field: 'item.originCountry', op: 'inList', value: 'COUNTERFEIT_ORIGINS' },
      ],
    },
    then: {
      lane: 'red',
      measures: ['visual-inspection', 'physical-examination'],
      likelihood: 0.35,
      instruction:
        'Photograph goods, labels and packing; compare them with the holder’s pictures, and notify the holder.',
    },
    howToCalibrate:
      'Take prices of genuine goods from authorised importers. The reference currency must be USD, or the table in the ' +
      'reference currency.',
  }),
];
