import { type LibraryRow, profileRow } from '../library-row.ts';

/** Permits, and what the declaration itself tells of how it was made. */
export const paperRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'Q01',
    name: 'Permit missing, ended or used up',
    riskArea: 'permits',
    basis: 'Goods that need a licence, permit or certificate may not pass without one that is still good.',
    when: {
      any: [
        {
          all: [
            { field: 'item.lookup.requiredDocument', op: 'exists' },
            {
              any: [
                { field: 'item.documents.type', op: 'missing' },
                { field: 'item.documents.type', op: 'ne', value: { field: 'item.lookup.requiredDocument' } },
              ],
            },
          ],
        },
        { field: 'item.documents.id', op: 'inList', value: 'ENDED_PERMITS' },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['hold', 'document-check'],
      likelihood: 0.3,
      instruction:
        'Ask for the permit and look it up where it was made out: how long it holds, and how much of it is left.',
    },
    howToCalibrate:
      'The table is the law’s; put numbers on the list of ended permits with the day from which they are no longer good.',
  }),
  profileRow({
    indicator: 'Q02',
    name: 'Changed again and again before acceptance',
    riskArea: 'data quality',
    basis: 'Who changes code, value or origin until the declaration passes is looking for the way through.',
    when: {
      all: [
        { field: 'version', op: 'gte', value: 3 },
        { field: 'history.previous.changed', op: 'in', value: ['commodityCode', 'value', 'originCountry'] },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.2,
      instruction:
        'Compare the declaration, and the versions before it, with the invoice and the transport document.',
    },
    howToCalibrate: 'Amendments that an officer asked for are no sign: leave them out where a box tells.',
  }),
  profileRow({
    indicator: 'Q03',
    name: 'Copy of another importer’s declaration',
    riskArea: 'data quality',
    basis:
      'The same goods, mass and value under another name within a month: one set of papers served twice.',
    flow: 'import',
    when: { field: 'history.copyOf', op: 'exists' },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.25,
      instruction:
        'Compare the papers with those of the declaration that is the same; look at numbers, dates and stamps.',
    },
    howToCalibrate:
      'Standard goods in full loads, as fuel and cars, agree by chance: leave their headings out.',
  }),
];
