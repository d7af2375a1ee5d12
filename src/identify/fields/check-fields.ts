import type { KnownItem } from '../../domain/known.ts';
import { grossMassPerContainerKg, malformedContainers, wrongCheckDigits } from '../data/container-checks.ts';
import { wordsOf } from '../data/description-words.ts';
import { guaranteeToDuty } from '../data/guarantee-to-duty.ts';
import {
  densityKgPerM3Of,
  freightShareOf,
  kgPerPackageOf,
  kgPerUnitOf,
  valuePerGrossKgOf,
} from '../data/item-ratios.ts';
import { isRoundInvoice, lodgedHour, transitDays } from '../data/lodgement.ts';
import { repeatedItems } from '../data/repeated-items.ts';
import {
  grossMassDifference,
  invoiceDifference,
  manifestDifference,
  packagesDifference,
} from '../data/totals-against-items.ts';
import { distinctHeadings, unitValueVariation } from '../data/unit-value-variation.ts';
import { unknownCodes } from '../data/unknown-codes.ts';
import { isVagueDescription } from '../data/vague-words.ts';
import type { Field } from './field.ts';

type HeaderRow = Pick<Field, 'path' | 'type' | 'means'> & {
  readonly many?: true;
  readonly read: (declaration: Parameters<Field['read']>[0]) => ReturnType<Field['read']>;
};
type ItemRow = Pick<Field, 'path' | 'type' | 'means'> & {
  readonly read: (item: KnownItem) => ReturnType<Field['read']>;
};

const ofHeader: readonly HeaderRow[] = [
  {
    path: 'containers.wrongCheckDigit',
    type: 'text',
    many: true,
    means: 'container numbers whose check digit is wrong by ISO 6346',
    read: wrongCheckDigits,
  },
  {
    path: 'containers.malformed',
    type: 'text',
    many: true,
    means: 'container numbers that have not the form of ISO 6346',
    read: malformedContainers,
  },
  {
    path: 'distinctHeadings',
    type: 'number',
    means: 'different headings (HS4) among the items',
    read: distinctHeadings,
  },
  {
    path: 'unitValueVariation',
    type: 'number',
    means:
      'standard deviation of the value per net kg of the items over its mean; absent below two headings, or with two currencies',
    read: unitValueVariation,
  },
  {
    path: 'invoice.isRound',
    type: 'boolean',
    means: 'whether the invoice is over whole thousands',
    read: isRoundInvoice,
  },
  {
    path: 'lodgedHour',
    type: 'number',
    means:
      'hour of lodgement, 0 to 23, in the zone it was written in; absent where only a day was written, which is midnight to the second',
    read: lodgedHour,
  },
  {
    path: 'transitDays',
    type: 'number',
    means: 'days from attributes.dispatchedAt to attributes.arrivalAt',
    read: transitDays,
  },
  {
    path: 'grossMassPerContainerKg',
    type: 'number',
    means: 'gross mass in all, else of all items, over the number of different containers',
    read: grossMassPerContainerKg,
  },
  {
    path: 'guaranteeToDuty',
    type: 'number',
    means:
      'attributes.guaranteeAmount over the duties declared; absent where attributes.guaranteeCurrency is another than theirs',
    read: guaranteeToDuty,
  },
  {
    path: 'check.grossMassDifference',
    type: 'number',
    means:
      'how far the gross masses of all items are from the total, as a share of it; absent where an item has none',
    read: grossMassDifference,
  },
  {
    path: 'check.packagesDifference',
    type: 'number',
    means:
      'how far the packages of all items are from the total, as a share of it; absent where an item has none',
    read: packagesDifference,
  },
  {
    path: 'check.invoiceDifference',
    type: 'number',
    means:
      'how far the prices of all items are from the invoice, as a share of it; absent where an item has none, or another currency',
    read: invoiceDifference,
  },
  {
    path: 'check.manifestDifference',
    type: 'number',
    means: 'how far the gross mass is from attributes.manifestGrossMassKg, as a share of that',
    read: manifestDifference,
  },
  {
    path: 'check.unknownCodes',
    type: 'text',
    many: true,
    means: 'countries that ISO 3166-1 has not, and supplementary units that UN/ECE Rec 20 has not',
    read: unknownCodes,
  },
  {
    path: 'check.repeatedItems',
    type: 'number',
    means: 'items that say the same as one before them, national boxes and documents aside',
    read: repeatedItems,
  },
];

const ofItem: readonly ItemRow[] = [
  {
    path: 'item.freightShare',
    type: 'number',
    means: 'what the customs value adds to the price, as a share of the price; absent with two currencies',
    read: freightShareOf,
  },
  { path: 'item.kgPerPackage', type: 'number', means: 'net kg of a package', read: kgPerPackageOf },
  { path: 'item.kgPerUnit', type: 'number', means: 'net kg of a supplementary unit', read: kgPerUnitOf },
  {
    path: 'item.densityKgPerM3',
    type: 'number',
    means:
      'gross mass over item.attributes.volumeM3, else net mass over a supplementary unit in cubic metres (MTQ)',
    read: densityKgPerM3Of,
  },
  {
    path: 'item.valuePerGrossKg',
    type: 'number',
    means: 'value of a gross kg, in its currency',
    read: valuePerGrossKgOf,
  },
  {
    path: 'item.description.words',
    type: 'number',
    means: 'words of the description that name something',
    read: ({ description }) => (description ? wordsOf(description).length : undefined),
  },
  {
    path: 'item.description.isVague',
    type: 'boolean',
    means: 'whether every word of the description would fit any goods, in English, Russian or Uzbek',
    read: ({ description }) => (description ? isVagueDescription(description) : undefined),
  },
];

/** Fields that hold what a declaration says against itself, and against what anybody can know of codes. */
export const checkFields: readonly Field[] = [
  ...ofHeader.map(
    ({ many, read, ...row }): Field => ({
      ...row,
      scope: 'header',
      many: many ?? false,
      read: (declaration) => read(declaration),
    }),
  ),
  ...ofItem.map(
    ({ read, ...row }): Field => ({
      ...row,
      scope: 'item',
      many: false,
      read: (_, item) => item && read(item),
    }),
  ),
];
