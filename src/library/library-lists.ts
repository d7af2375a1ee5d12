import type { ListValue, NamedList } from '../domain/named-list.ts';

/** A list that profiles of the library ask for, or look something up in. An administration fills it. */
export type LibraryList = {
  readonly name: string;
  /** What its values are; of a table, what its keys are and what stands under them. */
  readonly holds: string;
  /** A few values of the right kind: to show the form, not to decide by. */
  readonly example: NamedList;
};

// Countries stand as XA and XB, which are no country's codes: examples blame nobody.

type ListRow = readonly [name: string, holds: string, ...example: readonly ListValue[]];
type TableRow = readonly [name: string, holds: string, example: Readonly<Record<string, ListValue>>];

const lists: readonly ListRow[] = [
  ['PARTS', 'HS6 subheadings of parts whose whole units bear a higher duty', '870899', '851779', '845090'],
  ['HUB_COUNTRIES', 'countries that goods pass through rather than are made in', 'AE', 'SG'],
  ['RISKY_GOODS', 'HS6 subheadings with many violations in own findings', '851713', '640399'],
  ['RISK_COUNTRIES', 'countries of dispatch under special attention', 'XA', 'XB'],
  ['EXCISE_HEADINGS', 'headings that bear excise', '2208', '2402'],
  [
    'COVER_LOADS',
    'headings often used to hide drugs: cheap, bulky or strong in smell',
    '0803',
    '0901',
    '2523',
  ],
  ['DRUG_ROUTE_COUNTRIES', 'countries where drug routes begin or that they pass', 'XA', 'XB'],
  ['PRECURSORS', 'HS6 subheadings of precursors of drugs and explosives', '291524', '284161'],
  ['PRECURSOR_PERMITS', 'codes of documents that permit precursors', '9101'],
  ['PROTECTED_SPECIES', 'HS6 subheadings that can hold species protected by CITES', '410320', '960110'],
  ['SPECIES_PERMITS', 'codes of documents that permit protected species', '9102', 'C400'],
  [
    'WASTE_AND_ODS',
    'HS6 subheadings of waste and of substances that deplete the ozone layer',
    '290371',
    '854911',
  ],
  ['WASTE_LICENCES', 'codes of documents that permit such waste and substances', '9103'],
  ['DUAL_USE_GOODS', 'HS6 subheadings that hold goods of dual use', '854231', '880730'],
  ['DIVERSION_COUNTRIES', 'destinations that goods of dual use are diverted to or through', 'XA', 'XB'],
  ['COUNTERFEIT_ORIGINS', 'countries that counterfeits often come from, by own findings', 'XA', 'XB'],
  ['HIGH_VALUE_LIGHT_HEADINGS', 'headings of light goods of high value', '8517', '7113', '3004'],
  ['END_USE_CODES', 'codes of preference or exemption that bind goods to an end use', '140', '145'],
  ['ENDED_PERMITS', 'numbers of permits that are withdrawn, ended or used up', 'P-2019-00017'],
];

const tables: readonly TableRow[] = [
  [
    'neighbour-headings',
    'heading|heading: 1 where the second is easily taken for the first',
    { '6403|6404': 1, '6403|6406': 0 },
  ],
  ['raw-material-prices', 'heading: price of its raw material in USD per kg', { 6109: 2.1, 7210: 0.55 }],
  ['whole-unit-kg-low', 'heading: the least that a whole unit weighs, in kg', { 8708: 900, 8450: 25 }],
  ['whole-unit-kg-high', 'heading: the most that a whole unit weighs, in kg', { 8708: 2_600, 8450: 95 }],
  [
    'world-exports',
    'country|HS6: what the country exports of these goods to the world in a year, 0 where nothing',
    { 'XA|851713': 0, 'XB|851713': 48_000_000 },
  ],
  [
    'trade-defence',
    'country|beginning of a code: duty on top of the tariff, in percent, with its first and last day',
    { 'XA|7210': 24.5, 'XB|7210': 12.1 },
  ],
  ['minimum-transit-days', 'country|mode of transport: days on the way at least', { 'XA|1': 25, 'XA|2': 7 }],
  [
    'traders-registered',
    'identifier: day of registration',
    { 300000001: '2025-12-01', 300000002: '2011-04-18' },
  ],
  ['traders-staff', 'identifier: people employed', { 300000001: 1, 300000002: 240 }],
  [
    'traders-capital',
    'identifier: capital in the reference currency',
    { 300000001: 100, 300000002: 500_000 },
  ],
  ['traders-activity', 'identifier: activity code', { 300000001: '10.71', 300000002: '45.31' }],
  [
    'activity-goods',
    'activity|HS2: 1 where goods of the chapter fit the activity, 0 where not',
    { '10.71|11': 1, '10.71|40': 0 },
  ],
  ['traders-tax-debt', 'identifier: tax debt in the reference currency', { 300000001: 0, 300000003: 12_500 }],
  [
    'traders-director-companies',
    'identifier: companies its director founded in 12 months',
    { 300000001: 4, 300000002: 0 },
  ],
  [
    'traders-role',
    'identifier: what it does for others: forwarder, carrier, warehouse or bank',
    { 300000004: 'forwarder' },
  ],
  [
    'traders-capacity',
    'identifier: what it can process in a year, in tonnes; 0 where nothing',
    { 300000001: 0, 300000002: 8_000 },
  ],
  ['traders-region', 'identifier: region', { 300000001: 'fergana' }],
  ['km-to-office', 'region|office: km between them', { 'fergana|10': 420, 'fergana|15': 30 }],
  [
    'detour-ratios',
    'country|border post: length of the way against the shortest one',
    { 'XA|19101': 1.9, 'XA|13101': 1 },
  ],
  ['maximum-densities', 'heading: the most that such goods weigh, in kg per m³', { 6109: 650 }],
  [
    'trade-marks',
    'trade mark: identifiers of those who may import, joined by |',
    { Veltoro: '300000002|300000005' },
  ],
  ['brand-prices', 'trade mark|heading: price of genuine goods in USD per kg', { 'Veltoro|6109': 80 }],
  ['required-documents', 'beginning of a code: type of the document that such goods need', { 3004: '9104' }],
  [
    'mirror-gaps',
    'country|HS6: share of the partner’s exports that was not recorded as imports',
    { 'XA|640399': 0.55 },
  ],
];

/** Every list that profiles of the library ask for or look something up in, by its name. */
export const libraryLists: ReadonlyMap<string, LibraryList> = new Map(
  [
    ...lists.map(([name, holds, ...example]): LibraryList => ({ name, holds, example })),
    ...tables.map(([name, holds, rows]): LibraryList => {
      const example = Object.entries(rows).map(([value, is]) => ({ value, is }));
      return { name, holds, example };
    }),
  ].map((list) => [list.name, list]),
);
