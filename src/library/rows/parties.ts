import type { Condition } from '../../domain/condition.ts';
import { type LibraryRow, profileRow } from '../library-row.ts';

const confirmParties =
  'Confirm who owns and who receives the goods; ask for the contract and for the payment order.';

/** Whether a party was found in violation, and that more often than is usual at the office, as far as that is known. */
function foundMoreOften(role: 'importer' | 'exporter'): Condition {
  const usual = 'history.office.violationRate';
  return {
    all: [
      { field: `history.${role}.violations24m`, op: 'gt', value: 0 },
      {
        any: [
          { field: `history.${role}.violationRate`, op: 'gt', value: { field: usual, times: 1.2 } },
          // Where much is found of all, nobody is found a fifth oftener.
          { field: `history.${role}.violationRate`, op: 'gte', value: 0.5 },
          { field: usual, op: 'missing' },
        ],
      },
    ],
  };
}

/** Who stands behind a consignment. */
export const partyRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'P01',
    name: 'First import of an importer',
    riskArea: 'parties',
    basis: 'Of a trader without a past nothing is known; firms made for one fraud have none either.',
    flow: 'import',
    when: { field: 'history.importer.declarations', op: 'eq', value: 0 },
    then: { lane: 'yellow', measures: ['document-check'], likelihood: 0.12, instruction: confirmParties },
    howToCalibrate:
      'A history shorter than two years calls old traders new: load more before this decides. The random draw examines some of them as it is.',
  }),
  profileRow({
    indicator: 'P02',
    name: 'Young importer, large value',
    riskArea: 'parties',
    basis:
      'A firm founded months ago has neither the money nor the customers for a large consignment, unless they are another’s.',
    flow: 'import',
    when: {
      all: [
        { field: 'lookup.importerRegisteredDays', op: 'lt', value: 180 },
        { field: 'converted.totalValue', op: 'gt', value: 50_000 },
      ],
    },
    then: { lane: 'yellow', measures: ['document-check'], likelihood: 0.2, instruction: confirmParties },
    howToCalibrate:
      'Put the value that nine of ten consignments stay below in place of 50,000, in the reference currency.',
  }),
  profileRow({
    indicator: 'P03',
    name: 'Signs of a shell',
    riskArea: 'parties',
    basis:
      'Nobody employed, an address shared with many, a capital that is nothing against the goods: a firm that only lends its name.',
    flow: 'import',
    when: {
      any: [
        { field: 'lookup.importerStaff', op: 'lte', value: 1 },
        { field: 'history.importer.addressParties', op: 'gte', value: 10 },
        { field: 'converted.totalValue', op: 'gt', value: { field: 'lookup.importerCapital', times: 20 } },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.15,
      instruction: `${confirmParties} Ask the tax authority about the firm; two signs together are for a physical examination.`,
    },
    howToCalibrate:
      'Each sign alone is common among honest traders: back-test them alone and in pairs, and give red to pairs only. Business centres share addresses.',
  }),
  profileRow({
    indicator: 'P04',
    name: 'Dormant importer wakes',
    riskArea: 'parties',
    basis:
      'Old firms with a clean record are bought for it; a year of silence and a sudden start look like that.',
    flow: 'import',
    when: { field: 'history.importer.daysSinceLast', op: 'gt', value: 365 },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.12,
      instruction: `${confirmParties} Ask whether owner, director or address have changed.`,
    },
    howToCalibrate:
      'Seasonal trade pauses for most of a year; see where the hit rate rises with the length of the pause.',
  }),
  profileRow({
    indicator: 'P05',
    name: 'Goods do not fit the importer’s business',
    riskArea: 'parties',
    basis: 'A bakery that imports tyres imports them for somebody else.',
    flow: 'import',
    when: { field: 'item.lookup.goodsFitActivity', op: 'eq', value: 0 },
    then: { measures: ['document-check'], likelihood: 0.1, instruction: confirmParties },
    howToCalibrate:
      'The table needs rows of 0 for chapters that do not fit; trading firms register for anything, so leave their activities out.',
  }),
  profileRow({
    indicator: 'P06',
    name: 'Declarant with many findings',
    riskArea: 'parties',
    basis:
      'Whose declarations were wrong twice as often as the office’s are, and often enough to tell, is looked at more often.',
    when: {
      all: [
        {
          field: 'history.declarant.violationRate',
          op: 'gt',
          value: { field: 'history.office.violationRate', times: 2 },
        },
        { field: 'history.declarant.inspected24m', op: 'gte', value: 30 },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.2,
      selectionRate: 0.25,
      instruction: 'Compare the declaration with invoice, packing list and transport document, box by box.',
    },
    howToCalibrate:
      'Set the share selected by how much such declarants lodge. Compare with offices of like traffic; findings rest on who was inspected, so weigh those drawn at random more.',
  }),
  profileRow({
    indicator: 'P07',
    name: 'New pair of importer and declarant on risky goods',
    riskArea: 'parties',
    basis:
      'Fraudsters change their broker when one begins to ask: goods of risk declared by two who never worked together.',
    flow: 'import',
    when: {
      all: [
        { field: 'history.pair.declarations', op: 'eq', value: 0 },
        { field: 'item.hs6', op: 'inList', value: 'RISKY_GOODS' },
      ],
    },
    then: { lane: 'yellow', measures: ['document-check'], likelihood: 0.15, instruction: confirmParties },
    howToCalibrate: 'Keep the list of goods short: those whose hit rate at random is above the mean of all.',
  }),
  profileRow({
    indicator: 'P08',
    name: 'Consignee is a forwarder or a bank',
    riskArea: 'parties',
    basis: 'A forwarder, warehouse or bank as consignee hides who the goods are for.',
    flow: 'import',
    when: { field: 'lookup.consigneeRole', op: 'in', value: ['forwarder', 'carrier', 'warehouse', 'bank'] },
    then: {
      measures: ['document-check'],
      likelihood: 0.08,
      instruction: 'Ask who the goods are for at the end, and for the order of delivery.',
    },
    howToCalibrate:
      'Take the roles from the registers of licensed forwarders, carriers, warehouses and banks.',
  }),
  profileRow({
    indicator: 'P09',
    name: 'Paid by a third party abroad',
    riskArea: 'parties',
    basis:
      'Payment by somebody who is no party to the sale, from another country, is a known sign of money laundering.',
    flow: 'import',
    when: {
      all: [
        { field: 'attributes.payerId', op: 'ne', value: { field: 'importer.id' } },
        { field: 'attributes.payerCountry', op: 'ne', value: { field: 'destinationCountry' } },
      ],
    },
    then: {
      measures: ['document-check'],
      likelihood: 0.1,
      instruction:
        'Ask for the payment order and why another pays; send a note to the financial intelligence unit.',
    },
    howToCalibrate:
      'Needs the payer’s identifier and country in national boxes; groups that pay through a treasury are known by name.',
  }),
  profileRow({
    indicator: 'P10',
    name: 'Party on a watch list',
    riskArea: 'parties',
    basis:
      'A party bears the identifier or nearly the name of one on a watch list. Names are alike by chance, so a person judges.',
    when: {
      any: [
        { field: 'screening.score', op: 'gte', value: 0.92 },
        { field: 'screening.byIdentifier', op: 'eq', value: true },
      ],
    },
    then: {
      lane: 'red',
      measures: ['hold', 'document-check'],
      likelihood: 0.3,
      instruction:
        'Hold the goods; compare name, identifier, country and address with the entry before anything else, and ask the unit that keeps the list.',
    },
    howToCalibrate:
      'Count how many matches officers confirm at each likeness; common names want more than 0.92.',
  }),
  profileRow({
    indicator: 'P11',
    name: 'Tax debt or violations found before',
    riskArea: 'parties',
    basis:
      'Who owes taxes, or was found in violation more often than others of the office, or at every second inspection, within two years, is likelier ' +
      'to be found again. In exports it is the exporter who asks for a refund.',
    when: {
      any: [
        {
          all: [
            { field: 'flow', op: 'eq', value: 'import' },
            { any: [{ field: 'lookup.importerTaxDebt', op: 'gt', value: 0 }, foundMoreOften('importer')] },
          ],
        },
        { all: [{ field: 'flow', op: 'eq', value: 'export' }, foundMoreOften('exporter')] },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.15,
      instruction: 'Read the earlier findings first, and look for the same again.',
    },
    howToCalibrate:
      'The rate is smoothed by ten inspections: where violations are rare one is enough, where a fifth of all inspections ' +
      'finds some, one in two or two in six. Raise 1.2 where too many match. The table knows the debts of importers alone.',
  }),
  profileRow({
    indicator: 'P12',
    name: 'One director behind many new firms',
    riskArea: 'parties',
    basis: 'Firms founded in a row by one person are used one after another and left.',
    flow: 'import',
    when: { field: 'lookup.importerDirectorCompanies', op: 'gte', value: 3 },
    then: {
      lane: 'red',
      measures: ['document-check', 'physical-examination'],
      likelihood: 0.25,
      selectionRate: 0.3,
      instruction: `${confirmParties} Tell the intelligence unit which firms belong together.`,
    },
    howToCalibrate:
      'Founders by trade (law offices, nominees) are known by name: leave them out of the table.',
  }),
];
