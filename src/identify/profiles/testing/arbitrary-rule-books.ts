import fc from 'fast-check';
import type { Condition, FieldRef, Predicate } from '../../../domain/condition.ts';
import { type KnownDeclaration, withKnown } from '../../../domain/known.ts';
import type { NamedList } from '../../../domain/named-list.ts';
import type { RiskProfile } from '../../../domain/risk-profile.ts';
import type { NamedLists } from '../../../domain/rule-book.ts';

/**
 * Declarations and profiles from one small world of values, so that matches really happen: a random tariff
 * code would meet a random profile once in a million.
 */

const money = fc.record({
  amount: fc.constantFrom('0', '10', '10.00', '250.5', '999.999', '100000'),
  currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
});
const mass = fc.constantFrom(0, 0.5, 1, 10, 25, 100);
const country = fc.constantFrom('CN', 'CN', 'TR', 'TR', 'DE', 'UZ', 'QU');
const codes = ['61091000', '610910', '6109', '61', '6203', '27101245', '271012', '27', '0101210000'];
const words = [
  'Футболка хлопок',
  'ФУТБОЛКА',
  'Straße',
  'STRASSE 5',
  'ΟΔΟΣ',
  'οδός',
  'İplik',
  'IPLIK ip',
  't-shirts',
  'x',
  'Spare parts, new',
  'Товары народного потребления',
  'Turli o‘yinchoq va oltin taqinchoqlar',
];
const party = fc.record(
  { id: fc.constantFrom('P1', 'P2', 'P3'), name: fc.constantFrom(...words), country, aeo: fc.boolean() },
  { requiredKeys: [] },
);
const headerBoxes = fc.record(
  {
    use: fc.constantFrom('21', '26'),
    'a.b': fc.constantFrom('x', 'y'),
    manifestGrossMassKg: fc.constantFrom('25', '100', '0', '1 t'),
    guaranteeAmount: fc.constantFrom('10', '0.5', '100000', 'none'),
    guaranteeCurrency: fc.constantFrom('USD', 'USD', 'EUR'),
    dispatchedAt: fc.constantFrom('2026-02-27', '2026-02-28T12:00:00Z', 'soon'),
    arrivalAt: fc.constantFrom('2026-03-01', '2026-02-28T17:00:00+05:00', '2026-02-27T00:00:00Z'),
  },
  { requiredKeys: [] },
);
const itemBoxes = fc.record(
  {
    use: fc.constantFrom('21', '26'),
    'a.b': fc.constantFrom('x', 'y'),
    volumeM3: fc.constantFrom('0.5', '10', '0', '-1'),
  },
  { requiredKeys: [] },
);
const moments = [
  '2026-03-01T00:00:00Z',
  '2026-03-01T04:59:59+05:00',
  '2026-03-01T05:00:00+05:00',
  '2026-02-28T19:00:00-05:00',
  '2026-02-28T23:59:59.999Z',
  '2026-03-02T13:30:00+14:00',
  '2026-03-05T12:00:00.5Z',
];

const item = fc.record(
  {
    commodityCode: fc.constantFrom(...codes),
    description: fc.constantFrom(...words),
    originCountry: country,
    preference: fc.constantFrom('100', '300'),
    netMassKg: mass,
    grossMassKg: mass,
    quantity: fc.record({ value: mass, unit: fc.constantFrom('NMB', 'NMB', 'MTQ', 'PCS') }),
    packages: fc.nat(3),
    itemPrice: money,
    customsValue: money,
    dutyRatePercent: fc.constantFrom(0, 6.5, 8),
    dutyType: fc.constantFrom('A', 'C'),
    documents: fc.array(
      fc.record(
        { type: fc.constantFrom('380', '861', 'N954'), id: fc.constantFrom('D1', 'D2') },
        { requiredKeys: ['type'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    attributes: itemBoxes,
  },
  { requiredKeys: [] },
);

const header = fc.record(
  {
    id: fc.constantFrom('26UZ1', '26UZ2', '26KZ1'),
    version: fc.integer({ min: 1, max: 3 }),
    flow: fc.constantFrom('import', 'import', 'export', 'transit'),
    procedure: fc.constantFrom('4000', '1000', '4071'),
    office: fc.constantFrom('10', '10', '20', ''),
    lodgedAt: fc.constantFrom(...moments),
    declarant: party,
    importer: party,
    exporter: party,
    exportCountry: country,
    destinationCountry: country,
    borderTransport: fc.record(
      { mode: fc.constantFrom('10', '30'), nationality: country },
      { requiredKeys: ['mode'] },
    ),
    containers: fc.array(fc.constantFrom('MSKU1', 'MSKU2', 'TEMU3', 'CSQU3054383', 'csqu 305438-4'), {
      minLength: 1,
      maxLength: 3,
    }),
    totalPackages: fc.nat(3),
    totalGrossMassKg: mass,
    invoice: money,
    incoterm: fc.constantFrom('CIF', 'FOB'),
    attributes: headerBoxes,
  },
  { requiredKeys: ['id', 'flow', 'office', 'lodgedAt'] },
);

const partKnown = { requiredKeys: [] };
const knownOfHeader = fc.record(
  {
    history: fc.record(
      {
        importer: fc.record(
          { declarations: fc.nat(3), itemFirst: fc.boolean(), category: fc.constantFrom('low', '') },
          partKnown,
        ),
        container: fc.record({ elsewhere: fc.subarray(['MSKU1', 'MSKU2']) }, partKnown),
      },
      partKnown,
    ),
  },
  partKnown,
);
const knownOfItem = fc.record(
  {
    reference: fc.record({ p25: fc.constantFrom(0.5, 1, 10, 25), z: fc.constantFrom(-1, 0, 2.5) }, partKnown),
    code: fc.record({ isKnown: fc.boolean() }, partKnown),
    text: fc.record(
      { fit: fc.constantFrom(0, 0.5, 1), bestHeading: fc.constantFrom('6109', '6203') },
      partKnown,
    ),
  },
  partKnown,
);

/**
 * A declaration of one to four items, in any order; anything optional may be missing, and so may all that is known
 * of it.
 */
export const arbitraryDeclaration: fc.Arbitrary<KnownDeclaration> = fc
  .tuple(
    header,
    fc.array(item, { minLength: 1, maxLength: 4 }),
    fc.boolean(),
    fc.option(fc.tuple(knownOfHeader, fc.array(knownOfItem, { maxLength: 4 })), { nil: undefined }),
  )
  .map(([members, items, isReversed, known]) => {
    const numbered = items.map((each, index) => ({ sequence: index + 1, ...each }));
    const declaration = { ...members, items: isReversed ? numbered.reverse() : numbered } as never;
    return withKnown(declaration, known && ({ header: known[0], items: known[1] } as never));
  });

const listDay = fc.constantFrom('2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-05');

/** Some of the values, of which some are valid for a time only, and some for more than one. */
function listOf(values: (string | number)[]): fc.Arbitrary<NamedList> {
  const dated = fc
    .tuple(fc.constantFrom(...values), listDay, listDay, fc.constantFrom('both', 'both', 'from', 'to'))
    .map(([value, a, b, ends]) => {
      const [validFrom, validTo] = a < b ? [a, b] : [b, a];
      return { value, ...(ends !== 'to' && { validFrom }), ...(ends !== 'from' && { validTo }) };
    });
  const plain = fc.subarray(values);
  const some = fc.tuple(plain, fc.array(dated, { maxLength: 6 }));
  return fc.oneof(
    plain,
    some.map(([always, atTimes]) => [...always, ...atTimes]),
  );
}

/** Rows of a reference table, several under one key, some valid for a time only. */
function tableOf(keys: string[], held: (string | number)[]): fc.Arbitrary<NamedList> {
  const row = fc
    .tuple(
      fc.constantFrom(...keys),
      fc.constantFrom(...held),
      listDay,
      listDay,
      fc.constantFrom('both', 'from', 'to', 'none', 'none', 'none'),
    )
    .map(([value, is, a, b, ends]) => {
      const [validFrom, validTo] = a < b ? [a, b] : [b, a];
      return {
        is,
        value,
        ...((ends === 'both' || ends === 'from') && { validFrom }),
        ...((ends === 'both' || ends === 'to') && { validTo }),
      };
    });
  return fc.array(row, { maxLength: 14 });
}

/** Tables that fields look up in, each of which may be missing. */
const tables: fc.Arbitrary<NamedLists> = fc.record(
  {
    'tariff-rates': tableOf(['6', '61', '6109', '610910', '61091000', '27', '2710', '01'], [0, 2, 6.5, 10]),
    'trade-defence': tableOf(['CN|6', 'CN|6109', 'TR|61', 'TR|610910', 'DE|27', 'CN|27101245'], [10, 25.05]),
    'world-exports': tableOf(['CN|610910', 'TR|610910', 'DE|271012', 'UZ|610910'], [0, 1, 100_000]),
    'required-documents': tableOf(['6', '61', '6109', '27', '0101210000'], ['380', '861', 'N954']),
    'traders-activity': tableOf(['P1', 'P2', 'P3'], ['46', '47']),
    'activity-goods': tableOf(['46|61', '46|27', '47|61', '47|62', '47|01'], [0, 1]),
    'traders-registered': tableOf(['P1', 'P2', 'P3'], ['2026-02-27', '2026-02-28', '2026-03-05']),
    'minimum-transit-days': tableOf(['CN|10', 'CN|30', 'TR|30', 'DE|10'], [1, 2, 10]),
    'trade-marks': tableOf(
      ['футболка', 'Футболка Хлопок', 'strasse', 'Strasse 5', 'T', 'οδος', 'iplik', '-'],
      ['P1', 'P2|P3', 'P3 | P1'],
    ),
    'brand-prices': tableOf(['футболка|6109', 'Футболка Хлопок|6109', 'strasse|6109', 'T|2710'], [1, 10]),
  },
  { requiredKeys: [] },
);

/** Lists of texts, of numbers and of dates, whose names tell which, and tables that are looked up in. */
export const arbitraryLists: fc.Arbitrary<NamedLists> = fc
  .tuple(plainLists(), tables)
  .map(([plain, lookedUp]) => ({ ...plain, ...lookedUp }));

function plainLists() {
  return fc.record({
    texts: listOf([
      'CN',
      'P1',
      '10',
      '6109',
      '61',
      'MSKU2',
      '861',
      'x',
      '26UZ1',
      '4000',
      'USD',
      '21',
      'CIF',
      '10',
    ]),
    numbers: listOf([0, 1, 2, 10, 6.5, 250.5, 100]),
    dates: listOf(['2026-03-01', ...moments]),
  });
}

const textValues: Readonly<Record<string, readonly string[]>> = {
  id: ['26UZ1', '26', ''],
  flow: ['import', 'export'],
  procedure: ['4000', '40'],
  office: ['10', '1', '20'],
  'declarant.id': ['P1', 'P2'],
  'importer.id': ['P1', 'P'],
  'importer.name': [...words, 'футболка', 'strasse', 'οδος', 'iplik'],
  'exporter.country': ['CN', 'TR'],
  exportCountry: ['CN', 'TR', 'C'],
  destinationCountry: ['UZ', 'CN'],
  'borderTransport.mode': ['10', '30'],
  'borderTransport.nationality': ['UZ', 'DE'],
  containers: ['MSKU1', 'MSKU', 'TEMU3'],
  'containers.wrongCheckDigit': ['csqu 305438-4', 'csqu'],
  'containers.malformed': ['MSKU2', 'MSKU'],
  'check.unknownCodes': ['QU', 'PCS'],
  'history.container.elsewhere': ['MSKU1', 'MSK'],
  'history.importer.category': ['low', 'high'],
  incoterm: ['CIF', 'FOB'],
  'invoice.currency': ['USD', 'EUR'],
  'attributes.use': ['21', '2'],
  'attributes.a.b': ['x', 'y'],
  'item.commodityCode': [...codes, '610'],
  'item.hs2': ['61', '27', '6'],
  'item.hs4': ['6109', '61'],
  'item.hs6': ['610910', '6109'],
  'item.originCountry': ['CN', 'TR'],
  'item.description': [...words, 'футболка', 'strasse', 'οδος', 'iplik', ''],
  'item.text.bestHeading': ['6109', '62'],
  'item.preference': ['100', '300'],
  'item.quantity.unit': ['NMB', 'MTQ'],
  'item.dutyType': ['A', 'C'],
  'item.documents.type': ['380', '861', '8'],
  'item.documents.id': ['D1', 'D2'],
  'item.itemPrice.currency': ['USD', 'EUR'],
  'item.attributes.use': ['21', '26'],
  'item.attributes.a.b': ['x'],
  'lookup.importerActivity': ['46', '47', '4'],
  'item.lookup.requiredDocument': ['380', '861', '8'],
  'item.brand.name': ['футболка', 'strasse', 'Strasse 5', 'T'],
};
const numberFields = [
  'version itemCount totalValue totalPackages totalGrossMassKg invoice.amount history.importer.declarations',
  'distinctHeadings lodgedHour transitDays grossMassPerContainerKg guaranteeToDuty check.grossMassDifference',
  'check.packagesDifference check.invoiceDifference check.manifestDifference check.repeatedItems',
  'item.sequence item.value item.unitValue item.grossToNet item.netMassKg item.grossMassKg item.quantity.value',
  'item.freightShare item.kgPerPackage item.kgPerUnit item.densityKgPerM3 item.valuePerGrossKg item.description.words',
  'item.packages item.itemPrice.amount item.customsValue.amount item.dutyRatePercent item.reference.p25 item.reference.z item.text.fit',
  'item.lookup.tariffRatePercent item.lookup.tradeDefencePercent item.lookup.originMakesGoods',
  'item.lookup.goodsFitActivity item.lookup.brandPriceUsd',
  'lookup.importerRegisteredDays lookup.minimumTransitDays',
].flatMap((line) => line.split(' '));
const booleanFields = [
  ...['declarant.aeo', 'importer.aeo', 'history.importer.itemFirst'],
  ...['invoice.isRound', 'item.description.isVague', 'item.brand.isAuthorised', 'item.code.isKnown'],
];

const textField = fc.constantFrom(...Object.keys(textValues));
const numberField = fc.constantFrom(...numberFields);
const number = fc.constantFrom(0, 0.5, 1, 2, 6.5, 10, 25.05, 250.5, 100_000);
const moment = fc.constantFrom('2026-03-01', '2026-02-28T19:00:00-05:00', ...moments);
const comparison = fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte');
const equality = fc.constantFrom('eq', 'eq', 'eq', 'ne', 'lt', 'gte');
const memberOf = fc.constantFrom('in', 'in', 'notIn');
const inListOf = fc.constantFrom('inList', 'inList', 'notInList');
const presence = fc.constantFrom('exists', 'missing');
const times = fc.constantFrom(undefined, 0.6, 1, 2);

const fieldRef = (field: fc.Arbitrary<string>): fc.Arbitrary<FieldRef> =>
  field.map((path) => ({ field: path }));
const scaledRef = fc
  .tuple(numberField, times)
  .map(([field, factor]): FieldRef => (factor === undefined ? { field } : { field, times: factor }));
const someOf = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const oneOrSome = <T>(one: fc.Arbitrary<T>) => fc.oneof(one, someOf(one));

const textPredicate = textField.chain((path): fc.Arbitrary<Predicate> => {
  const field = fc.constant(path);
  const value = fc.constantFrom(...(textValues[path] ?? ['x']));
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ field, op: equality, value }) },
    { weight: 3, arbitrary: fc.record({ field, op: memberOf, value: someOf(value) }) },
    {
      weight: 3,
      arbitrary: fc.record({ field, op: fc.constant('startsWith' as const), value: oneOrSome(value) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ field, op: fc.constant('contains' as const), value: oneOrSome(value) }),
    },
    { weight: 2, arbitrary: fc.record({ field, op: inListOf, value: fc.constant('texts') }) },
    { weight: 2, arbitrary: fc.record({ field, op: comparison, value: fieldRef(textField) }) },
    { weight: 1, arbitrary: fc.record({ field, op: presence }) },
  );
});

const numberPredicate: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ field: numberField, op: comparison, value: number }) },
  { weight: 4, arbitrary: fc.record({ field: numberField, op: comparison, value: scaledRef }) },
  { weight: 2, arbitrary: fc.record({ field: numberField, op: memberOf, value: someOf(number) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      field: numberField,
      op: fc.constant('between' as const),
      value: fc.tuple(number, number),
    }),
  },
  { weight: 1, arbitrary: fc.record({ field: numberField, op: inListOf, value: fc.constant('numbers') }) },
  { weight: 1, arbitrary: fc.record({ field: numberField, op: presence }) },
);

const momentPredicate: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({ field: fc.constant('lodgedAt'), op: comparison, value: moment }),
  fc.record({ field: fc.constant('lodgedAt'), op: memberOf, value: someOf(moment) }),
  fc.record({ field: fc.constant('lodgedAt'), op: inListOf, value: fc.constant('dates') }),
  fc.record({ field: fc.constant('lodgedAt'), op: comparison, value: fieldRef(fc.constant('lodgedAt')) }),
);

const booleanField = fc.constantFrom(...booleanFields);
const booleanPredicate: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({ field: booleanField, op: fc.constantFrom('eq', 'ne'), value: fc.boolean() }),
  fc.record({ field: booleanField, op: fc.constantFrom('eq', 'ne'), value: fieldRef(booleanField) }),
  fc.record({ field: booleanField, op: presence }),
);

const predicate: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 6, arbitrary: textPredicate },
  { weight: 5, arbitrary: numberPredicate },
  { weight: 1, arbitrary: momentPredicate },
  { weight: 1, arbitrary: booleanPredicate },
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: predicate },
    { weight: 2, arbitrary: fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('condition') }) },
  ),
}));

const day = fc.constantFrom('2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02');
const period = fc
  .tuple(day, day, fc.constantFrom('both', 'from', 'to', 'none', 'none', 'none'))
  .map(([a, b, ends]) => {
    const [validFrom, validTo] = a < b ? [a, b] : [b, a];
    return {
      ...((ends === 'both' || ends === 'from') && { validFrom }),
      ...((ends === 'both' || ends === 'to') && { validTo }),
    };
  });
const area = fc.record(
  {
    flow: fc.constantFrom('import', 'import', 'export'),
    offices: fc.subarray(['10', '20', '30'], { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const scope = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: fc.tuple(area, period).map(([where, time]) => ({ ...where, ...time })) },
);
const outcome = fc.record(
  {
    lane: fc.constantFrom('red', 'yellow', 'blue', 'green'),
    measures: fc.subarray(['scan', 'value-check', 'physical-examination'], { minLength: 1 }),
    likelihood: fc.double({ min: 0, max: 1, noNaN: true }),
    selectionRate: fc.constantFrom(0, 0.3, 1),
    instruction: fc.constantFrom('Ask for the invoice', 'Count'),
  },
  { requiredKeys: [] },
);

/**
 * Profiles with ids of their own, and every operator, connective and kind of field there is. The variation of unit values
 * is left out: what a root rounds to may differ by the last digit from one way of working it out to the next.
 */
export const arbitraryProfiles = (maxLength: number): fc.Arbitrary<readonly RiskProfile[]> =>
  fc.array(fc.tuple(scope, condition, outcome), { minLength: 1, maxLength }).map((parts) =>
    parts.map(([where, when, then], index) => {
      // Not in the order of the list, so that the order of ids shows.
      const id = `p${(index * 7) % 10}${index}`;
      const riskArea = index % 2 === 0 ? 'undervaluation' : 'narcotics';
      return { id, name: `Profile ${index}`, riskArea, ...where, when, then } as unknown as RiskProfile;
    }),
  );
