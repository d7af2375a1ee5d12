import type { Flow } from '../../domain/declaration.ts';
import type { Party } from '../../domain/party.ts';
import type { Carrier } from './carrier.ts';
import type { Relation } from './relation.ts';
import type { TradedGoods } from './traded-goods.ts';
import type { Brand } from './traffic-scenario.ts';

/**
 * A declaration being made up, in numbers. It is first composed as the truth, and a scheme then changes what
 * is declared; only this type is mutable, and no draft leaves the generator.
 */
export type Draft = {
  /** Shared by the versions of one declaration; given when the first is lodged. */
  readonly identity: { id: string | undefined; firstAt: number };
  version: number;
  readonly relation: Relation;
  readonly flow: Flow;
  local: Party | undefined;
  /** The day of the scenario the domestic side was registered on. */
  registeredDay: number;
  foreign: Party;
  declarant: Party;
  carrier: Carrier;
  dispatchCountry: string;
  readonly destination: string;
  mode: string;
  post: string;
  office: string;
  vehicle: string;
  containers: readonly string[];
  procedure: string;
  /** Numbers of the invoice and of the transport document. */
  invoiceNumber: number;
  transportNumber: number;
  items: DraftItem[];
};

export type DraftItem = {
  /** What the goods really are. */
  readonly goods: TradedGoods;
  code: string;
  description: string;
  brand: Brand | undefined;
  origin: string;
  claimsFreeTrade: boolean;
  netKg: number;
  grossKg: number;
  packages: number;
  /** In supplementary units, where the goods have one. */
  quantity: number | undefined;
  valueUsd: number;
  hasPermit: boolean;
};

/** The declared value of all items. */
export function totalValueOf(draft: Draft): number {
  return draft.items.reduce((sum, item) => sum + item.valueUsd, 0);
}

/** A copy whose items can be changed without touching the first. */
export function copyOf(draft: Draft): Draft {
  return { ...draft, items: draft.items.map((item) => ({ ...item })) };
}
