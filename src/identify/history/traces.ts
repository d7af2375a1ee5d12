import type { Declaration, PartyRole } from '../../domain/declaration.ts';
import { versionOf } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import { itemValueOf } from '../../domain/goods-item.ts';
import { type HistoryKey, historyKey, type Owner, owners, shortText } from './history-key.ts';
import type { HistorySettings } from './history-settings.ts';
import { addressIdentity, partyIdentity, plainCode, plainWords } from './party-identity.ts';

/**
 * At most so many of each are looked for: of commodity codes as of containers, whatever a declaration names. Which,
 * is not left to their order; what is beyond has no past.
 */
const mostCodes = 100;
const mostOthers = 200;

/** By what a declaration can be met again, under the keys of the history. Nothing depends on the order of items. */
export type Traces = {
  readonly declaration: Declaration;
  readonly settings: HistorySettings;
  /** The shortened id, by which its own traces are told from those of others. */
  readonly id: string;
  readonly version: number;
  readonly parties: Readonly<Record<PartyRole, string | undefined>>;
  readonly owners: Readonly<Partial<Record<Owner, HistoryKey>>>;
  /** How the importer declares. */
  readonly habits: HistoryKey | undefined;
  readonly office: HistoryKey | undefined;
  /** Where the violations of the importer with this exporter and at this address are kept. */
  readonly links: { readonly exporter: HistoryKey | undefined; readonly address: HistoryKey | undefined };
  readonly address: HistoryKey | undefined;
  /** The consignee's address; that of the importer where no consignee is named. */
  readonly consigneeAddress: HistoryKey | undefined;
  /** HS6, in order. */
  readonly codes: readonly string[];
  /** The importer with each of them. */
  readonly importerCodes: ReadonlyMap<string, HistoryKey>;
  /** HS4, in order. */
  readonly headings: readonly string[];
  /** As they are written, under their keys. */
  readonly containers: ReadonlyMap<HistoryKey, string>;
  readonly seals: ReadonlyMap<HistoryKey, string>;
  readonly certificates: ReadonlyMap<HistoryKey, string>;
  readonly bills: readonly HistoryKey[];
  readonly invoice: HistoryKey | undefined;
  readonly goods: HistoryKey | undefined;
  readonly route: HistoryKey | undefined;
  readonly borderPost: string | undefined;
  readonly exitPost: string | undefined;
};

export function tracesOf(declaration: Declaration, settings: HistorySettings): Traces {
  const parties = identitiesOf(declaration);
  const { importer } = parties;
  const codes = prefixes(declaration.items, 6);
  const { exportCountry, borderTransport } = declaration;
  const exitPost = boxOf(declaration, settings.exitPostBoxes);
  const borderPost = boxOf(declaration, settings.borderPostBoxes);
  const documents = documentsOf(declaration, settings);
  const address = addressIdentity(declaration.importer?.address);
  const { address: writtenAddress } = declaration.consignee ?? declaration.importer ?? {};
  const consigneeAddress =
    writtenAddress === declaration.importer?.address ? address : addressIdentity(writtenAddress);
  return {
    declaration,
    settings,
    id: shortText(declaration.id),
    version: versionOf(declaration),
    parties,
    owners: ownerKeys(parties),
    habits: importer === undefined ? undefined : historyKey('habits', importer),
    office: declaration.office === '' ? undefined : historyKey('office', declaration.office),
    links: {
      exporter: linkKey(importer, parties.exporter),
      address: linkKey(importer, address),
    },
    address: address === undefined ? undefined : historyKey('address', address),
    consigneeAddress: consigneeAddress === undefined ? undefined : historyKey('address', consigneeAddress),
    codes,
    importerCodes: importer === undefined ? new Map() : importerCodeKeys(importer, codes),
    headings: prefixes(declaration.items, 4),
    containers: keyed('container', declaration.containers ?? []),
    seals: keyed('seal', sealsOf(declaration, settings)),
    certificates: documents.certificates,
    bills: documents.bills,
    invoice: invoiceKey(declaration, parties.seller ?? parties.exporter),
    goods: goodsKey(declaration),
    route:
      exportCountry !== undefined && borderTransport?.mode !== undefined
        ? historyKey('route', exportCountry, borderTransport.mode)
        : undefined,
    borderPost: borderPost === undefined ? undefined : shortText(borderPost),
    exitPost: exitPostOf(declaration, exitPost, borderPost),
  };
}

/**
 * The party whose imports are asked for, with each code: of an export the exporter, who may have imported the same
 * before.
 */
export function importingCodes(traces: Traces): ReadonlyMap<string, HistoryKey> {
  const { exporter, importer } = traces.parties;
  if (traces.declaration.flow !== 'export' || exporter === importer) return traces.importerCodes;
  return exporter === undefined ? new Map() : importerCodeKeys(exporter, traces.codes);
}

function importerCodeKeys(importer: string, codes: readonly string[]): ReadonlyMap<string, HistoryKey> {
  return new Map(codes.map((code) => [code, historyKey('importer-code', importer, code)]));
}

function linkKey(importer: string | undefined, other: string | undefined): HistoryKey | undefined {
  return importer === undefined || other === undefined ? undefined : historyKey('link', importer, other);
}

export function postKey(post: string, heading: string): HistoryKey {
  return historyKey('post', post, heading.slice(0, 2));
}

export const overallKey = historyKey('overall');

const cohortKeys = new Map(owners.map((owner) => [owner, historyKey('cohort', owner)]));

export function cohortKey(owner: Owner): HistoryKey {
  return cohortKeys.get(owner) ?? historyKey('cohort', owner);
}

/** What the goods are, how much they weigh and what they are worth, of all items; undefined where one does not say. */
function goodsKey({ items }: Declaration): HistoryKey | undefined {
  const lines: string[] = [];
  for (const item of items) {
    const value = itemValueOf(item);
    const mass = item.netMassKg ?? item.grossMassKg;
    if (value === undefined || mass === undefined || item.description === undefined) return undefined;
    lines.push(`${plainWords(item.description)}|${mass}|${Number(value.amount)}|${value.currency}`);
  }
  return historyKey('goods', lines.sort().join('\n'));
}

function identitiesOf(declaration: Declaration): Traces['parties'] {
  const { declarant, importer, exporter, consignee, seller, carrier } = declaration;
  const importerIdentity = partyIdentity(importer);
  return {
    declarant: partyIdentity(declarant),
    importer: importerIdentity,
    exporter: partyIdentity(exporter),
    consignee: partyIdentity(consignee),
    seller: partyIdentity(seller),
    carrier: partyIdentity(carrier),
  };
}

function ownerKeys(parties: Traces['parties']): Traces['owners'] {
  const keys: Partial<Record<Owner, HistoryKey>> = {};
  for (const owner of owners) {
    if (owner === 'pair') continue;
    const identity = parties[owner];
    if (identity !== undefined) keys[owner] = historyKey(owner, identity);
  }
  if (parties.importer !== undefined && parties.declarant !== undefined) {
    keys.pair = historyKey('pair', parties.importer, parties.declarant);
  }
  return keys;
}

function prefixes(items: readonly GoodsItem[], digits: 4 | 6): readonly string[] {
  const found = new Set<string>();
  for (const { commodityCode } of items) {
    if (commodityCode !== undefined && commodityCode.length >= digits)
      found.add(commodityCode.slice(0, digits));
  }
  return [...found].sort().slice(0, mostCodes);
}

function keyed(kind: 'container' | 'seal', codes: readonly string[]): ReadonlyMap<HistoryKey, string> {
  const keys = new Map<HistoryKey, string>();
  for (const code of codes) {
    const plain = plainCode(code);
    if (plain !== '') name(keys, historyKey(kind, plain), code);
  }
  return bounded(keys);
}

function sealsOf(declaration: Declaration, { sealBoxes }: HistorySettings): readonly string[] {
  return boxOf(declaration, sealBoxes)?.split(/[\s,;|]+/) ?? [];
}

function documentsOf(
  { items }: Declaration,
  { transportDocuments, originCertificates }: HistorySettings,
): { readonly certificates: ReadonlyMap<HistoryKey, string>; readonly bills: readonly HistoryKey[] } {
  const certificates = new Map<HistoryKey, string>();
  const bills = new Map<HistoryKey, string>();
  for (const { documents, originCountry } of items) {
    for (const { type, id } of documents ?? []) {
      const number = id === undefined ? '' : plainCode(id);
      if (id === undefined || number === '') continue;
      const bare = type.startsWith('N') ? type.slice(1) : type;
      if (transportDocuments.includes(bare)) name(bills, historyKey('bill', bare, number), id);
      // Each country numbers its certificates from one.
      if (originCertificates.includes(bare))
        name(certificates, historyKey('certificate', bare, originCountry ?? '-', number), id);
    }
  }
  return { certificates: bounded(certificates), bills: [...bounded(bills).keys()] };
}

/** Keeps how a key was written: of several ways the first in the alphabet, wherever it stood. */
function name(names: Map<HistoryKey, string>, key: HistoryKey, text: string): void {
  const before = names.get(key);
  if (before === undefined || text < before) names.set(key, text);
}

function bounded(names: ReadonlyMap<HistoryKey, string>): ReadonlyMap<HistoryKey, string> {
  if (names.size < 2) return names;
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, mostOthers));
}

function invoiceKey({ invoice }: Declaration, seller: string | undefined): HistoryKey | undefined {
  if (invoice === undefined || seller === undefined) return undefined;
  return historyKey('invoice', seller, String(Number(invoice.amount)), invoice.currency);
}

/** The post by which goods leave: one that is named as such, or the border post of what is no import. */
function exitPostOf(
  { flow }: Declaration,
  exitPost: string | undefined,
  borderPost: string | undefined,
): string | undefined {
  const post = exitPost ?? (flow === 'import' ? undefined : borderPost);
  return post === undefined ? undefined : shortText(post);
}

function boxOf({ attributes }: Declaration, boxes: readonly string[]): string | undefined {
  if (attributes === undefined) return undefined;
  for (const box of boxes)
    if (Object.hasOwn(attributes, box) && attributes[box] !== '') return attributes[box];
  return undefined;
}
