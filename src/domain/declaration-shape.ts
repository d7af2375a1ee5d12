import { type BorderTransport, type Declaration, flows } from './declaration.ts';
import type { GoodsItem, ItemDocument, Quantity } from './goods-item.ts';
import type { Money } from './money.ts';
import type { Party } from './party.ts';
import {
  boolean,
  choice,
  count,
  country,
  list,
  moment,
  nonNegative,
  object,
  optional,
  ordinal,
  record,
  required,
  text,
} from './shape.ts';

/** Items in one declaration at the most: the SAD numbers them with three digits, national systems with four. */
export const maximumItems = 9_999;

export const moneyShape = object<Money>({
  amount: required(
    { kind: 'decimal', minimum: 0 },
    'Decimal text, not below zero; a JSON number is accepted on input',
  ),
  currency: required(text(3, { code: 'currency' }), 'ISO 4217'),
});

export const partyShape = object<Party>({
  id: optional(text(64), 'Tax or registration number'),
  name: optional(text(512), 'Name as declared'),
  country: optional(country, 'ISO 3166-1 alpha-2'),
  address: optional(text(1_024), 'Address in one line'),
  aeo: optional(boolean, 'Authorised economic operator'),
});

const quantityShape = object<Quantity>({
  value: required(nonNegative, 'How many'),
  unit: required(text(16), 'UN/ECE Rec 20'),
});

const documentShape = object<ItemDocument>({
  type: required(text(32), 'Kind of document'),
  id: optional(text(128), 'Its number'),
});

export const goodsItemShape = object<GoodsItem>({
  sequence: required(ordinal, 'Number of the item, from 1'),
  commodityCode: optional(text(12, { code: 'commodity' }), 'Tariff code, 2 to 12 digits'),
  description: optional(text(4_096), 'Goods description'),
  originCountry: optional(country, 'Country of origin'),
  preference: optional(text(16), 'Preference claimed'),
  netMassKg: optional(nonNegative, 'Net mass in kg'),
  grossMassKg: optional(nonNegative, 'Gross mass in kg'),
  quantity: optional(quantityShape, 'Supplementary unit'),
  packages: optional(count, 'Number of packages'),
  itemPrice: optional(moneyShape, 'Invoice price of the item'),
  customsValue: optional(moneyShape, 'Customs value; the item price serves when absent'),
  dutyRatePercent: optional(nonNegative, 'Duty rate in percent'),
  dutyType: optional(text(16), 'Kind of duty'),
  documents: optional(list(documentShape), 'Documents, licences, permits'),
  attributes: optional(record(text(4_096)), 'National boxes of the item, by name'),
});

const borderTransportShape = object<BorderTransport>({
  mode: optional(text(8), 'UN/ECE Rec 19 mode of transport'),
  identity: optional(text(64), 'Number plate, vessel, flight, wagon'),
  nationality: optional(country, 'Nationality of the means of transport'),
});

export const declarationShape = object<Declaration>({
  id: required(text(128), 'Unique in one administration'),
  version: optional(ordinal, '1 when absent; an amendment has a higher one'),
  flow: required(choice(flows), 'Direction'),
  procedure: optional(text(16), 'Requested and previous procedure'),
  office: required(text(32, { mayBeEmpty: true }), "Customs office; '' when the message names none"),
  lodgedAt: required(moment, 'ISO 8601 with zone; a bare date means 00:00Z'),
  declarant: optional(partyShape, 'Who lodges'),
  importer: optional(partyShape, 'Importer'),
  exporter: optional(partyShape, 'Exporter'),
  consignee: optional(partyShape, 'Consignee'),
  seller: optional(partyShape, 'Seller'),
  carrier: optional(partyShape, 'Carrier'),
  exportCountry: optional(country, 'Country of dispatch'),
  destinationCountry: optional(country, 'Country of destination'),
  borderTransport: optional(borderTransportShape, 'Means of transport at the border'),
  containers: optional(list(text(32)), 'Container numbers'),
  totalPackages: optional(count, 'Packages in all'),
  totalGrossMassKg: optional(nonNegative, 'Gross mass in all, kg'),
  invoice: optional(moneyShape, 'Invoice total'),
  incoterm: optional(text(8), 'Delivery terms'),
  attributes: optional(record(text(4_096)), 'National boxes, by name'),
  items: required(list(goodsItemShape, 1, maximumItems), 'Goods items'),
});
