import type { ListValue, NamedList, TableType } from '../../domain/named-list.ts';
import { dayOfInstant } from '../conditions/list-periods.ts';
import type { Answer, Field, FieldValue } from '../fields/field.ts';
import { type LookupTable, tableOf } from './lookup-table.ts';

/** A field, the reference table it is looked up in, and the fields whose values make the key. */
type Row = {
  readonly path: string;
  readonly list: string;
  readonly key: readonly string[];
  /** `prefix`: the last part of the key is a code, of which the longest beginning that has a row counts. */
  readonly match: 'exact' | 'prefix';
  readonly holds: TableType;
  readonly means: string;
};

const importer = ['importer.id'];
const hs4 = ['item.hs4'];

const ofItems: readonly Row[] = [
  {
    path: 'item.lookup.tariffRatePercent',
    list: 'tariff-rates',
    key: ['item.commodityCode'],
    match: 'prefix',
    holds: 'number',
    means: 'duty by the tariff, in percent; table: beginning of a code',
  },
  {
    path: 'item.lookup.usualHeadingRatePercent',
    list: 'tariff-rates',
    key: ['item.history.importer.usualHeading'],
    match: 'prefix',
    holds: 'number',
    means: 'duty by the tariff on the usual heading of the importer in this chapter, in percent',
  },
  {
    path: 'item.lookup.neighbourOfUsualHeading',
    list: 'neighbour-headings',
    key: ['item.history.importer.usualHeading', 'item.hs4'],
    match: 'exact',
    holds: 'number',
    means: '1 where the heading is easily taken for the usual one of the importer; table: heading|heading',
  },
  {
    path: 'item.lookup.rawMaterialPriceUsd',
    list: 'raw-material-prices',
    key: hs4,
    match: 'exact',
    holds: 'number',
    means: 'price of the raw material in USD per kg; table: HS4',
  },
  {
    path: 'item.lookup.wholeUnitKgLow',
    list: 'whole-unit-kg-low',
    key: hs4,
    match: 'exact',
    holds: 'number',
    means: 'the least that a whole unit weighs, in kg; table: HS4',
  },
  {
    path: 'item.lookup.wholeUnitKgHigh',
    list: 'whole-unit-kg-high',
    key: hs4,
    match: 'exact',
    holds: 'number',
    means: 'the most that a whole unit weighs, in kg; table: HS4',
  },
  {
    path: 'item.lookup.originMakesGoods',
    list: 'world-exports',
    key: ['item.originCountry', 'item.hs6'],
    match: 'exact',
    holds: 'number',
    means: 'what the country of origin exports of these goods to the world; table: country|HS6',
  },
  {
    path: 'item.lookup.tradeDefencePercent',
    list: 'trade-defence',
    key: ['item.originCountry', 'item.commodityCode'],
    match: 'prefix',
    holds: 'number',
    means: 'trade defence duty on goods of this origin, in percent; table: country|beginning of a code',
  },
  {
    path: 'item.lookup.previousOriginDefencePercent',
    list: 'trade-defence',
    key: ['item.history.importer.previousOrigin', 'item.commodityCode'],
    match: 'prefix',
    holds: 'number',
    means: 'trade defence duty on these goods from the usual origin before, in percent',
  },
  {
    path: 'item.lookup.maximumDensity',
    list: 'maximum-densities',
    key: hs4,
    match: 'exact',
    holds: 'number',
    means: 'the most that such goods weigh, in kg per m3; table: HS4',
  },
  {
    path: 'item.lookup.mirrorGap',
    list: 'mirror-gaps',
    key: ['exportCountry', 'item.hs6'],
    match: 'exact',
    holds: 'number',
    means:
      'share of what the partner recorded as exports here that was not recorded as imports; table: country|HS6',
  },
  {
    path: 'item.lookup.requiredDocument',
    list: 'required-documents',
    key: ['item.commodityCode'],
    match: 'prefix',
    holds: 'text',
    means: 'type of the document that such goods need; table: beginning of a code',
  },
  {
    path: 'item.lookup.goodsFitActivity',
    list: 'activity-goods',
    key: ['lookup.importerActivity', 'item.hs2'],
    match: 'exact',
    holds: 'number',
    means: '1 where the goods fit the activity of the importer; table: activity|HS2',
  },
  {
    path: 'item.lookup.brandPriceUsd',
    list: 'brand-prices',
    key: ['item.brand.name', 'item.hs4'],
    match: 'exact',
    holds: 'number',
    means: 'price of goods of the brand in USD per kg, the highest where several are named; table: brand|HS4',
  },
];

const ofHeader: readonly Row[] = [
  {
    path: 'lookup.minimumTransitDays',
    list: 'minimum-transit-days',
    key: ['exportCountry', 'borderTransport.mode'],
    match: 'exact',
    holds: 'number',
    means: 'days that goods are on their way at least; table: country|mode of transport',
  },
  {
    path: 'lookup.detourRatio',
    list: 'detour-ratios',
    key: ['exportCountry', 'attributes.borderPost'],
    match: 'exact',
    holds: 'number',
    means: 'length of the way over this post against the shortest one; table: country|post',
  },
  {
    path: 'lookup.riskOfRoute',
    list: 'route-risks',
    key: ['exportCountry', 'attributes.borderPost'],
    match: 'exact',
    holds: 'number',
    means: 'risk of the route, 0 to 1; table: country|post',
  },
  {
    path: 'lookup.importerRegisteredDays',
    list: 'traders-registered',
    key: importer,
    match: 'exact',
    holds: 'day',
    means: 'days from the registration of the importer to lodgement; table: id, holding the day',
  },
  {
    path: 'lookup.importerStaff',
    list: 'traders-staff',
    key: importer,
    match: 'exact',
    holds: 'number',
    means: 'people the importer employs; table: id',
  },
  {
    path: 'lookup.importerCapital',
    list: 'traders-capital',
    key: importer,
    match: 'exact',
    holds: 'number',
    means: 'capital of the importer in the reference currency; table: id',
  },
  {
    path: 'lookup.importerActivity',
    list: 'traders-activity',
    key: importer,
    match: 'exact',
    holds: 'text',
    means: 'activity code of the importer; table: id',
  },
  {
    path: 'lookup.importerTaxDebt',
    list: 'traders-tax-debt',
    key: importer,
    match: 'exact',
    holds: 'number',
    means: 'tax debt of the importer in the reference currency; table: id',
  },
  {
    path: 'lookup.importerDirectorCompanies',
    list: 'traders-director-companies',
    key: importer,
    match: 'exact',
    holds: 'number',
    means: 'companies that the director of the importer founded in 12 months; table: id',
  },
  {
    path: 'lookup.importerCapacity',
    list: 'traders-capacity',
    key: importer,
    match: 'exact',
    holds: 'number',
    means: 'what the importer can process in a year, in tonnes; 0 where nothing; table: id',
  },
  {
    path: 'lookup.importerRegion',
    list: 'traders-region',
    key: importer,
    match: 'exact',
    holds: 'text',
    means: 'region of the importer; table: id',
  },
  {
    path: 'lookup.kmToOffice',
    list: 'km-to-office',
    key: ['lookup.importerRegion', 'office'],
    match: 'exact',
    holds: 'number',
    means: 'km from the region of the importer to the office; table: region|office',
  },
  {
    path: 'lookup.consigneeRole',
    list: 'traders-role',
    key: ['consignee.id'],
    match: 'exact',
    holds: 'text',
    means: 'what the consignee does for others, as in forwarder or bank; table: id',
  },
];

/**
 * Fields whose value stands in a reference table among the lists of the rule book, valid on the day of lodgement.
 * Absent where there is no such list, no row, or no value to make the key of.
 */
export const standardLookups: readonly Field[] = [
  ...ofHeader.map((row) => lookupField(row, 'header')),
  ...ofItems.map((row) => lookupField(row, 'item')),
];

function lookupField(row: Row, scope: Field['scope']): Field {
  const { path, list, key, holds, means } = row;
  return {
    path,
    type: holds === 'text' ? 'text' : 'number',
    scope,
    many: false,
    needs: 'list',
    lookup: { list, holds, from: [...key, 'lodgedAt'], answerBy: (rows) => answerBy(rows, row) },
    means,
    read: () => undefined,
  };
}

function answerBy(list: NamedList, row: Row): Answer {
  const table = tableOf(list);
  return (values) => {
    const lodged = dayOfInstant(values[row.key.length] as number);
    let found: string | number | undefined;
    // Of a field with several elements each makes a key; of the numbers under them the largest counts.
    for (const parts of partsOf(values, row.key.length)) {
      const told = toldBy(rowOf(table, parts, row, lodged), row.holds, lodged);
      if (told !== undefined && (found === undefined || told > found)) found = told;
    }
    return found;
  };
}

/** The parts of the keys that values make; none where a value is absent. */
function partsOf(values: readonly FieldValue[], count: number): readonly (readonly string[])[] {
  let all: readonly (readonly string[])[] = [[]];
  for (let at = 0; at < count; at++) {
    const value = values[at];
    if (value === undefined) return [];
    const elements = typeof value === 'object' ? value : [value];
    all = all.flatMap((parts) => elements.map((element) => [...parts, String(element)]));
  }
  // What joins the parts may not stand in one: it would make the key of another.
  return count === 1 ? all : all.filter((parts) => !parts.some((part) => part.includes(separator)));
}

const separator = '|';

function rowOf(
  table: LookupTable,
  parts: readonly string[],
  { match }: Row,
  day: number,
): ListValue | undefined {
  if (match === 'exact') return table.at(parts.join(separator), day);
  const before = parts.slice(0, -1).map((part) => `${part}${separator}`);
  return table.atLongestBeginning(before.join(''), parts.at(-1) ?? '', day);
}

/** What is told of what a row holds; undefined for what is not of the table's type. */
function toldBy(is: ListValue | undefined, holds: TableType, lodged: number): string | number | undefined {
  if (holds !== 'day') return typeof is === (holds === 'text' ? 'string' : 'number') ? is : undefined;
  const days = typeof is === 'string' ? lodged - dayOfInstant(Date.parse(is)) : Number.NaN;
  return Number.isNaN(days) ? undefined : days;
}
