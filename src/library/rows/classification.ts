import { type LibraryRow, profileRow } from '../library-row.ts';

const compareGoods =
  'Compare the goods with their description and code; take a sample where that does not settle it.';

/** Goods under a code that is not theirs. */
export const classificationRows: readonly LibraryRow[] = [
  profileRow({
    indicator: 'C01',
    name: 'From a heading of high duty to a neighbour of low duty',
    riskArea: 'misclassification',
    basis:
      'A trader who always declared one heading of a chapter and now declares one that is easily taken for it, at half the duty or less, has found a cheaper name.',
    flow: 'import',
    when: {
      all: [
        { field: 'item.lookup.neighbourOfUsualHeading', op: 'eq', value: 1 },
        { field: 'item.history.importer.usualDutyPercent', op: 'gte', value: 10 },
        {
          field: 'item.dutyRatePercent',
          op: 'lte',
          value: { field: 'item.history.importer.usualDutyPercent', times: 0.5 },
        },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check', 'sampling'],
      likelihood: 0.25,
      instruction: compareGoods,
    },
    howToCalibrate:
      'A usual duty of 10 % or more and at most half of it now make a gap of 5 points or more; widen it where rates lie close. Put into the table what rulings and findings have confused.',
  }),
  profileRow({
    indicator: 'C02',
    name: 'Description fits another heading',
    riskArea: 'misclassification',
    basis: 'The words of the description hardly occur in the heading declared, and much in another.',
    when: {
      all: [
        { field: 'item.text.fit', op: 'lt', value: 0.3 },
        { field: 'item.text.bestFit', op: 'gt', value: 0.4 },
        { field: 'item.text.bestHeading', op: 'ne', value: { field: 'item.hs4' } },
      ],
    },
    then: {
      lane: 'yellow',
      measures: ['document-check', 'visual-inspection'],
      likelihood: 0.2,
      instruction: compareGoods,
    },
    howToCalibrate:
      'Look at both figures on declarations whose code was confirmed by findings; nomenclature in the language of the descriptions is needed.',
  }),
  profileRow({
    indicator: 'C03',
    name: 'Description that does not name the goods',
    riskArea: 'misclassification',
    basis: 'What is not named cannot be judged: “goods”, “spare parts”, one or two words.',
    when: { field: 'item.description.isVague', op: 'eq', value: true },
    then: {
      measures: ['document-check'],
      likelihood: 0.1,
      instruction:
        'Ask for a description that names the goods, what they are made of and what they serve for.',
    },
    howToCalibrate: 'Give it a lane where the office can ask; most are careless, not dishonest.',
  }),
  profileRow({
    indicator: 'C04',
    name: 'Parts with the mass of whole units',
    riskArea: 'misclassification',
    basis: 'What is declared as parts at a lower duty weighs, piece by piece, as much as the whole machine.',
    flow: 'import',
    when: {
      all: [
        { field: 'item.hs6', op: 'inList', value: 'PARTS' },
        { field: 'item.kgPerUnit', op: 'gte', value: { field: 'item.lookup.wholeUnitKgLow' } },
        { field: 'item.kgPerUnit', op: 'lte', value: { field: 'item.lookup.wholeUnitKgHigh' } },
      ],
    },
    then: {
      lane: 'red',
      measures: ['physical-examination'],
      likelihood: 0.25,
      selectionRate: 0.5,
      instruction:
        'Open packages from the front, the middle and the back; see whether what is in them makes whole units.',
    },
    howToCalibrate:
      'Take the masses of whole units from declarations of whole units; add a range of prices where masses overlap.',
  }),
  profileRow({
    indicator: 'C05',
    name: 'Residual subheadings take over',
    riskArea: 'misclassification',
    basis: 'A trader who drifts into “other” avoids the subheadings that are watched.',
    flow: 'import',
    when: {
      all: [
        {
          field: 'history.importer.otherCodeShare90d',
          op: 'gt',
          value: { field: 'history.importer.otherCodeShareBefore', times: 2 },
        },
        { field: 'history.importer.otherCodeShare90d', op: 'gte', value: 0.3 },
        { field: 'history.importer.declarations', op: 'gte', value: 20 },
      ],
    },
    then: {
      lane: 'blue',
      measures: ['post-clearance-audit'],
      likelihood: 0.1,
      selectionRate: 0.25,
      instruction: 'Audit the classification of a quarter’s goods with catalogues and orders.',
    },
    howToCalibrate: 'Set the least share by chapter: in some nearly all goods are “other”.',
  }),
  profileRow({
    indicator: 'C06',
    name: 'Mass of a unit out of range',
    riskArea: 'misclassification',
    basis:
      'Pieces, pairs and litres of one code weigh much the same; where they do not, the number, the mass or the code is wrong.',
    when: {
      any: [
        { field: 'item.kgPerUnit', op: 'lt', value: { field: 'item.band.kgPerUnit.low' } },
        { field: 'item.kgPerUnit', op: 'gt', value: { field: 'item.band.kgPerUnit.high' } },
      ],
    },
    then: {
      lane: 'red',
      measures: ['physical-examination', 'weighing'],
      likelihood: 0.25,
      selectionRate: 0.3,
      instruction: 'Count the pieces in some packages and weigh them; record both.',
    },
    howToCalibrate:
      'Take the band from own declarations without findings; scale its ends by 0.8 and 1.25 where it is narrow.',
  }),
];
