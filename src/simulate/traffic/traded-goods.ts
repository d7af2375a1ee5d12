import { WeightedChoice } from './alias-table.ts';
import type {
  Brand,
  Commodity,
  GoodsClass,
  PartnerCountry,
  PermitKind,
  SupplementaryUnit,
  TrafficScenario,
} from './traffic-scenario.ts';

/** A commodity with all that its class says of it, ready to be traded. */
export type TradedGoods = {
  readonly code: string;
  readonly text: string;
  readonly flow: 'import' | 'export';
  readonly activity: string;
  readonly weight: number;
  readonly dutyPercent: number;
  readonly usdPerKg: number;
  readonly priceSpread: number;
  readonly packageKind: string;
  readonly kgPerPackage: number;
  readonly grossToNet: number;
  readonly shipmentKg: number;
  readonly airFactor: number;
  readonly unit: SupplementaryUnit | undefined;
  /** Against the best month, from January. */
  readonly season: readonly number[];
  /** Countries that make it; undefined for goods of the administration's own country. */
  readonly origins: WeightedChoice<string> | undefined;
  readonly originWeights: ReadonlyMap<string, number>;
  readonly brands: readonly Brand[];
  readonly permit: PermitKind | undefined;
  readonly isExcise: boolean;
  readonly neighbourCode: string | undefined;
  /** Words for the goods that are tempted to move to this code. */
  readonly lookalikes: readonly string[];
};

/** The scenario's goods, by their code. */
export function tradedGoods(scenario: TrafficScenario): ReadonlyMap<string, TradedGoods> {
  const countries = new Map(scenario.countries.map((country) => [country.code, country]));
  const lookalikes = lookalikesByCode(scenario);
  return new Map(
    scenario.goodsClasses.flatMap((goodsClass) =>
      goodsClass.commodities.map((commodity) => {
        const alike = lookalikes.get(commodity.code) ?? [];
        return [commodity.code, withClass(commodity, goodsClass, countries, scenario.brands, alike)] as const;
      }),
    ),
  );
}

/** For each code, the words of the goods that are tempted to move to it. */
function lookalikesByCode(scenario: TrafficScenario): ReadonlyMap<string, readonly string[]> {
  const lookalikes = new Map<string, string[]>();
  for (const { neighbour, text } of scenario.goodsClasses.flatMap(({ commodities }) => commodities)) {
    if (neighbour === undefined) continue;
    lookalikes.set(neighbour, [...(lookalikes.get(neighbour) ?? []), text]);
  }
  return lookalikes;
}

function withClass(
  commodity: Commodity,
  goodsClass: GoodsClass,
  countries: ReadonlyMap<string, PartnerCountry>,
  brands: readonly Brand[],
  lookalikes: readonly string[],
): TradedGoods {
  const originWeights = weightedOrigins(commodity, goodsClass, countries);
  return {
    code: commodity.code,
    text: commodity.text,
    flow: goodsClass.flow,
    activity: goodsClass.activity,
    weight: commodity.weight ?? 1,
    dutyPercent: commodity.dutyPercent,
    usdPerKg: commodity.usdPerKg,
    priceSpread: goodsClass.priceSpread,
    packageKind: goodsClass.packageKind,
    kgPerPackage: commodity.kgPerPackage ?? goodsClass.kgPerPackage,
    grossToNet: goodsClass.grossToNet,
    shipmentKg: commodity.shipmentKg ?? goodsClass.shipmentKg,
    airFactor: goodsClass.airFactor,
    unit: commodity.unit ?? goodsClass.unit,
    season: seasonOf(goodsClass.monthly),
    origins: originWeights.size === 0 ? undefined : new WeightedChoice([...originWeights]),
    originWeights,
    brands: brands.filter(({ classes }) => classes.includes(goodsClass.code)),
    permit: commodity.permit,
    isExcise: goodsClass.excise === true,
    neighbourCode: commodity.neighbour,
    lookalikes,
  };
}

/**
 * A country's part in the goods goes with what it makes of them and, less than in proportion, with how much it
 * trades at all, which the first already tells in part.
 */
function weightedOrigins(
  commodity: Commodity,
  goodsClass: GoodsClass,
  countries: ReadonlyMap<string, PartnerCountry>,
): ReadonlyMap<string, number> {
  if (goodsClass.flow === 'export') return new Map();
  const own = Object.entries(commodity.origins ?? goodsClass.origins ?? {}).filter(
    ([, weight]) => weight > 0,
  );
  const traded = own.map(
    ([code, weight]) => [code, weight * Math.sqrt(countries.get(code)?.importWeight ?? 0)] as const,
  );
  return new Map(traded.some(([, weight]) => weight > 0) ? traded.filter(([, weight]) => weight > 0) : own);
}

const everyMonth: readonly number[] = new Array(12).fill(1);

function seasonOf(monthly: readonly number[] | undefined): readonly number[] {
  if (monthly === undefined) return everyMonth;
  const best = Math.max(...monthly);
  return best > 0 ? monthly.map((weight) => weight / best) : everyMonth;
}
