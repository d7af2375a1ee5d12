import { type LibraryRow, profileRow } from '../library-row.ts';

const askForPermit = 'Ask for the permit; until it is shown the goods stay under customs control.';

/** Goods that are forbidden, or allowed only with a permit. */
export const prohibitedRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'N01',
    name: 'Cover load on a drug route, new importer',
    riskArea: 'narcotics',
    basis:
      'Drugs travel in cheap, bulky goods from where they are made, to firms without a past. All three together are rare.',
    flow: 'import',
    when: {
      all: [
        { field: 'item.hs4', op: 'inList', value: 'COVER_LOADS' },
        { field: 'exportCountry', op: 'inList', value: 'DRUG_ROUTE_COUNTRIES' },
        { field: 'history.importer.declarations', op: 'lt', value: 3 },
      ],
    },
    then: {
      lane: 'red',
      measures: ['scan', 'physical-examination'],
      likelihood: 0.15,
      instruction:
        'Scan first, call a dog, then open; look at floor, ceiling, doors and cooling unit of the container.',
    },
    howToCalibrate:
      'Keep both lists to what seizures of the last years show; finds are few, so judge by pictures and dogs as well.',
  }),
  profileRow({
    indicator: 'N02',
    name: 'Goods of low value by air',
    riskArea: 'narcotics',
    basis: 'Air freight costs more than such goods are worth, so that something else pays for it.',
    flow: 'import',
    when: {
      all: [
        { field: 'borderTransport.mode', op: 'eq', value: '4' },
        { field: 'item.converted.unitValue', op: 'lt', value: 1 },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['scan'],
      likelihood: 0.15,
      instruction: 'Scan every package; open those that differ.',
    },
    howToCalibrate:
      'Take the usual freight per kilogram to the airport; fresh food and samples are cheap and honest.',
  }),
  profileRow({
    indicator: 'N03',
    name: 'Freight paid in cash',
    riskArea: 'narcotics',
    basis: 'Firms have accounts with their carriers. Cash leaves no trace of who sends.',
    flow: 'import',
    when: { field: 'attributes.freightPayment', op: 'eq', value: 'A' },
    then: {
      measures: ['scan'],
      likelihood: 0.06,
      instruction: 'Scan the consignment; ask the carrier who booked it, and when.',
    },
    howToCalibrate:
      'The box holds the method of payment by the manifest (A is cash). How late a consignment was booked is told by no ' +
      'declaration; a carrier’s data would have to.',
  }),
  profileRow({
    indicator: 'N04',
    name: 'Precursor without permit',
    riskArea: 'precursors',
    basis: 'The law lets chemicals that drugs and explosives are made from pass only with a permit.',
    when: {
      all: [
        { field: 'item.hs6', op: 'inList', value: 'PRECURSORS' },
        {
          any: [
            { field: 'item.documents.type', op: 'missing' },
            { field: 'item.documents.type', op: 'notInList', value: 'PRECURSOR_PERMITS' },
          ],
        },
      ],
    },
    then: { lane: 'red', measures: ['hold', 'document-check'], likelihood: 0.3, instruction: askForPermit },
    howToCalibrate:
      'The lists are the law’s: international tables, national additions, and the codes of the permits.',
  }),
  profileRow({
    indicator: 'E01',
    name: 'Protected species without permit',
    riskArea: 'CITES',
    basis: 'Animals and plants listed by CITES, and what is made of them, pass only with a permit.',
    when: {
      all: [
        {
          any: [
            { field: 'item.hs6', op: 'inList', value: 'PROTECTED_SPECIES' },
            {
              field: 'item.description',
              op: 'contains',
              value: [
                'python',
                'crocodil',
                'ivory',
                'elephant',
                'pangolin',
                'saiga',
                'rosewood',
                'dalbergia',
                'falco',
              ],
            },
          ],
        },
        {
          any: [
            { field: 'item.documents.type', op: 'missing' },
            { field: 'item.documents.type', op: 'notInList', value: 'SPECIES_PERMITS' },
          ],
        },
      ],
    },
    then: {
      lane: 'red',
      measures: ['hold', 'document-check'],
      likelihood: 0.25,
      instruction: `${askForPermit} Call the expert of the authority for CITES where the species is in doubt.`,
    },
    howToCalibrate:
      'Add names of species in the languages of the descriptions; take out words that brands use.',
  }),
  profileRow({
    indicator: 'E02',
    name: 'Waste or refrigerant without licence',
    riskArea: 'waste/ODS',
    basis: 'Waste (Basel) and substances that deplete the ozone layer (Montreal) pass only with a licence.',
    when: {
      all: [
        { field: 'item.hs6', op: 'inList', value: 'WASTE_AND_ODS' },
        {
          any: [
            { field: 'item.documents.type', op: 'missing' },
            { field: 'item.documents.type', op: 'notInList', value: 'WASTE_LICENCES' },
          ],
        },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['hold', 'document-check'],
      likelihood: 0.25,
      instruction: askForPermit,
    },
    howToCalibrate: 'The list is the law’s. Waste is also declared as used goods: add what findings show.',
  }),
  profileRow({
    indicator: 'D01',
    name: 'Goods of dual use where diversion is feared',
    riskArea: 'dual-use',
    basis:
      'Listed goods for a destination known for diversion, or for a consignee that was never sent anything before.',
    flow: 'export',
    when: {
      all: [
        { field: 'item.hs6', op: 'inList', value: 'DUAL_USE_GOODS' },
        {
          any: [
            { field: 'destinationCountry', op: 'inList', value: 'DIVERSION_COUNTRIES' },
            { field: 'history.consignee.declarations', op: 'eq', value: 0 },
          ],
        },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['hold', 'document-check'],
      likelihood: 0.15,
      instruction: 'Ask for the export licence or the statement that none is needed, and for the end user.',
    },
    howToCalibrate:
      'Subheadings hold more than what is listed: join brands, powers or speeds where the description tells them.',
  }),
  profileRow({
    indicator: 'D02',
    name: 'Sent on soon after import',
    riskArea: 'sanctions',
    basis: 'Listed goods that leave again within weeks were never meant to stay.',
    flow: 'export',
    when: {
      all: [
        { field: 'procedure', op: 'startsWith', value: '31' },
        { field: 'item.hs6', op: 'inList', value: 'DUAL_USE_GOODS' },
        { field: 'item.history.importer.daysSinceImport', op: 'lt', value: 30 },
      ],
    },
    then: {
      lane: 'red',
      measures: ['hold', 'document-check', 'physical-examination'],
      likelihood: 0.25,
      instruction: 'Hold the goods; compare serial numbers with the import, and ask for the end user.',
    },
    howToCalibrate: 'Repairs and fairs send goods on as well: leave their procedures out.',
  }),
];
