import type { Known, KnownValue } from '../../domain/known.ts';
import type { DataNeed, Field, FieldType } from './field.ts';

type Row = readonly [path: string, type: FieldType | 'texts', means: string];

const owners = {
  importer: 'the importer',
  exporter: 'the exporter',
  declarant: 'the declarant',
  carrier: 'the carrier',
  consignee: 'the consignee',
  pair: 'the importer with this declarant',
} as const;

/** What is known of each party, and of importer and declarant together. All counts leave the declaration itself out. */
const ofEachOwner: readonly (readonly [member: string, type: FieldType, means: string])[] = [
  ['declarations', 'number', 'declarations ever'],
  ['daysSinceFirst', 'number', 'days since the first; absent before it'],
  ['daysSinceLast', 'number', 'days since the last; absent before it'],
  ['declarations7d', 'number', 'declarations of the running UTC day and the 7 before it'],
  ['declarations30d', 'number', 'declarations of the running UTC day and the 30 before it'],
  [
    'burst',
    'number',
    'how unusual the last 7 days are, with this one, against weeks of others known as long, in standard deviations',
  ],
  ['inspected24m', 'number', 'declarations inspected, known in the running UTC month and the 24 before it'],
  ['violations12m', 'number', 'violations found, known in the running UTC month and the 12 before it'],
  ['violations24m', 'number', 'violations found, known in the running UTC month and the 24 before it'],
  ['violationRate', 'number', 'share of violations among those inspected in 24 months, smoothed'],
  ['itemFirst', 'boolean', 'whether the HS6 of some item is none of the last 128 that were declared before'],
  ['category', 'text', 'behavioural category as of the first of the month: low, medium or high'],
];

const history: readonly Row[] = [
  ...Object.entries(owners).flatMap(([owner, name]) =>
    ofEachOwner.map(
      ([member, type, means]): Row => [`history.${owner}.${member}`, type, `${name}: ${means}`],
    ),
  ),
  ['history.importer.officeFirst', 'boolean', 'the importer: never cleared at this office before'],
  ['history.importer.originFirst', 'boolean', 'the importer: some origin was never declared before'],
  ['history.importer.nightShare90d', 'number', 'the importer: share lodged from 22 to 6 in 90 days'],
  [
    'history.importer.otherCodeShare90d',
    'number',
    'the importer: share of items in residual subheadings in 90 days',
  ],
  ['history.importer.otherCodeShareBefore', 'number', 'the importer: the same in the time before'],
  ['history.importer.addressParties', 'number', 'other importers at the address of the importer'],
  [
    'history.importer.neighbourViolationRate',
    'number',
    'share of violations among other importers by its declarant, from its exporter or at its address in 24 months, smoothed',
  ],
  [
    'history.consignee.smallConsignments7d',
    'number',
    'small consignments to the consignee or its address in the last 7 days, this one too',
  ],
  ['history.consignee.smallValue7d', 'number', 'their value in the reference currency, this one too'],
  [
    'history.office.violationRate',
    'number',
    'share of violations among those inspected at this office in 24 months',
  ],
  [
    'history.route.declarations',
    'number',
    'declarations ever from this country of dispatch by this mode of transport',
  ],
  ['history.route.postShare', 'number', 'share of those that came over this border post'],
  ['history.container.elsewhere', 'texts', 'containers that another declaration named in the last 7 days'],
  ['history.seal.reused', 'texts', 'seals that another declaration named in a year'],
  ['history.certificate.reused', 'texts', 'certificates of origin that another declaration named in a year'],
  [
    'history.bill.declarations',
    'number',
    'declarations that named a transport document of this one in 30 days, this one too',
  ],
  ['history.bill.importers', 'number', 'their importers in number'],
  ['history.bill.declarants', 'number', 'their declarants in number'],
  [
    'history.invoice.sameTotal90d',
    'number',
    'earlier invoices of this seller over the same amount in 90 days',
  ],
  [
    'history.copyOf',
    'text',
    'declaration of another importer with the same goods, mass and value in 30 days',
  ],
  [
    'history.previous.changed',
    'texts',
    'what differs from the version before: commodityCode, value, originCountry, mass, parties',
  ],
  ['history.previous.versions', 'number', 'versions before this one'],
  ['item.history.importer.declarations', 'number', 'the importer: declarations with this HS6'],
  ['item.history.importer.daysSinceLast', 'number', 'the importer: days since the last with this HS6'],
  [
    'item.history.importer.originFirst',
    'boolean',
    'the importer: never this origin with this HS6, and another before',
  ],
  [
    'item.history.importer.previousOrigin',
    'text',
    'the importer: the usual origin of this HS6 in the 12 months before, where it is another',
  ],
  [
    'item.history.importer.daysSinceImport',
    'number',
    'days since the party last imported this HS6 within a year, asked of the exporter in exports',
  ],
  [
    'item.history.importer.unitValueMedian',
    'number',
    'the importer: median value per net kg with this commodity code in 12 months, in the currency of the item',
  ],
  [
    'item.history.importer.unitValues',
    'number',
    'the importer: how many values that median rests on, at most two of one declaration: least and greatest of an HS6',
  ],
  [
    'item.history.importer.usualHeading',
    'text',
    'the importer: the most frequent heading in this chapter, where it is another',
  ],
  ['item.history.importer.usualDutyPercent', 'number', 'the importer: duty declared with that heading'],
  [
    'item.history.post.headingFirst',
    'boolean',
    'never this heading at the post of exit or destination before',
  ],
];

const references: readonly Row[] = [
  ...(
    [
      ['p5', 'the value per net kg that 5 % are below, in the currency of the item'],
      ['p25', 'the value per net kg that 25 % are below'],
      ['median', 'the value per net kg that half are below'],
      ['p75', 'the value per net kg that 75 % are below'],
      ['p95', 'the value per net kg that 95 % are below'],
      ['z', 'how far the value per net kg lies below the centre, in standard deviations'],
      ['values', 'how many values the reference rests on'],
      ['level', 'digits of the commodity code it rests on'],
    ] as const
  ).map(([member, means]): Row => [`item.reference.${member}`, 'number', `reference: ${means}`]),
  ['item.reference.undetermined', 'text', 'why no reference can be given'],
  ...(
    [
      ['grossToNet', 'gross over net mass, by heading and kind of package'],
      ['kgPerPackage', 'net kg of a package, by heading and kind of package'],
      ['kgPerUnit', 'net kg of a supplementary unit, by commodity code'],
    ] as const
  ).flatMap(([band, means]): readonly Row[] => [
    [`item.band.${band}.low`, 'number', `the least that is usual: ${means}`],
    [`item.band.${band}.high`, 'number', `the most that is usual: ${means}`],
  ]),
];

const rates: readonly Row[] = [
  ['converted.totalValue', 'number', 'value of all items in the reference currency at the rate of the day'],
  ['item.converted.value', 'number', 'value of the item in the reference currency at the rate of the day'],
  ['item.converted.unitValue', 'number', 'value per net kg in the reference currency'],
];

const screening: readonly Row[] = [
  ['screening.score', 'number', 'likeness of the nearest entry of a watch list to a party, 0 to 1'],
  ['screening.role', 'text', 'which party that is'],
  ['screening.list', 'text', 'the list'],
  ['screening.entry', 'text', 'the entry'],
  ['screening.byIdentifier', 'boolean', 'whether an identifier is the same, and not only the name'],
  ['screening.explanation', 'text', 'what is alike'],
];

const trust: readonly Row[] = [
  [
    'trust.importer.status',
    'text',
    'the importer is an authorised operator: national, or by mutual recognition with the country named',
  ],
  [
    'trust.exporter.status',
    'text',
    'the exporter is an authorised operator: national, or by mutual recognition with the country named',
  ],
  ['trust.declarant.status', 'text', 'the declarant is an authorised operator'],
];

const nomenclature: readonly Row[] = [
  ['item.code.isKnown', 'boolean', 'whether the nomenclature has the commodity code'],
  [
    'item.text.fit',
    'number',
    'likeness of the description to the texts of its heading, as a share of that to the heading it is most like; absent where fewer than half of its words are known',
  ],
  ['item.text.bestHeading', 'text', 'the heading (HS4) whose texts the description is most like'],
  [
    'item.text.bestFit',
    'number',
    'how much of the description the texts of that heading explain, 0 to 1; absent as the fit is',
  ],
  ['item.text.knownWords', 'number', 'share of the words of the description that the nomenclature has'],
];

/**
 * Fields that speak of what is known beyond the declaration: its parties' past, what is normal for its goods, who its
 * parties resemble. Absent wherever the data behind them are not loaded.
 */
export const factFields: readonly Field[] = [
  ...history.map((row) => factField(row, 'history')),
  ...references.map((row) => ({ ...factField(row, 'references'), ...besideReference(row) })),
  ...rates.map((row) => factField(row, 'rates')),
  // Whom a party resembles, and why, is what an officer has to judge.
  ...screening.map((row) => ({ ...factField(row, 'screening'), beside: screening.map(([path]) => path) })),
  ...trust.map((row) => factField(row, 'operators')),
  ...nomenclature.map((row) => factField(row, 'nomenclature')),
];

/** A number of a reference means nothing without what it is of, and how much it rests on. */
function besideReference([path]: Row): Pick<Field, 'beside'> {
  if (!path.startsWith('item.reference.')) return {};
  return {
    beside: ['median', 'values', 'level', 'undetermined'].map((member) => `item.reference.${member}`),
  };
}

function factField([path, type, means]: Row, needs: DataNeed): Field {
  const steps = path.split('.');
  const many = type === 'texts';
  const common = { path, type: many ? ('text' as const) : type, many, needs, means };
  return steps[0] === 'item'
    ? { ...common, scope: 'item', read: (_, item) => valueAt(item?.known, steps.slice(1)) }
    : { ...common, scope: 'header', read: ({ known }) => valueAt(known, steps) };
}

function valueAt(known: Known | undefined, steps: readonly string[]): KnownValue | undefined {
  let value: Known | KnownValue | undefined = known;
  for (const step of steps) {
    if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, step)) return undefined;
    value = (value as Known)[step];
  }
  if (value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  return typeof value === 'object' && !Array.isArray(value) ? undefined : (value as KnownValue | undefined);
}
