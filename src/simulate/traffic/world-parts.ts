import type { Party } from '../../domain/party.ts';
import type { WeightedChoice } from './alias-table.ts';
import type { Carrier } from './carrier.ts';
import type { TradedGoods } from './traded-goods.ts';
import type { Incoterm, PartnerCountry, Region, TrafficScenario } from './traffic-scenario.ts';

/** What relations are made of: parties, goods and ways to choose among them. */
export type WorldParts = {
  readonly scenario: TrafficScenario;
  readonly goods: ReadonlyMap<string, TradedGoods>;
  /** The busiest first. */
  readonly brokersByRank: readonly Party[];
  readonly brokers: WeightedChoice<Party>;
  readonly incoterms: WeightedChoice<Incoterm>;
  readonly exportCountries: WeightedChoice<PartnerCountry>;
  readonly hubs: readonly PartnerCountry[];
  /** Undefined where there are none. */
  readonly hubsByTrade: WeightedChoice<PartnerCountry> | undefined;
  readonly railTerminals: readonly string[];
  /** For goods that nobody is said to make. */
  readonly anyCountry: PartnerCountry;
  country(code: string): PartnerCountry;
  currencyIn(country: PartnerCountry): WeightedChoice<string>;
  officeIn(region: Region): WeightedChoice<string>;
  sellersIn(country: string): WeightedChoice<Party>;
  buyersIn(country: string): WeightedChoice<Party>;
  carriersBy(mode: string, country: string): WeightedChoice<Carrier>;
  importsOf(activity: string): WeightedChoice<TradedGoods>;
  exportsOf(activity: string): WeightedChoice<TradedGoods>;
  importedBy(activities: readonly string[]): WeightedChoice<TradedGoods>;
  exportedBy(activities: readonly string[]): WeightedChoice<TradedGoods>;
  madeIn(country: string): WeightedChoice<TradedGoods>;
};
