import { type LibraryRow, profileRow } from '../library-row.ts';

const askForPrice =
  'Ask for the contract, the price list and proof of payment; compare them with the declared value.';

/** Values that are too low, too high, or too alike to be true. */
export const valueRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'V01',
    name: 'Price far below the usual one',
    riskArea: 'undervaluation',
    basis:
      'A value per kilogram far below what nearly all pay for the same goods of the same origin is the plainest sign ' +
      'of a value declared too low; the reference must rest on enough values to mean anything.',
    flow: 'import',
    when: {
      all: [
        { field: 'item.unitValue', op: 'lt', value: { field: 'item.reference.p25', times: 0.6 } },
        { field: 'item.reference.values', op: 'gte', value: 30 },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['value-check', 'document-check'],
      likelihood: 0.25,
      instruction: askForPrice,
    },
    howToCalibrate:
      'Back-test with 0.5, 0.6 and 0.7 of the quartile and keep the one whose hit rate the office can work off; for ' +
      'goods of many grades ask by a narrower code. Where one importer repeats it, send it to red by a profile of its own.',
  }),
  profileRow({
    indicator: 'V02',
    name: 'Price below that of the raw material',
    riskArea: 'undervaluation',
    basis:
      'Nobody sells shirts for less than the cotton in them costs: such a price cannot be all that was paid.',
    flow: 'import',
    when: {
      field: 'item.converted.unitValue',
      op: 'lt',
      value: { field: 'item.lookup.rawMaterialPriceUsd' },
    },
    then: { lane: 'yellow', measures: ['value-check'], likelihood: 0.35, instruction: askForPrice },
    howToCalibrate:
      'Take prices from exchanges and renew them with the seasons; waste and scrap want headings of their own. The ' +
      'reference currency must be USD, or the table in the reference currency.',
  }),
  profileRow({
    indicator: 'V03',
    name: 'One price for unlike goods',
    riskArea: 'undervaluation',
    basis:
      'Goods of several headings never cost the same by the kilogram; where they do, the invoice was written backwards.',
    flow: 'import',
    when: {
      all: [
        { field: 'distinctHeadings', op: 'gte', value: 3 },
        { field: 'unitValueVariation', op: 'lt', value: 0.01 },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check', 'value-check'],
      likelihood: 0.3,
      instruction: 'Ask for the packing list and the price list by item; compare every item with both.',
    },
    howToCalibrate:
      'Look at the variation of prices in consignments found compliant; stay well below the least of them.',
  }),
  profileRow({
    indicator: 'V04',
    name: 'Price drops against the importer’s own past',
    riskArea: 'undervaluation',
    basis:
      'A trader’s own earlier price for the same goods is the fairest comparison there is; a sudden drop wants a reason.',
    flow: 'import',
    when: {
      all: [
        {
          field: 'item.unitValue',
          op: 'lt',
          value: { field: 'item.history.importer.unitValueMedian', times: 0.5 },
        },
        { field: 'item.history.importer.unitValues', op: 'gte', value: 10 },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['value-check'],
      likelihood: 0.2,
      instruction: `${askForPrice} Ask what has changed since the last consignments.`,
    },
    howToCalibrate:
      'Nearer to the median it finds more and asks more: watch the share of the flow. Raise the number of earlier values where prices swing with seasons or exchanges.',
  }),
  profileRow({
    indicator: 'V05',
    name: 'Freight and insurance out of line',
    riskArea: 'undervaluation',
    basis:
      'Where the terms of delivery leave the freight to the buyer, the customs value exceeds the price by freight and ' +
      'insurance. Next to nothing, or more than half of the price, points to a part of the value left out or moved.',
    flow: 'import',
    when: {
      any: [
        {
          all: [
            { field: 'incoterm', op: 'in', value: ['EXW', 'FCA', 'FAS', 'FOB'] },
            { field: 'item.freightShare', op: 'lt', value: 0.01 },
          ],
        },
        { field: 'item.freightShare', op: 'gt', value: 0.6 },
      ],
    },
    then: {
      measures: ['document-check'],
      likelihood: 0.1,
      instruction:
        'Ask for the freight invoice and the insurance policy; compare them with the value declaration.',
    },
    howToCalibrate:
      'Take the share of freight by country of dispatch and mode from own history; bulky goods need an upper end of their own.',
  }),
  profileRow({
    indicator: 'V06',
    name: 'Value just under a threshold',
    riskArea: 'undervaluation',
    basis:
      'Values gather just under a limit from which duties, licences or a value declaration are due; those in the gap were made to fit.',
    flow: 'import',
    when: {
      any: [
        { field: 'converted.totalValue', op: 'between', value: [950, 999.99] },
        { field: 'converted.totalValue', op: 'between', value: [4_750, 4_999.99] },
        { field: 'converted.totalValue', op: 'between', value: [9_500, 9_999.99] },
      ],
    },
    then: {
      measures: ['document-check'],
      likelihood: 0.1,
      instruction:
        'Compare the invoice with the payment; look up other consignments of the consignee in these days.',
    },
    howToCalibrate:
      'Put the limits of national law in place of 1,000, 5,000 and 10,000, in the reference currency; keep 5 % below each.',
  }),
  profileRow({
    indicator: 'V07',
    name: 'Related parties, value by the transaction',
    riskArea: 'undervaluation',
    basis:
      'Between related parties the price may rest on the relation. Method 1 then wants proof that it does not, which only books show.',
    flow: 'import',
    when: {
      all: [
        {
          any: [
            { field: 'attributes.relatedParties', op: 'eq', value: 'yes' },
            { field: 'item.attributes.valuationIndicators', op: 'startsWith', value: '1' },
          ],
        },
        {
          any: [
            { field: 'item.attributes.valuationMethod', op: 'eq', value: '1' },
            { field: 'attributes.valuationMethod', op: 'eq', value: '1' },
          ],
        },
      ],
    },
    then: {
      lane: 'blue',
      measures: ['post-clearance-audit'],
      likelihood: 0.06,
      selectionRate: 0.25,
      instruction:
        'Audit whether the price was influenced by the relation: transfer price file, other customers’ prices.',
    },
    howToCalibrate:
      'Set the share selected by the auditors’ capacity; name the boxes as the national form does.',
  }),
  profileRow({
    indicator: 'V08',
    name: 'Price far above the usual one on goods free of duty or exported',
    riskArea: 'over-valuation',
    basis:
      'Who pays no duty loses nothing by a high value, and moves money abroad by it; who exports at a high value is ' +
      'refunded more tax than was paid.',
    when: {
      all: [
        {
          any: [
            {
              all: [
                { field: 'flow', op: 'eq', value: 'import' },
                { field: 'item.dutyRatePercent', op: 'eq', value: 0 },
              ],
            },
            {
              all: [
                { field: 'flow', op: 'eq', value: 'export' },
                { field: 'procedure', op: 'startsWith', value: '1' },
              ],
            },
          ],
        },
        { field: 'item.unitValue', op: 'gt', value: { field: 'item.reference.p95', times: 2 } },
        { field: 'item.reference.values', op: 'gte', value: 30 },
      ],
    },
    then: {
      measures: ['document-check'],
      likelihood: 0.15,
      instruction:
        'Ask for the contract and the payments made; tell the financial intelligence unit what does not agree, and of an ' +
        'export whoever pays the refund, before it is paid.',
    },
    howToCalibrate:
      'Choose the multiple by what the unit can follow up. Where several declare too high all along, the 95th percentile ' +
      'rises with them and hides them: add what lies as far out by item.reference.z, which they hardly move. Put the ' +
      'procedures that give a right to a refund in place of permanent export (1), and the goods that have one where not all do.',
  }),
  profileRow({
    indicator: 'V09',
    name: 'Round invoice totals, again and again',
    riskArea: 'invoice',
    basis: 'Real invoices seldom end in round thousands, and one seller’s hardly ever agree to the cent.',
    flow: 'import',
    when: {
      all: [
        { field: 'invoice.isRound', op: 'eq', value: true },
        { field: 'history.invoice.sameTotal90d', op: 'gte', value: 3 },
      ],
    },
    then: {
      measures: ['document-check'],
      likelihood: 0.15,
      instruction:
        'Ask for the earlier invoices of the seller and the payments; compare numbers, dates and stamps.',
    },
    howToCalibrate: 'Leave sellers out who bill a fixed price for a full load.',
  }),
];
