import { partyRoles } from '../../domain/declaration.ts';
import { maximumItems } from '../../domain/declaration-shape.ts';
import { boxes, party } from './box.ts';
import { declarationIdOf } from './declaration-id.ts';
import { flowOf } from './flow-of.ts';
import { headerBoxes, headerGroups } from './header-boxes.ts';
import { nodesOf, type Plain, put, readBoxes } from './read-boxes.ts';
import { readItem } from './read-item.ts';
import type { Trace } from './trace.ts';
import { childOf, nodeAt, textOf, type XmlNode } from './xml-node.ts';

const itemPath = ['GoodsShipment', 'GovernmentAgencyGoodsItem'];

/** Where the office is found when the message names no office of declaration; the first that is there. */
const officeFallbacks = [
  { attribute: 'presentationOffice', path: ['PresentationOffice', 'ID'] },
  { attribute: 'supervisingOffice', path: ['SupervisingOffice', 'ID'] },
  { attribute: 'exitOffice', path: ['ExitOffice', 'ID'] },
  { attribute: 'goodsLocationId', path: ['GoodsShipment', 'Consignment', 'GoodsLocation', 'ID'] },
];

/** Countries that items may name instead of the header. */
const countryFallbacks = [
  { key: 'exportCountry', path: ['ExportCountry', 'ID'] },
  { key: 'destinationCountry', path: ['Destination', 'CountryCode'] },
];

/** Parties that items may name instead of the header. The consignor is who the paper form calls exporter. */
const partyFallbacks = [
  { role: 'exporter', element: 'Consignor', inHeader: boxes(party('GoodsShipment/Consignor', 'exporter')) },
  { role: 'consignee', element: 'Consignee', inHeader: [] },
  { role: 'seller', element: 'Seller', inHeader: [] },
].map((fallback) => ({ ...fallback, inItem: boxes(party(fallback.element, fallback.role)) }));

/**
 * A message of a new declaration as plain data, to be read like any declaration. The trace learns where each
 * value came from.
 */
export function buildDeclaration(root: XmlNode, receivedAt: string, trace: Trace): Plain {
  const declaration: Plain = {};
  const items = nodesOf(root, itemPath);
  readBoxes(root, headerBoxes, headerGroups, declaration, trace);
  buildItems(root, items, declaration, trace);
  buildIdentity(root, declaration, trace);
  buildOffice(root, declaration, trace);
  buildLodgement(root, receivedAt, declaration, trace);
  buildProcedure(root, items, declaration, trace);
  buildCountries(items, declaration, trace);
  buildParties(root, items, declaration, trace);
  buildTransport(root, items, declaration, trace);
  return declaration;
}

function buildItems(root: XmlNode, nodes: readonly XmlNode[], declaration: Plain, trace: Trace): void {
  trace.note(declaration, 'items', root, '/GoodsShipment/GovernmentAgencyGoodsItem');
  // Too many are refused unread.
  const isTooMany = nodes.length > maximumItems;
  const items = isTooMany ? new Array<Plain>(nodes.length) : nodes.map((node) => readItem(node, trace));
  for (const [index, node] of nodes.entries()) trace.note(items, index, node);
  declaration.items = items;
}

function buildIdentity(root: XmlNode, declaration: Plain, trace: Trace): void {
  declaration.id = declarationIdOf(root);
  const hasNumber = textOf(childOf(root, 'ID')) !== undefined;
  trace.note(declaration, 'id', root, hasNumber ? '/ID' : '/FunctionalReferenceID');
}

function buildOffice(root: XmlNode, declaration: Plain, trace: Trace): void {
  if (declaration.office !== undefined) return;
  for (const { attribute, path } of officeFallbacks) {
    const node = nodeAt(root, path);
    const office = textOf(node);
    if (node === undefined || office === undefined) continue;
    put(declaration, ['office'], office, node, trace);
    put(declaration, ['attributes', 'officeSource'], attribute, node, trace);
    return;
  }
}

function buildLodgement(root: XmlNode, receivedAt: string, declaration: Plain, trace: Trace): void {
  if (declaration.lodgedAt !== undefined) return;
  const issued = childOf(root, 'IssueDateTime');
  const issuedAt = (declaration.attributes as Plain | undefined)?.issuedAt;
  if (issued !== undefined && issuedAt !== undefined) {
    put(declaration, ['lodgedAt'], issuedAt, issued, trace);
    return;
  }
  put(declaration, ['lodgedAt'], receivedAt, root, trace);
  put(declaration, ['attributes', 'lodgedAtSource'], 'received-at', root, trace);
}

/** The procedure of the whole is the first that names its previous one; the flow may have to rest on it. */
function buildProcedure(root: XmlNode, items: readonly XmlNode[], declaration: Plain, trace: Trace): void {
  const procedures = [childOf(root, 'GoodsShipment'), ...items].flatMap((node) =>
    node === undefined ? [] : nodesOf(node, ['GovernmentProcedure']),
  );
  const first = procedures.find((each) => textOf(childOf(each, 'PreviousCode')) !== undefined);
  const current = childOf(first, 'CurrentCode');
  const [requested, previous] = [textOf(current), textOf(childOf(first, 'PreviousCode'))];
  if (current !== undefined && requested !== undefined) {
    put(declaration, ['procedure'], `${requested}${previous}`, current, trace);
  }
  const type = textOf(childOf(root, 'TypeCode'));
  declaration.flow = flowOf(type, requested) ?? type;
  trace.note(declaration, 'flow', root, '/TypeCode');
}

function buildCountries(items: readonly XmlNode[], declaration: Plain, trace: Trace): void {
  for (const { key, path } of countryFallbacks) {
    if (declaration[key] !== undefined) continue;
    const [first, ...rest] = items.map((item) => nodeAt(item, path));
    const country = textOf(first);
    if (first !== undefined && rest.every((node) => textOf(node) === country)) {
      put(declaration, [key], country, first, trace);
    }
  }
}

function buildParties(root: XmlNode, items: readonly XmlNode[], declaration: Plain, trace: Trace): void {
  for (const { role, inHeader, inItem } of partyFallbacks) {
    if (declaration[role] === undefined) readBoxes(root, inHeader, [], declaration, trace);
    const [first, ...rest] = declaration[role] === undefined ? items : [];
    if (first === undefined) continue;
    const party = partyText(first, inItem, trace);
    if (rest.every((item) => partyText(item, inItem, trace) === party)) {
      readBoxes(first, inItem, [], declaration, trace);
    }
  }
  markAeo(root, declaration);
}

/** A party in a form in which it can be compared. */
function partyText(item: XmlNode, inItem: ReturnType<typeof boxes>, trace: Trace): string {
  const found: Plain = {};
  readBoxes(item, inItem, [], found, trace);
  return JSON.stringify(found);
}

/** Holders of an authorisation as authorised economic operator: AEOC, AEOS, AEOF. */
function markAeo(root: XmlNode, declaration: Plain): void {
  const holders = nodesOf(root, ['AuthorisationHolder'])
    .filter((holder) => textOf(childOf(holder, 'CategoryCode'))?.startsWith('AEO'))
    .map((holder) => textOf(childOf(holder, 'ID')));
  for (const role of holders.length === 0 ? [] : partyRoles) {
    const party = declaration[role] as Plain | undefined;
    if (party?.id !== undefined && holders.includes(party.id as string)) party.aeo = true;
  }
}

/** A vessel may have a name and no number; a container may be named at its goods alone. */
function buildTransport(root: XmlNode, items: readonly XmlNode[], declaration: Plain, trace: Trace): void {
  const name = nodeAt(root, ['BorderTransportMeans', 'Name']);
  const transport = declaration.borderTransport as Plain | undefined;
  if (name !== undefined && transport?.identity === undefined) {
    put(declaration, ['borderTransport', 'identity'], textOf(name), name, trace);
  }
  const containers = (declaration.containers ?? []) as string[];
  const known = new Set(containers);
  for (const id of items.flatMap((item) => nodesOf(item, ['Commodity', 'TransportEquipment', 'ID']))) {
    const container = textOf(id);
    if (container === undefined || known.has(container)) continue;
    known.add(container);
    trace.note(containers, containers.length, id);
    containers.push(container);
  }
  declaration.containers = containers;
}
