import type { CountryCode, PartyId } from '../../domain/codes.ts';
import type { Party } from '../../domain/party.ts';
import { RandomStream, streamKey } from '../random-stream.ts';
import { WeightedChoice, zipfWeights } from './alias-table.ts';
import { type Carrier, createCarriers } from './carrier.ts';
import { coinName } from './coined-names.ts';
import { type TradedGoods, tradedGoods } from './traded-goods.ts';
import { foreignParty } from './trader.ts';
import type { PartnerCountry, Region, TrafficScenario } from './traffic-scenario.ts';
import type { WorldParts } from './world-parts.ts';

/** Partners of a country share its trade unequally. */
const partnerExponent = 0.7;
/** And so do brokers the trade of all. */
const brokerExponent = 0.8;

/** Everything that relations are made of, by scenario and seed. */
export function createWorldParts(scenario: TrafficScenario, seed: number): WorldParts {
  const goods = tradedGoods(scenario);
  const imports = [...goods.values()].filter(({ flow }) => flow === 'import');
  const exports = [...goods.values()].filter(({ flow }) => flow === 'export');
  const countries = new Map(scenario.countries.map((country) => [country.code, country]));
  const anyCountry = scenario.countries[0];
  if (anyCountry === undefined) throw new Error('A scenario has at least one country');
  const country = (code: string) => countries.get(code) ?? anyCountry;
  const sellers = partnersBy(
    scenario,
    seed,
    'S',
    (partner) => partner.importWeight,
    scenario.parties.sellers,
  );
  const buyers = partnersBy(scenario, seed, 'B', (partner) => partner.exportWeight, scenario.parties.buyers);
  const hubs = scenario.countries.filter(({ hub }) => hub === true);
  const brokers = createBrokers(scenario, seed);
  const brokerWeights = zipfWeights(brokers.length, brokerExponent);
  const carriers = carriersBetween(
    createCarriers(scenario, new RandomStream(streamKey(seed, 'carriers'))),
    scenario.country,
  );
  const byActivity = (all: readonly TradedGoods[]) =>
    remember((activities: string) =>
      choiceOf(all, ({ activity }) => activities.split(' ').includes(activity)),
    );
  const importsBy = byActivity(imports);
  const exportsBy = byActivity(exports);
  return {
    scenario,
    goods,
    brokersByRank: brokers,
    brokers: new WeightedChoice(brokers.map((broker, rank) => [broker, brokerWeights[rank] ?? 0])),
    incoterms: new WeightedChoice(scenario.incoterms.map((incoterm) => [incoterm, incoterm.weight])),
    exportCountries: new WeightedChoice(scenario.countries.map((partner) => [partner, partner.exportWeight])),
    hubs,
    hubsByTrade:
      hubs.length > 0 ? new WeightedChoice(hubs.map((hub) => [hub, hub.importWeight + 0.001])) : undefined,
    railTerminals: scenario.offices.filter(({ kind }) => kind === 'rail').map(({ code }) => code),
    anyCountry,
    country,
    currencyIn: remember((country: PartnerCountry) => new WeightedChoice(Object.entries(country.currencies))),
    officeIn: remember((region: Region) => new WeightedChoice(Object.entries(region.offices))),
    sellersIn: partnersIn(sellers, anyCountry.code),
    buyersIn: partnersIn(buyers, anyCountry.code),
    carriersBy: carriers,
    importsOf: importsBy,
    exportsOf: exportsBy,
    importedBy: (activities) => importsBy(activities.join(' ')),
    exportedBy: (activities) => exportsBy(activities.join(' ')),
    madeIn: remember((code: string) => choiceOf(imports, ({ originWeights }) => originWeights.has(code))),
  };
}

/** A choice among the goods that fit, or among all where none does. */
function choiceOf(
  all: readonly TradedGoods[],
  fits: (goods: TradedGoods) => boolean,
): WeightedChoice<TradedGoods> {
  const fitting = all.filter((goods) => fits(goods) && goods.weight > 0);
  const chosen = fitting.length > 0 ? fitting : all;
  return new WeightedChoice(chosen.map((goods) => [goods, goods.weight]));
}

/** Brokers keep their number under every seed, so that a list of them stays true. */
function createBrokers(scenario: TrafficScenario, seed: number): readonly Party[] {
  const key = streamKey(seed, 'brokers');
  return Array.from({ length: scenario.parties.brokers }, (_, rank) => ({
    id: brokerId(rank),
    name: coinName('uzbek', new RandomStream(key, rank)),
    country: scenario.country as CountryCode,
  }));
}

function brokerId(rank: number): PartyId {
  return String(200_100_000 + rank * 37) as PartyId;
}

/** Partners abroad, spread over the countries by their part in the trade; each country has at least one. */
function partnersBy(
  scenario: TrafficScenario,
  seed: number,
  role: 'S' | 'B',
  weightOf: (country: PartnerCountry) => number,
  total: number,
): ReadonlyMap<string, WeightedChoice<Party>> {
  const sum = scenario.countries.reduce((all, country) => all + weightOf(country), 0);
  return new Map(
    scenario.countries.map((country) => {
      const count = Math.max(1, Math.round((total * weightOf(country)) / sum));
      const key = streamKey(seed, `partners ${role} ${country.code}`);
      const partners = zipfWeights(count, partnerExponent).map((weight, index): [Party, number] => [
        foreignParty(role, country.code, country.names, index, new RandomStream(key, index)),
        weight,
      ]);
      return [country.code, new WeightedChoice(partners)] as const;
    }),
  );
}

function partnersIn(
  partners: ReadonlyMap<string, WeightedChoice<Party>>,
  otherwise: string,
): (country: string) => WeightedChoice<Party> {
  return (country) => {
    const found = partners.get(country) ?? partners.get(otherwise);
    if (found === undefined) throw new Error(`Country ${country} has no partners`);
    return found;
  };
}

/** Carriers of the two countries concerned do nearly all of the trade between them. */
function carriersBetween(
  carriers: readonly Carrier[],
  ownCountry: string,
): (mode: string, country: string) => WeightedChoice<Carrier> {
  const choice = remember((modeAndCountry: string) => {
    const [mode, country] = modeAndCountry.split(' ');
    const ofMode = carriers.filter((carrier) => carrier.mode === mode);
    const chosen = ofMode.length > 0 ? ofMode : carriers;
    const weights = zipfWeights(chosen.length, 0.5);
    return new WeightedChoice(
      chosen.map((carrier, index) => {
        const home = carrier.party.country;
        const closeness = home === country ? 3 : home === ownCountry ? 1 : 0.02;
        return [carrier, (weights[index] ?? 1) * closeness];
      }),
    );
  });
  return (mode, country) => choice(`${mode} ${country}`);
}

/** Keeps what was worked out for a key. */
function remember<Key, Value>(workOut: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key) ?? workOut(key);
    known.set(key, found);
    return found;
  };
}
