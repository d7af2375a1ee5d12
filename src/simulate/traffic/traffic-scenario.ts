import type { Flow } from '../../domain/declaration.ts';
import type { SchemeKind } from './schemes/scheme-kind.ts';

/** Shares of named things; they need not add up to one. */
export type Weights = Readonly<Record<string, number>>;

/**
 * A made-up administration and the trade that passes it: everything that generated declarations depend on
 * besides the seed. Each part may carry a note that says what its numbers rest on.
 */
export type TrafficScenario = {
  readonly name: string;
  readonly note?: string;
  /** The administration's own country. */
  readonly country: string;
  /** The first day, local time, as in "2026-01-05"; days of schemes and measures count from it. */
  readonly start: string;
  /** The zone all times are written in, as in "+05:00". */
  readonly utcOffset: string;
  /** Customs values and revenue are stated in it, whatever the invoice is in. */
  readonly currency: string;
  readonly vatPercent: number;
  /** Share of declarations that break the law, found or not. */
  readonly violationRate: number;
  /** Imports worth less than this pay no duty. */
  readonly smallConsignmentValue: number;
  readonly arrivals: Arrivals;
  readonly parties: PartyCounts;
  readonly regions: readonly Region[];
  readonly offices: readonly Office[];
  readonly countries: readonly PartnerCountry[];
  readonly transitRoutes: readonly TransitRoute[];
  /** What one unit of a currency is worth in the scenario's own. */
  readonly currencies: Weights;
  readonly incoterms: readonly Incoterm[];
  readonly procedures: Readonly<Record<Flow, Weights>>;
  readonly activities: readonly Activity[];
  readonly goodsClasses: readonly GoodsClass[];
  readonly brands: readonly Brand[];
  readonly vagueDescriptions: readonly string[];
  readonly tradeDefence: readonly TradeDefence[];
  readonly honest: HonestVariation;
  readonly schemes: readonly SchemeRow[];
  readonly pastControl: PastControl;
};

/** How many declarations come, and when. */
export type Arrivals = {
  readonly note?: string;
  /** First versions on an average day of the first year. */
  readonly perDay: number;
  /** 0.05 is five percent more each year. */
  readonly yearlyGrowth: number;
  readonly flows: Readonly<Record<Flow, number>>;
  /** From Monday. */
  readonly weekday: readonly number[];
  /** From midnight, local time. */
  readonly hourly: readonly number[];
  /** From January. */
  readonly monthly: readonly number[];
  /** Feasts and rushes, each from one day of the year to another, both included, as in "03-21". */
  readonly occasions: readonly {
    readonly from: string;
    readonly to: string;
    readonly factor: number;
    readonly note?: string;
  }[];
};

export type PartyCounts = {
  readonly note?: string;
  readonly importers: number;
  readonly exporters: number;
  readonly brokers: number;
  readonly sellers: number;
  readonly buyers: number;
  readonly carriers: number;
  /** Volume of the trader of rank r goes with r to the power of minus this. */
  readonly zipfExponent: number;
  /** Share of traders that begin within the first two years of the scenario. */
  readonly newcomerShare: number;
  /** Share of registered traders that wake from a long rest within the first two years. */
  readonly dormantShare: number;
  /** Share of imports by traders who come once. */
  readonly occasionalShare: number;
  readonly aeoShare: number;
  /** Share of traders that lodge without a broker. */
  readonly selfDeclaredShare: number;
};

export type Region = {
  readonly name: string;
  readonly weight: number;
  /** Inland offices where its traders clear. */
  readonly offices: Weights;
};

export type Office = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'road' | 'rail' | 'air' | 'inland';
  readonly officers: number;
};

export type PartnerCountry = {
  readonly code: string;
  readonly importWeight: number;
  readonly exportWeight: number;
  /** Prices of its goods against the typical ones. */
  readonly priceLevel: number;
  readonly names: NameStyle;
  readonly currencies: Weights;
  readonly routes: readonly Route[];
  /** Forwards goods that others made. */
  readonly hub?: boolean;
  /** Its goods enter free of duty, with a certificate. */
  readonly freeTrade?: boolean;
};

/** How goods from or to a country cross the border; mode by UN/ECE Rec 19. */
export type Route = { readonly mode: string; readonly post: string; readonly weight: number };

export type TransitRoute = {
  readonly from: string;
  readonly to: string;
  readonly mode: string;
  readonly entry: string;
  readonly exit: string;
  readonly weight: number;
};

export const nameStyles = [
  'uzbek',
  'russian',
  'chinese',
  'turkish',
  'korean',
  'german',
  'indian',
  'persian',
  'english',
] as const;
/** The sound that coined names of parties have. */
export type NameStyle = (typeof nameStyles)[number];

export type Incoterm = {
  readonly code: string;
  readonly weight: number;
  /** What freight and insurance add to the price to make the customs value, as a share of the price. */
  readonly addedShare: number;
};

/** A line of business; importers trade the goods of one or two. */
export type Activity = { readonly code: string; readonly name: string; readonly weight: number };

/** How goods of a kind are packed, sent and priced. */
export type GoodsClass = {
  readonly code: string;
  readonly note?: string;
  readonly flow: 'import' | 'export';
  readonly activity: string;
  /** UN/ECE Rec 21. */
  readonly packageKind: string;
  readonly kgPerPackage: number;
  readonly grossToNet: number;
  /** Median net mass of a consignment by land. */
  readonly shipmentKg: number;
  /** Standard deviation of the logarithm of the unit price among honest traders. */
  readonly priceSpread: number;
  /** How much more than other goods it flies. */
  readonly airFactor: number;
  readonly monthly?: readonly number[];
  readonly unit?: SupplementaryUnit;
  /** Countries that make it; a commodity may have its own. */
  readonly origins?: Weights;
  readonly excise?: boolean;
  readonly commodities: readonly Commodity[];
};

/** A supplementary unit (UN/ECE Rec 20) and what one of it weighs. */
export type SupplementaryUnit = { readonly code: string; readonly kg: number };

export type Commodity = {
  /** Ten digits: six of the Harmonized System, four made up. */
  readonly code: string;
  readonly text: string;
  readonly dutyPercent: number;
  readonly usdPerKg: number;
  readonly weight?: number;
  readonly kgPerPackage?: number;
  readonly shipmentKg?: number;
  readonly unit?: SupplementaryUnit;
  readonly origins?: Weights;
  /** The code these goods are tempted to move to. */
  readonly neighbour?: string;
  readonly permit?: PermitKind;
};

export const permitKinds = [
  'import-licence',
  'plant-health',
  'veterinary',
  'health',
  'precursor',
  'species',
] as const;
/** Permits that goods may need. */
export type PermitKind = (typeof permitKinds)[number];

/** An invented trade mark, and how its price stands to that of the like goods without it. */
export type Brand = {
  readonly name: string;
  readonly classes: readonly string[];
  readonly priceFactor: number;
};

/** A duty on top, on goods of one origin, from a day of the scenario. */
export type TradeDefence = {
  readonly note?: string;
  readonly headings: readonly string[];
  readonly origin: string;
  readonly extraPercent: number;
  readonly fromDay: number;
};

/** How often honest declarations look like dishonest ones. Shares of items or declarations, 0 to 1. */
export type HonestVariation = {
  readonly note?: string;
  readonly lowPriceShare: number;
  readonly highPriceShare: number;
  readonly looseWeightShare: number;
  readonly heavyPackageShare: number;
  readonly roundQuantityShare: number;
  readonly vagueShare: number;
  /** Described in words that would fit a neighbouring code better. */
  readonly lookalikeShare: number;
  readonly otherOriginShare: number;
  readonly hubShare: number;
  readonly preferenceShare: number;
  readonly missingPermitShare: number;
  readonly unusualPostShare: number;
  readonly wrongDigitShare: number;
  readonly amendmentShare: number;
  /** Amendments that are amended again. */
  readonly secondAmendmentShare: number;
  readonly newPairShare: number;
  readonly relatedShare: number;
};

/** What each kind of control finds of a scheme, as a probability. */
export type Sensitivity = { readonly documents: number; readonly physical: number };

/** One planted scheme: how common, who does it and since when. How it is done is code. */
export type SchemeRow = {
  readonly kind: SchemeKind;
  readonly note?: string;
  /** Its part of all violating declarations, beside the other schemes at work on the day. */
  readonly share: number;
  readonly actors: number;
  readonly fromDay: number;
  readonly toDay?: number;
  readonly sensitivity: Sensitivity;
};

export const visibleSigns = [
  'low-unit-value',
  'high-unit-value',
  'loose-weight',
  'heavy-package',
  'vague-description',
  'new-importer-large-value',
  'origin-unlike-dispatch',
  'unlikely-origin',
  'missing-permit',
  'excise-transit',
  'branded',
  'cheap-by-air',
  'below-threshold',
  'wrong-digit',
] as const;
/** What past officers looked at when they chose. */
export type VisibleSign = (typeof visibleSigns)[number];

/** The policy by which declarations of the past were selected: it decides which of them have findings. */
export type PastControl = {
  readonly note?: string;
  readonly randomShare: number;
  /** Share of the selected honest declarations where officers note a small mistake. */
  readonly discrepancyShare: number;
  /** Targeting of authorised operators, against that of others. */
  readonly aeoFactor: number;
  /** Median hours from lodgement to the finding. */
  readonly medianHours: Sensitivity;
  readonly signs: readonly {
    readonly sign: VisibleSign;
    /** Share of the declarations with the sign that were selected for it. */
    readonly share: number;
    readonly control: keyof Sensitivity;
  }[];
};
