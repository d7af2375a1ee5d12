import {
  type Amendment,
  type Change,
  emptyAt,
  listedValues,
  type Members,
  type Path,
  removeAt,
  setAt,
  valueAt,
} from './amendment.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Declaration, type PartyRole, partyRoles, versionOf } from './declaration.ts';
import type { Problem } from './problem.ts';

type Draft = Members & { items: Members[] };
type Edit = Exclude<Change, { readonly kind: 'unknown' }>;

/** The next version as plain data, to be read like any declaration; or what in it has no target. */
export type AppliedAmendment =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The next version of a declaration: the original with exactly the parts replaced, added or removed that the
 * amendment points at, and with the values that rest on them (an item's packages are the sum of its
 * packagings). All of an amendment is applied or nothing. Whether it belongs to that declaration is the
 * caller's to know: administrations give a declaration its number only after it was lodged.
 */
export function applyAmendment(original: Declaration, amendment: Amendment): AppliedAmendment {
  const version = versionOf(original) + 1;
  if (amendment.kind === 'cancellation') {
    const attributes = { ...original.attributes, cancelled: amendment.reasonCode ?? 'yes' };
    return { ok: true, value: { ...original, version, attributes } };
  }
  const draft = structuredClone(original) as unknown as Draft;
  const problems = inOrder(amendment.changes).flatMap((change) => make(draft, change, amendment));
  if (amendment.changes.length === 0) problems.push(problemOf(amendment, '', 'It points at nothing.'));
  if (problems.length > 0) return { ok: false, problems };
  followChanges(original as unknown as Draft, draft);
  return { ok: true, value: { ...draft, version } };
}

/** Positions are those of the original, so whatever moves others comes last, and the last of a list first. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const removals = changes.filter((change) => change.kind === 'remove');
  const position = ({ paths }: { readonly paths: readonly Path[] }) => Number(paths[0]?.at(-1) ?? -1) || 0;
  return [
    ...changes.filter((change) => change.kind !== 'remove'),
    ...removals.sort((a, b) => position(b) - position(a)),
  ];
}

function problemOf(amendment: Amendment, path: string, why: string): Problem {
  const line = amendment.line === undefined ? {} : { line: amendment.line };
  const message = `The amendment of ${amendment.declarationId} cannot be applied: ${why}`;
  return { source: amendment.source, ...line, path, code: 'amendment-target-unknown', message };
}

/** Makes one change; gives the problem when it has no target. */
function make(draft: Draft, change: Change, amendment: Amendment): readonly Problem[] {
  const why = change.kind === 'unknown' ? change.why : changed(draft, change);
  return why === undefined ? [] : [problemOf(amendment, change.pointsAt, why)];
}

const noPlace = 'the list has no such place.';
const notThere = 'what it takes away is not there.';

/** Why a change could not be made; undefined when it was. */
function changed(draft: Draft, change: Edit): string | undefined {
  const { item } = change;
  if (item !== undefined && isWholeItem(change)) return changeItem(draft, item, change);
  const scope = item === undefined ? draft : draft.items.find(({ sequence }) => sequence === item);
  if (scope === undefined) return `the declaration has no item ${item}.`;
  switch (change.kind) {
    case 'set':
      if (change.value === null) emptyAt(scope, change.path);
      else if (!setAt(scope, change.path, change.value)) return noPlace;
      return undefined;
    case 'empty':
      return emptyAt(scope, change.path) ? undefined : notThere;
    case 'remove':
      return change.paths.map((path) => removeAt(scope, path)).includes(true) ? undefined : notThere;
  }
}

function isWholeItem(change: Edit): boolean {
  return change.kind === 'remove'
    ? change.paths.every((path) => path.length === 0)
    : change.path.length === 0;
}

function changeItem(draft: Draft, sequence: number, change: Edit): string | undefined {
  const index = draft.items.findIndex((item) => item.sequence === sequence);
  const place = index < 0 ? draft.items.length : index;
  if (change.kind === 'set') draft.items.splice(place, 1, change.value as Members);
  else if (index < 0) return `the declaration has no item ${sequence}.`;
  else draft.items.splice(index, 1);
  return undefined;
}

/** A value that is found from others: where it stands, and how it is found. */
type Derivation = { readonly into: Path; readonly from: (scope: Members) => unknown };

/** Kinds of classification by the tariff, the best first; messages of one kind only need not name it. */
const tariffTypes = ['TSP', 'HS', undefined];

const itemDerivations: readonly Derivation[] = [
  { into: ['packages'], from: (item) => sumOf(listIn(item, 'packageQuantities')) },
  { into: ['commodityCode'], from: commodityCodeOf },
  { into: ['originCountry'], from: (item) => originOf(item, '1') ?? listIn(item, 'originCountries')[0] },
  { into: ['attributes', 'preferentialOrigin'], from: (item) => originOf(item, '2') },
  { into: ['preference'], from: (item) => listIn(item, 'taxRegimes').find((regime) => regime !== undefined) },
  { into: ['dutyType'], from: (item) => listIn(item, 'taxTypes').find((type) => type !== undefined) },
  { into: ['dutyRatePercent'], from: dutyRateOf },
];

const headerDerivations: readonly Derivation[] = [
  { into: ['procedure'], from: procedureOf },
  { into: ['office'], from: (header) => attributeOf(header, attributeOf(header, 'officeSource') ?? '') },
  { into: ['exportCountry'], from: (header) => agreedOf(header, 'exportCountry') },
  { into: ['destinationCountry'], from: (header) => agreedOf(header, 'destinationCountry') },
  { into: ['borderTransport', 'identity'], from: (header) => attributeOf(header, 'borderTransportName') },
  ...['consignee', 'seller'].map((role) => ({
    into: [role],
    from: (header: Members) => partyOf(header, role),
  })),
  { into: ['exporter'], from: (header) => partyOf(header, 'consignor') },
  ...partyRoles.map((role) => ({ into: [role, 'aeo'], from: (header: Members) => isAeo(header, role) })),
];

/** Brings up to date what was found from values that changed, where it was indeed found from them. */
function followChanges(original: Draft, draft: Draft): void {
  for (const item of draft.items) {
    const before = original.items.find(({ sequence }) => sequence === item.sequence);
    if (before !== undefined) follow(itemDerivations, before, item);
  }
  follow(headerDerivations, original, draft);
}

function follow(derivations: readonly Derivation[], before: Members, after: Members): void {
  for (const { into, from } of derivations) {
    const [was, is, stood] = [from(before), from(after), valueAt(before, into)];
    if (isSame(was, is) || !isSame(was, stood) || !isSame(stood, valueAt(after, into))) continue;
    if (is === undefined) removeAt(after, into);
    else setAt(after, into, is);
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function attributeOf(scope: Members, name: string): string | undefined {
  return valueAt(scope, ['attributes', name]) as string | undefined;
}

function listIn(scope: Members, name: string): readonly (string | undefined)[] {
  return listedValues(attributeOf(scope, name));
}

/** A number as it is written; the text itself where it is none, for whoever reads the result to refuse. */
function numberOf(written: string): unknown {
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : written;
}

function sumOf(values: readonly (string | undefined)[]): unknown {
  const numbers = values.filter((value) => value !== undefined).map(numberOf);
  const wrong = numbers.find((number) => typeof number !== 'number');
  if (wrong !== undefined || numbers.length === 0) return wrong;
  return (numbers as readonly number[]).reduce((sum, number) => sum + number, 0);
}

/** The code of the tariff, with the two digits that TARIC adds to it. */
function commodityCodeOf(item: Members): string | undefined {
  const types = listIn(item, 'classificationTypes');
  const codes = listIn(item, 'classificationCodes');
  const tariff = tariffTypes.map((type) => codes[types.indexOf(type)]).find((code) => code !== undefined);
  return tariff === undefined ? undefined : tariff + (codes[types.indexOf('TRC')] ?? '');
}

function originOf(item: Members, type: string): string | undefined {
  return listIn(item, 'originCountries')[listIn(item, 'originTypes').indexOf(type)];
}

function dutyRateOf(item: Members): unknown {
  const first = listIn(item, 'taxTypes').findIndex((type) => type !== undefined);
  const rate = listIn(item, 'taxRates')[first];
  return rate === undefined ? undefined : numberOf(rate);
}

/** The first requested procedure that names the previous one: two digits each. */
function procedureOf(header: Members): string | undefined {
  const procedures = [header, ...itemsOf(header)].flatMap((item) => listIn(item, 'procedures'));
  return procedures.find((procedure) => procedure?.length === 4);
}

function itemsOf(header: Members): readonly Members[] {
  return header.items as readonly Members[];
}

/** What every item says alike. */
function agreedOf(header: Members, name: string): string | undefined {
  const [first, ...rest] = itemsOf(header).map((item) => attributeOf(item, name));
  return rest.every((value) => value === first) ? first : undefined;
}

/** A party that stands in attributes of the header, else alike in those of every item. */
function partyOf(header: Members, name: string): object | undefined {
  const [first, ...rest] = itemsOf(header).map((item) => partyIn(item, name));
  const party = partyIn(header, name) ?? (rest.every((other) => isSame(first, other)) ? first : undefined);
  return party === undefined ? undefined : { ...party, ...(isHolder(header, party.id) && { aeo: true }) };
}

function partyIn(scope: Members, name: string): { readonly id?: string } | undefined {
  const parts = ['id', 'name', 'country', 'address'].flatMap((key) => {
    const value = attributeOf(scope, name + key.charAt(0).toUpperCase() + key.slice(1));
    return value === undefined ? [] : [[key, value]];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

function isAeo(header: Members, role: PartyRole): true | undefined {
  return isHolder(header, valueAt(header, [role, 'id'])) ? true : undefined;
}

/** Whether an authorisation as authorised economic operator (AEOC, AEOS, AEOF) is in that name. */
function isHolder(header: Members, id: unknown): boolean {
  const types = listIn(header, 'authorisationTypes');
  return listIn(header, 'authorisationHolders').some((holder, index) => {
    return holder !== undefined && holder === id && types[index]?.startsWith('AEO') === true;
  });
}
