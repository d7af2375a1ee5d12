import type { Flow } from '../../domain/declaration.ts';
import type { Party } from '../../domain/party.ts';
import type { AliasTable } from './alias-table.ts';
import type { Carrier } from './carrier.ts';
import type { TradedGoods } from './traded-goods.ts';
import type { Incoterm, PartnerCountry } from './traffic-scenario.ts';

/** How many items a declaration of a relation has: one, a handful, or a consolidated load. */
export type LoadKind = 'single' | 'several' | 'mixed';

/**
 * A standing trade between two parties: the same goods by the same way, again and again. All regularities of
 * the traffic live here, and so does what departs from them.
 */
export type Relation = {
  readonly flow: Flow;
  /** The domestic side; undefined in transit. */
  readonly local: Party | undefined;
  /** The day of the scenario the domestic side was registered on. */
  readonly registeredDay: number;
  /** The side abroad, which sells imports and buys exports; in transit it is the sender. */
  readonly foreign: Party;
  /** Who receives in transit. */
  readonly receiver: Party | undefined;
  readonly declarant: Party;
  readonly carrier: Carrier;
  /** Dispatches imports, receives exports. */
  readonly country: PartnerCountry;
  readonly destination: string;
  /** Where most of its goods are made. */
  readonly origin: string;
  readonly mode: string;
  readonly post: string;
  readonly exitPost: string | undefined;
  readonly office: string;
  readonly incoterm: Incoterm;
  readonly currency: string;
  readonly isRelated: boolean;
  /** Uses the preference its goods may have. */
  readonly claimsFreeTrade: boolean;
  readonly load: LoadKind;
  readonly basket: readonly TradedGoods[];
  readonly basketTable: AliasTable;
  readonly season: readonly number[];
  readonly size: number;
  readonly priceFactor: number;
};
