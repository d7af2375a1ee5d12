import { partyRoles } from '../../domain/declaration.ts';

const itemValue = [
  'item.customsValue.amount',
  'item.customsValue.currency',
  'item.itemPrice.amount',
  'item.itemPrice.currency',
];

const masses = ['totalGrossMassKg', 'item.grossMassKg'];
const countries = [
  ...['exportCountry', 'destinationCountry', 'borderTransport.nationality', 'item.originCountry'],
  ...partyRoles.map((role) => `${role}.country`),
];

/** What derived fields are worked out from, beside the number of items. */
const beneath: Readonly<Record<string, readonly string[]>> = {
  'item.value': itemValue,
  'item.unitValue': [...itemValue, 'item.netMassKg'],
  'item.grossToNet': ['item.grossMassKg', 'item.netMassKg'],
  'item.hs2': ['item.commodityCode'],
  'item.hs4': ['item.commodityCode'],
  'item.hs6': ['item.commodityCode'],
  itemCount: [],
  totalValue: itemValue,
  'containers.wrongCheckDigit': ['containers'],
  'containers.malformed': ['containers'],
  distinctHeadings: ['item.commodityCode'],
  unitValueVariation: [...itemValue, 'item.netMassKg', 'item.commodityCode'],
  'invoice.isRound': ['invoice.amount', 'invoice.currency'],
  lodgedHour: ['lodgedAt'],
  transitDays: ['attributes.dispatchedAt', 'attributes.arrivalAt'],
  grossMassPerContainerKg: [...masses, 'containers'],
  guaranteeToDuty: [
    ...itemValue,
    'item.dutyRatePercent',
    'attributes.guaranteeAmount',
    'attributes.guaranteeCurrency',
  ],
  'check.grossMassDifference': masses,
  'check.packagesDifference': ['totalPackages', 'item.packages'],
  'check.invoiceDifference': [
    'invoice.amount',
    'invoice.currency',
    'item.itemPrice.amount',
    'item.itemPrice.currency',
  ],
  'check.manifestDifference': [...masses, 'attributes.manifestGrossMassKg'],
  'check.unknownCodes': [...countries, 'item.quantity.value', 'item.quantity.unit'],
  'check.repeatedItems': [
    ...itemValue,
    ...['item.commodityCode', 'item.description', 'item.originCountry', 'item.netMassKg', 'item.grossMassKg'],
    ...['item.packages', 'item.quantity.value', 'item.quantity.unit'],
  ],
  'item.freightShare': itemValue,
  'item.kgPerPackage': ['item.netMassKg', 'item.packages'],
  'item.kgPerUnit': ['item.netMassKg', 'item.quantity.value', 'item.quantity.unit'],
  'item.densityKgPerM3': [
    ...['item.attributes.volumeM3', 'item.grossMassKg', 'item.netMassKg'],
    ...['item.quantity.value', 'item.quantity.unit'],
  ],
  'item.valuePerGrossKg': [...itemValue, 'item.grossMassKg'],
  'item.description.words': ['item.description'],
  'item.description.isVague': ['item.description'],
};

/**
 * The paths of the declared fields that tell a field's value: its own, unless it is derived. Of `lodgedHour` they tell
 * the instant, and not the zone it was written in.
 */
export function declaredBeneath(path: string): readonly string[] {
  return Object.hasOwn(beneath, path) ? (beneath[path] ?? []) : [path];
}
