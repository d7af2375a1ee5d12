import { flows } from '../../domain/declaration.ts';
import {
  boolean,
  choice,
  country,
  list,
  nonNegative,
  object,
  optional,
  ordinal,
  record,
  required,
  type Shape,
  share,
  text,
} from '../../domain/shape.ts';
import { schemeKinds } from './schemes/scheme-kind.ts';
import * as scenario from './traffic-scenario.ts';

const note = optional(text(1_024), 'What the numbers rest on');
const name = text(128);
const code = text(32);
const weights = record(nonNegative);
const week = list(nonNegative, 7, 7);
const day = list(nonNegative, 24, 24);
const year = list(nonNegative, 12, 12);
const wholeDay: Shape = { kind: 'number', whole: true, minimum: -100_000, maximum: 100_000 };
/** A factor or a mass that something is divided by. */
const positive: Shape = { kind: 'number', minimum: 0.000_1 };

const flowShares = object<scenario.Arrivals['flows']>({
  import: required(nonNegative, 'Share of imports'),
  export: required(nonNegative, 'Share of exports'),
  transit: required(nonNegative, 'Share of transit'),
});

const arrivalsShape = object<scenario.Arrivals>({
  note,
  perDay: required({ kind: 'number', minimum: 1, maximum: 500_000 }, 'Declarations on an average day'),
  yearlyGrowth: required({ kind: 'number', minimum: -0.5, maximum: 1 }, 'Growth each year'),
  flows: required(flowShares, 'Shares of the flows'),
  weekday: required(week, 'Weights of the days, from Monday'),
  hourly: required(day, 'Weights of the hours, from midnight'),
  monthly: required(year, 'Weights of the months, from January'),
  occasions: required(
    list(
      object<scenario.Arrivals['occasions'][number]>({
        from: required(text(5), 'Month and day, as in 03-21'),
        to: required(text(5), 'Month and day, as in 03-21'),
        factor: required(nonNegative, 'Against an ordinary day'),
        note,
      }),
    ),
    'Feasts and rushes',
  ),
});

const partiesShape = object<scenario.PartyCounts>({
  note,
  importers: required(ordinal, 'How many importers'),
  exporters: required(ordinal, 'How many exporters'),
  brokers: required(ordinal, 'How many brokers'),
  sellers: required(ordinal, 'How many sellers abroad'),
  buyers: required(ordinal, 'How many buyers abroad'),
  carriers: required(ordinal, 'How many carriers'),
  zipfExponent: required(nonNegative, 'How unequal the traders are'),
  newcomerShare: required(share, 'Traders that begin in the first two years'),
  dormantShare: required(share, 'Traders that wake in the first two years'),
  occasionalShare: required(share, 'Imports by traders who come once'),
  aeoShare: required(share, 'Authorised operators among traders'),
  selfDeclaredShare: required(share, 'Traders without a broker'),
});

const regionShape = object<scenario.Region>({
  name: required(name, 'Name'),
  weight: required(nonNegative, 'Share of the traders'),
  offices: required(weights, 'Where its traders clear'),
});

const officeShape = object<scenario.Office>({
  code: required(code, 'Code'),
  name: required(name, 'Name'),
  kind: required(choice(['road', 'rail', 'air', 'inland']), 'Kind'),
  officers: required(ordinal, 'Officers'),
});

const routeShape = object<scenario.Route>({
  mode: required(code, 'UN/ECE Rec 19'),
  post: required(code, 'Office at the border'),
  weight: required(nonNegative, 'Share'),
});

const countryShape = object<scenario.PartnerCountry>({
  code: required(country, 'ISO 3166-1 alpha-2'),
  importWeight: required(nonNegative, 'Share of imports'),
  exportWeight: required(nonNegative, 'Share of exports'),
  priceLevel: required(positive, 'Price level'),
  names: required(choice(scenario.nameStyles), 'How its names sound'),
  currencies: required(weights, 'Currencies of its invoices'),
  routes: required(list(routeShape, 1), 'Ways across the border'),
  hub: optional(boolean, 'Forwards goods of others'),
  freeTrade: optional(boolean, 'Its goods are free of duty'),
});

const transitRouteShape = object<scenario.TransitRoute>({
  from: required(country, 'Country of dispatch'),
  to: required(country, 'Country of destination'),
  mode: required(code, 'UN/ECE Rec 19'),
  entry: required(code, 'Office of entry'),
  exit: required(code, 'Office of exit'),
  weight: required(nonNegative, 'Share'),
});

const incotermShape = object<scenario.Incoterm>({
  code: required(code, 'Incoterms code'),
  weight: required(nonNegative, 'Share'),
  addedShare: required(nonNegative, 'Freight and insurance over price'),
});

const activityShape = object<scenario.Activity>({
  code: required(code, 'Code'),
  name: required(name, 'Name'),
  weight: required(nonNegative, 'Share of the traders'),
});

const unitShape = object<scenario.SupplementaryUnit>({
  code: required(code, 'UN/ECE Rec 20'),
  kg: required(positive, 'Mass of one'),
});

const commodityShape = object<scenario.Commodity>({
  code: required(text(12, { code: 'commodity' }), 'Ten digits'),
  text: required(name, 'What it is'),
  dutyPercent: required(nonNegative, 'Duty'),
  usdPerKg: required(positive, 'Typical unit value'),
  weight: optional(nonNegative, 'How common, 1 when absent'),
  kgPerPackage: optional(positive, 'Net mass of a package'),
  shipmentKg: optional(positive, 'Median net mass of a consignment'),
  unit: optional(unitShape, 'Supplementary unit'),
  origins: optional(weights, 'Countries that make it'),
  neighbour: optional(code, 'Code it may be moved to'),
  permit: optional(choice(scenario.permitKinds), 'Permit it needs'),
});

const goodsClassShape = object<scenario.GoodsClass>({
  code: required(code, 'Code'),
  note,
  flow: required(choice(['import', 'export']), 'Direction'),
  activity: required(code, 'Line of business'),
  packageKind: required(code, 'UN/ECE Rec 21'),
  kgPerPackage: required(positive, 'Net mass of a package'),
  grossToNet: required({ kind: 'number', minimum: 1 }, 'Gross over net mass'),
  shipmentKg: required(positive, 'Median net mass of a consignment'),
  priceSpread: required(nonNegative, 'Spread of the unit price'),
  airFactor: required(nonNegative, 'How much more it flies'),
  monthly: optional(year, 'Season, from January'),
  unit: optional(unitShape, 'Supplementary unit'),
  origins: optional(weights, 'Countries that make it'),
  excise: optional(boolean, 'Bears excise'),
  commodities: required(list(commodityShape, 1), 'Its commodity codes'),
});

const brandShape = object<scenario.Brand>({
  name: required(name, 'Name'),
  classes: required(list(code, 1), 'Classes of goods'),
  priceFactor: required(positive, 'Price against goods without it'),
});

const tradeDefenceShape = object<scenario.TradeDefence>({
  note,
  headings: required(list(code, 1), 'Beginnings of commodity codes'),
  origin: required(country, 'Origin'),
  extraPercent: required(nonNegative, 'Duty on top'),
  fromDay: required(wholeDay, 'Day of the scenario'),
});

const honestShape = object<scenario.HonestVariation>({
  note,
  lowPriceShare: required(share, 'Items at an honest low price'),
  highPriceShare: required(share, 'Items at an honest high price'),
  looseWeightShare: required(share, 'Items with much packing'),
  heavyPackageShare: required(share, 'Items in unusual packages'),
  roundQuantityShare: required(share, 'Items with a rough quantity'),
  vagueShare: required(share, 'Items with a vague description'),
  lookalikeShare: required(share, 'Items in words of a neighbouring code'),
  otherOriginShare: required(share, 'Items of another origin than the rest'),
  hubShare: required(share, 'Trade through a hub'),
  preferenceShare: required(share, 'Use of free trade where there is one'),
  missingPermitShare: required(share, 'Goods exempt from their permit'),
  unusualPostShare: required(share, 'Declarations by an unusual post'),
  wrongDigitShare: required(share, 'Mistyped container numbers'),
  amendmentShare: required(share, 'Declarations amended'),
  secondAmendmentShare: required(share, 'Amendments amended again'),
  newPairShare: required(share, 'Declarations through another broker'),
  relatedShare: required(share, 'Trade between related parties'),
});

const sensitivityShape = object<scenario.Sensitivity>({
  documents: required(share, 'Found by a document check'),
  physical: required(share, 'Found by an examination'),
});

const schemeShape = object<scenario.SchemeRow>({
  kind: required(choice(schemeKinds), 'Which scheme'),
  note,
  share: required(nonNegative, 'Its part of the violations'),
  actors: required(ordinal, 'Who does it, in number'),
  fromDay: required(wholeDay, 'First day of the scenario'),
  toDay: optional(wholeDay, 'Last day of the scenario'),
  sensitivity: required(sensitivityShape, 'What controls find of it'),
});

const pastControlShape = object<scenario.PastControl>({
  note,
  randomShare: required(share, 'Drawn at random'),
  discrepancyShare: required(share, 'Small mistakes found in honest declarations'),
  aeoFactor: required(share, 'Targeting of authorised operators'),
  medianHours: required(
    object<scenario.Sensitivity>({
      documents: required(positive, 'Hours to the end of a document check'),
      physical: required(positive, 'Hours to the end of an examination'),
    }),
    'Time to the finding',
  ),
  signs: required(
    list(
      object<scenario.PastControl['signs'][number]>({
        sign: required(choice(scenario.visibleSigns), 'What was looked at'),
        share: required(share, 'Share selected for it'),
        control: required(choice(['documents', 'physical']), 'Control ordered'),
      }),
    ),
    'What was looked at',
  ),
});

export const trafficScenarioShape = object<scenario.TrafficScenario>({
  name: required(name, 'Name of the scenario'),
  note,
  country: required(country, 'The administration’s country'),
  start: required(text(10), 'First day, as in 2026-01-05'),
  utcOffset: required(text(6), 'Zone, as in +05:00'),
  currency: required(text(3, { code: 'currency' }), 'Currency of customs values'),
  vatPercent: required(nonNegative, 'Value added tax'),
  violationRate: required({ kind: 'number', minimum: 0, maximum: 0.5 }, 'Share of violating declarations'),
  smallConsignmentValue: required(nonNegative, 'Free of duty below this value'),
  arrivals: required(arrivalsShape, 'How many come, and when'),
  parties: required(partiesShape, 'How many trade'),
  regions: required(list(regionShape, 1), 'Where traders sit'),
  offices: required(list(officeShape, 1), 'Customs offices'),
  countries: required(list(countryShape, 1), 'Partner countries'),
  transitRoutes: required(list(transitRouteShape, 1), 'Ways through the country'),
  currencies: required(weights, 'Value of one unit'),
  incoterms: required(list(incotermShape, 1), 'Delivery terms'),
  procedures: required(
    object<scenario.TrafficScenario['procedures']>({
      import: required(weights, 'Procedures of imports'),
      export: required(weights, 'Procedures of exports'),
      transit: required(weights, 'Procedures of transit'),
    }),
    `Procedures of ${flows.join(', ')}`,
  ),
  activities: required(list(activityShape, 1), 'Lines of business'),
  goodsClasses: required(list(goodsClassShape, 1), 'Classes of goods'),
  brands: required(list(brandShape), 'Invented trade marks'),
  vagueDescriptions: required(list(name, 1), 'Descriptions that say little'),
  tradeDefence: required(list(tradeDefenceShape), 'Duties on top'),
  honest: required(honestShape, 'How honest trade varies'),
  schemes: required(list(schemeShape), 'Planted schemes'),
  pastControl: required(pastControlShape, 'How declarations were selected'),
});
