import { type LibraryRow, profileRow } from '../library-row.ts';

/** Goods that were to leave again. */
export const transitRows: readonly LibraryRow[] = [
  {
    kind: 'not-decidable',
    indicator: 'T01',
    name: 'Transit not closed in time',
    riskArea: 'transit',
    basis: 'Goods that never reach the office of destination were left in the country without duty.',
    wouldNeed:
      'A watch over open movements: the time limit, the message of arrival, and something that asks when the limit has ' +
      'passed. It is not a matter of deciding on a declaration.',
  },
  profileRow({
    indicator: 'T02',
    name: 'Guarantee far under the duty at stake',
    riskArea: 'transit',
    basis: 'A guarantee below the duty makes it cheaper to lose the goods than to deliver them.',
    flow: 'transit',
    when: { field: 'guaranteeToDuty', op: 'lt', value: 0.8 },
    then: {
      lane: 'yellow',
      measures: ['document-check'],
      likelihood: 0.15,
      instruction:
        'Check guarantee, seals and time limit; ask for a higher guarantee, or order seals and an escort.',
    },
    howToCalibrate: 'Comprehensive guarantees with a waiver fall under it by law; leave their holders out.',
  }),
  profileRow({
    indicator: 'T03',
    name: 'Excise goods in transit to a post without such trade',
    riskArea: 'transit',
    basis: 'Cigarettes and spirits said to leave over a post that never saw them stay in the country.',
    flow: 'transit',
    when: {
      all: [
        { field: 'item.hs4', op: 'inList', value: 'EXCISE_HEADINGS' },
        { field: 'item.history.post.headingFirst', op: 'eq', value: true },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check', 'scan'],
      likelihood: 0.25,
      instruction:
        'Check the order and the receiver; put on an electronic seal, and order an escort where there is none.',
    },
    howToCalibrate:
      'A short history calls every post new: load a year before it decides. It tells the first load alone: once one has ' +
      'passed, honest or not, the post knows the heading. Who takes a post that sees such goods every day looks ' +
      'like all who do, as far as a declaration and its past tell: that goods never left shows at the end of the way (T01, T04).',
  }),
  {
    kind: 'not-decidable',
    indicator: 'T04',
    name: 'Mass or seal differs at destination',
    riskArea: 'transit',
    basis: 'What was taken out or put in on the way shows in the mass and in the seals at the end.',
    wouldNeed:
      'The arrival at the office of destination with mass and seals found there, as a message of its own; a decision is made before it.',
  },
];
