import type {
  CommodityCode,
  CountryCode,
  CurrencyCode,
  DeclarationId,
  OfficeCode,
  ProcedureCode,
} from '../../domain/codes.ts';
import type { DecimalText } from '../../domain/decimal.ts';
import type { BorderTransport, Declaration } from '../../domain/declaration.ts';
import type { GoodsItem, ItemDocument } from '../../domain/goods-item.ts';
import type { Moment } from '../../domain/moment.ts';
import type { Money } from '../../domain/money.ts';
import { type Draft, type DraftItem, totalValueOf } from './draft.ts';
import type { DutyOfItem } from './duties.ts';
import type { PermitKind } from './traffic-scenario.ts';
import type { World } from './world.ts';

/** Codes of box 44: UN/EDIFACT 1001 where it has one, four digits where the administration has its own. */
export const documentTypes = {
  invoice: '380',
  certificateOfOrigin: '861',
  byMode: { '2': '720', '3': '730', '4': '740' },
  permits: {
    'import-licence': '911',
    'plant-health': '851',
    veterinary: '853',
    health: '852',
    precursor: '9101',
    species: '9102',
  } satisfies Record<PermitKind, string>,
} as const;

const preferenceCodes = { 'free-trade': 'FT', 'small-consignment': 'SC' } as const;

/** A noun while it is written: members that may be absent are added one by one, which is much faster than spreading. */
type Written<Noun> = { -readonly [Key in keyof Noun]: Noun[Key] };

/** Writes a draft down as the declaration that is lodged. */
export function declare(
  world: World,
  draft: Draft,
  id: string,
  instantMs: number,
  sinceStart: number,
): Declaration {
  const writer = new ItemWriter(world, draft);
  const total = totalValueOf(draft);
  const items = draft.items.map((item, index) =>
    writer.write(item, index + 1, world.tariff.dutyOf(draft, item, total, sinceStart)),
  );
  const declaration: Omit<Written<Declaration>, 'items'> = {
    id: id as DeclarationId,
    flow: draft.flow,
    procedure: draft.procedure as ProcedureCode,
    office: draft.office as OfficeCode,
    lodgedAt: world.calendar.write(instantMs) as Moment,
    declarant: draft.declarant,
  };
  if (draft.version > 1) declaration.version = draft.version;
  writeParties(declaration, draft);
  declaration.exportCountry = draft.dispatchCountry as CountryCode;
  declaration.destinationCountry = draft.destination as CountryCode;
  declaration.borderTransport = transportOf(draft);
  if (draft.containers.length > 0) declaration.containers = draft.containers;
  declaration.totalPackages = draft.items.reduce((sum, item) => sum + item.packages, 0);
  declaration.totalGrossMassKg = toTheGram(draft.items.reduce((sum, item) => sum + item.grossKg, 0));
  declaration.invoice = writer.invoice;
  declaration.incoterm = draft.relation.incoterm.code;
  declaration.attributes = attributesOf(draft);
  return Object.assign(declaration, { items });
}

function writeParties(declaration: Omit<Written<Declaration>, 'items'>, draft: Draft): void {
  const { local, foreign, relation } = draft;
  if (draft.flow === 'import') {
    if (local !== undefined) declaration.importer = local;
    declaration.exporter = foreign;
    if (local !== undefined) declaration.consignee = local;
    declaration.seller = foreign;
  } else if (draft.flow === 'export') {
    declaration.importer = foreign;
    if (local !== undefined) declaration.exporter = local;
    declaration.consignee = foreign;
  } else {
    declaration.exporter = foreign;
    if (relation.receiver !== undefined) declaration.consignee = relation.receiver;
  }
  declaration.carrier = draft.carrier.party;
}

function transportOf(draft: Draft): BorderTransport {
  const transport: Written<BorderTransport> = { mode: draft.mode, identity: draft.vehicle };
  const { country } = draft.carrier.party;
  if (country !== undefined) transport.nationality = country;
  return transport;
}

function attributesOf(draft: Draft): Readonly<Record<string, string>> {
  const { exitPost, isRelated } = draft.relation;
  if (draft.flow !== 'import')
    return exitPost === undefined ? { borderPost: draft.post } : { borderPost: draft.post, exitPost };
  return {
    borderPost: draft.post,
    relatedParties: isRelated ? 'yes' : 'no',
    valuationMethod: draft.invoiceNumber % 16 === 0 ? '6' : '1',
  };
}

/** Writes the items of one declaration, and adds up its invoice to the cent. */
class ItemWriter {
  readonly #currency: CurrencyCode;
  readonly #valueCurrency: CurrencyCode;
  readonly #pricePerValue: number;
  readonly #invoiceDocument: ItemDocument;
  readonly #transportDocument: ItemDocument;
  readonly #draft: Draft;
  #invoiceCents = 0;

  constructor(world: World, draft: Draft) {
    const { relation } = draft;
    this.#draft = draft;
    this.#currency = relation.currency as CurrencyCode;
    this.#valueCurrency = world.scenario.currency as CurrencyCode;
    const worth =
      (world.scenario.currencies[relation.currency] ?? 1) /
      (world.scenario.currencies[world.scenario.currency] ?? 1);
    this.#pricePerValue = 1 / ((1 + relation.incoterm.addedShare) * worth);
    this.#invoiceDocument = { type: documentTypes.invoice, id: `INV-${draft.invoiceNumber}` };
    this.#transportDocument = {
      type: documentTypes.byMode[draft.mode as keyof typeof documentTypes.byMode] ?? '730',
      id: String(draft.transportNumber),
    };
  }

  get invoice(): Money {
    return moneyOf(this.#invoiceCents, this.#currency);
  }

  write(item: DraftItem, sequence: number, duty: DutyOfItem): GoodsItem {
    const valueCents = Math.max(1, Math.round(item.valueUsd * 100));
    const priceCents = Math.max(1, Math.round(valueCents * this.#pricePerValue));
    this.#invoiceCents += priceCents;
    const written: Written<GoodsItem> = {
      sequence,
      commodityCode: item.code as CommodityCode,
      description: item.description,
      originCountry: item.origin as CountryCode,
    };
    if (duty.preference !== undefined) written.preference = preferenceCodes[duty.preference];
    written.netMassKg = item.netKg;
    written.grossMassKg = item.grossKg;
    const { unit } = item.goods;
    if (unit !== undefined && item.quantity !== undefined)
      written.quantity = { value: item.quantity, unit: unit.code };
    written.packages = item.packages;
    written.itemPrice = moneyOf(priceCents, this.#currency);
    written.customsValue = moneyOf(valueCents, this.#valueCurrency);
    written.dutyRatePercent = duty.percent;
    written.dutyType = 'A00';
    written.documents = this.#documentsOf(item, duty, sequence);
    const { packageKind } = item.goods;
    written.attributes = item.brand === undefined ? { packageKind } : { packageKind, brand: item.brand.name };
    return written;
  }

  #documentsOf(item: DraftItem, duty: DutyOfItem, sequence: number): readonly ItemDocument[] {
    const documents: ItemDocument[] = [this.#invoiceDocument, this.#transportDocument];
    const number = `${this.#draft.transportNumber % 100_000}/${sequence}`;
    if (duty.preference === 'free-trade')
      documents.push({ type: documentTypes.certificateOfOrigin, id: `CT-${number}` });
    if (item.hasPermit && item.goods.permit !== undefined)
      documents.push({ type: documentTypes.permits[item.goods.permit], id: `P-${number}` });
    return documents;
  }
}

/** Cents as decimal text, without the binary fractions that dividing would bring. */
export function moneyOf(cents: number, currency: CurrencyCode): Money {
  const whole = Math.floor(cents / 100);
  const rest = cents - whole * 100;
  return { amount: `${whole}.${rest < 10 ? '0' : ''}${rest}` as DecimalText, currency };
}

function toTheGram(kg: number): number {
  return Math.round(kg * 1_000) / 1_000;
}
