import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from '../shell/datum.tsx';

const names: Readonly<Record<string, MessageKey>> = {
  id: 'field.declarationId',
  items: 'items.named',
  sequence: 'item.sequence',
  version: 'decision.version',
  flow: 'flow.label',
  procedure: 'declared.procedure',
  office: 'office.label',
  lodgedAt: 'declared.lodgedAt',
  exportCountry: 'declared.exportCountry',
  destinationCountry: 'declared.destinationCountry',
  'borderTransport.mode': 'declared.mode',
  'borderTransport.identity': 'declared.transport',
  'borderTransport.nationality': 'declared.nationality',
  containers: 'declared.containers',
  totalPackages: 'declared.packages',
  totalGrossMassKg: 'field.grossMass',
  'invoice.amount': 'declared.invoice',
  'invoice.currency': 'field.currency',
  incoterm: 'declared.incoterm',
  itemCount: 'declared.items',
  totalValue: 'field.totalValue',
  'item.sequence': 'item.sequence',
  'item.commodityCode': 'item.commodityCode',
  'item.hs2': 'field.chapter',
  'item.hs4': 'field.heading',
  'item.hs6': 'field.subheading',
  'item.description': 'item.description',
  'item.originCountry': 'item.origin',
  'item.preference': 'item.preference',
  'item.netMassKg': 'field.netMass',
  'item.grossMassKg': 'field.grossMass',
  'item.grossToNet': 'field.grossToNet',
  'item.quantity.value': 'item.quantity',
  'item.quantity.unit': 'field.unit',
  'item.packages': 'item.packages',
  'item.itemPrice.amount': 'item.price',
  'item.itemPrice.currency': 'field.currency',
  'item.customsValue.amount': 'item.customsValue',
  'item.customsValue.currency': 'field.currency',
  'item.value': 'item.customsValue',
  'item.unitValue': 'field.unitValue',
  'item.dutyRatePercent': 'item.dutyRate',
  'item.dutyType': 'item.dutyType',
  'item.documents.type': 'field.documentType',
  'item.reference.median': 'field.reference.median',
  'item.reference.z': 'field.reference.z',
  'item.documents.id': 'field.documentNumber',
};

const partyNames: Readonly<Record<string, MessageKey>> = {
  declarant: 'party.declarant',
  importer: 'party.importer',
  exporter: 'party.exporter',
  consignee: 'party.consignee',
  seller: 'party.seller',
  carrier: 'party.carrier',
};

const partyFacts: Readonly<Record<string, MessageKey>> = {
  id: 'field.partyId',
  name: 'field.partyName',
  country: 'field.partyCountry',
  address: 'field.partyAddress',
  aeo: 'party.aeo',
};

const historyFacts: Readonly<Record<string, MessageKey>> = {
  declarations: 'field.history.declarations',
  daysSinceFirst: 'field.history.daysSinceFirst',
  violationRate: 'field.history.violationRate',
  itemFirst: 'field.history.itemFirst',
};

/** The name of a field of the declaration as people call it; a national box goes by its own, the rest by the path. */
export function FieldName({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const name = fieldNameOf(path, t);
  if (name !== undefined) return name;
  return (
    <Datum code title={path}>
      {path.replace(/^(item\.)?attributes\./, '')}
    </Datum>
  );
}

/** The name of a field as people call it; undefined for one that has none. */
export function fieldNameOf(path: string, t: TFunction): string | undefined {
  const key = Object.hasOwn(names, path) ? names[path] : undefined;
  if (key !== undefined) return t(key);
  const [role = '', fact = '', ...rest] = path.split('.');
  if (role === 'history' && rest.length === 1) return historyNameOf(fact, rest[0] ?? '', t);
  const percentile = /^item\.reference\.p(\d+)$/.exec(path)?.[1];
  if (percentile !== undefined) return t('field.reference.percentile', { percentile });
  const party = Object.hasOwn(partyNames, role) ? partyNames[role] : undefined;
  const about = Object.hasOwn(partyFacts, fact) ? partyFacts[fact] : undefined;
  return party !== undefined && about !== undefined && rest.length === 0
    ? `${t(party)}, ${t(about)}`
    : undefined;
}

function historyNameOf(owner: string, fact: string, t: TFunction): string | undefined {
  const party = owner === 'pair' ? 'field.history.pair' : partyNames[owner];
  const about = Object.hasOwn(historyFacts, fact) ? historyFacts[fact] : undefined;
  return party === undefined || about === undefined ? undefined : `${t(party)}, ${t(about)}`;
}
