import type { CountryCode, DeclarationId, OfficeCode, ProcedureCode } from './codes.ts';
import { type GoodsItem, itemValueOf } from './goods-item.ts';
import type { Moment } from './moment.ts';
import { type Money, sumMoney } from './money.ts';
import type { Party } from './party.ts';

/** The directions in which goods cross the border. */
export const flows = ['import', 'export', 'transit'] as const;
export type Flow = (typeof flows)[number];

/** The roles a party can have in a declaration, in the order of the paper form. */
export const partyRoles = ['declarant', 'importer', 'exporter', 'consignee', 'seller', 'carrier'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** The means of transport that crosses the border; mode by UN/ECE Rec 19. */
export type BorderTransport = {
  readonly mode?: string;
  readonly identity?: string;
  readonly nationality?: CountryCode;
};

/** What a trader declared, in one of its versions. */
export type Declaration = {
  readonly id: DeclarationId;
  /** 1 when absent; an amendment has a higher one. */
  readonly version?: number;
  readonly flow: Flow;
  readonly procedure?: ProcedureCode;
  readonly office: OfficeCode;
  readonly lodgedAt: Moment;
  readonly declarant?: Party;
  readonly importer?: Party;
  readonly exporter?: Party;
  readonly consignee?: Party;
  readonly seller?: Party;
  readonly carrier?: Party;
  readonly exportCountry?: CountryCode;
  readonly destinationCountry?: CountryCode;
  readonly borderTransport?: BorderTransport;
  readonly containers?: readonly string[];
  readonly totalPackages?: number;
  readonly totalGrossMassKg?: number;
  readonly invoice?: Money;
  readonly incoterm?: string;
  /** National boxes, by name. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** At least one. */
  readonly items: readonly GoodsItem[];
};

/** The version of a declaration; a first lodgement need not name it. */
export function versionOf(declaration: Declaration): number {
  return declaration.version ?? 1;
}

/** The sum of the items that have a value; undefined when none has, or their currencies differ. */
export function totalValueOf(declaration: Declaration): Money | undefined {
  return sumMoney(declaration.items.flatMap((item) => itemValueOf(item) ?? []));
}
