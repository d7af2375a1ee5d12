import { type LibraryRow, profileRow } from '../library-row.ts';

const checkCertificate =
  'Check the certificate of origin, its number and its date; look for marks of the maker on goods and packing.';

/** Goods said to come from where they do not. */
export const originRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'O01',
    name: 'Preference for goods the country does not make',
    riskArea: 'origin',
    basis: 'A country that sells none of these goods to anybody does not make them for one buyer alone.',
    flow: 'import',
    when: {
      all: [
        { field: 'item.preference', op: 'exists' },
        { field: 'item.lookup.originMakesGoods', op: 'eq', value: 0 },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['origin-check', 'document-check'],
      likelihood: 0.3,
      instruction: checkCertificate,
    },
    howToCalibrate:
      'The table needs a row of 0 where a country exports none: what is not in it is not known. Name the preferences ' +
      'that rest on origin where others are declared in the same box; small makers may have begun since.',
  }),
  profileRow({
    indicator: 'O02',
    name: 'Made elsewhere, sent from a hub',
    riskArea: 'origin',
    basis:
      'In a hub goods change papers and marks; an origin other than the dispatch is then only as good as its proof.',
    flow: 'import',
    when: {
      all: [
        { field: 'exportCountry', op: 'inList', value: 'HUB_COUNTRIES' },
        { field: 'item.originCountry', op: 'ne', value: { field: 'exportCountry' } },
      ],
    },
    then: { measures: ['document-check', 'origin-check'], likelihood: 0.06, instruction: checkCertificate },
    howToCalibrate: 'A broad sign: join it with a duty rate or a commodity before it takes a lane.',
  }),
  profileRow({
    indicator: 'O03',
    name: 'Other origin since a trade defence measure',
    riskArea: 'origin',
    basis:
      'Once an origin bears an extra duty, the same importer’s same goods suddenly come from somewhere else.',
    flow: 'import',
    when: {
      all: [
        { field: 'item.lookup.previousOriginDefencePercent', op: 'gt', value: 0 },
        {
          any: [
            { field: 'item.lookup.tradeDefencePercent', op: 'missing' },
            {
              field: 'item.lookup.tradeDefencePercent',
              op: 'lt',
              value: { field: 'item.lookup.previousOriginDefencePercent' },
            },
          ],
        },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['origin-check', 'document-check'],
      likelihood: 0.3,
      instruction: checkCertificate,
    },
    howToCalibrate:
      'The table is the law’s: each duty by origin and code, with its first and last day. Fresh measures want a stricter lane.',
  }),
  profileRow({
    indicator: 'O04',
    name: 'Certificate of origin used before',
    riskArea: 'origin',
    basis:
      'A certificate covers one consignment. A number that another declaration named proves nothing a second time.',
    flow: 'import',
    when: { field: 'history.certificate.reused', op: 'exists' },
    then: {
      lane: 'yellow',
      measures: ['origin-check', 'document-check'],
      likelihood: 0.4,
      instruction: checkCertificate,
    },
    howToCalibrate:
      'Leave out kinds of certificates that may cover several consignments. The date of the certificate is declared by no ' +
      'field, so that one made out after dispatch is for the officer to see.',
  }),
  profileRow({
    indicator: 'O05',
    name: 'On the way for too short a time',
    riskArea: 'origin',
    basis:
      'Goods that arrive sooner than any ship, train or lorry could bring them were never where they are said to come from.',
    flow: 'import',
    when: { field: 'transitDays', op: 'lt', value: { field: 'lookup.minimumTransitDays' } },
    then: {
      lane: 'yellow',
      measures: ['origin-check', 'document-check'],
      likelihood: 0.25,
      instruction:
        'Compare the dates on the transport document, the stamps of the journey and the certificate of origin.',
    },
    howToCalibrate: 'Take the shortest tenth of own journeys by country and mode, and stay below it.',
  }),
];
