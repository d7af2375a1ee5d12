import type { RandomStream } from '../random-stream.ts';
import { AliasTable, type WeightedChoice, zipfWeights } from './alias-table.ts';
import type { LoadKind, Relation } from './relation.ts';
import type { TradedGoods } from './traded-goods.ts';
import type { Trader } from './trader.ts';
import type { PartnerCountry, Route, TransitRoute } from './traffic-scenario.ts';
import type { WorldParts } from './world-parts.ts';

/** What a relation is to be like; what is left open is drawn. */
export type RelationWish = {
  readonly goods?: TradedGoods;
  readonly load?: LoadKind;
  readonly mode?: string;
  readonly origin?: string;
  readonly dispatch?: PartnerCountry;
  /** Goods that may share the basket; those of the same activity when absent. */
  readonly suits?: (goods: TradedGoods) => boolean;
};

const basketSize = 10;

/** A standing import of a trader. */
export function createImport(
  parts: WorldParts,
  trader: Trader,
  wish: RelationWish,
  stream: RandomStream,
): Relation {
  const goods = wish.goods ?? parts.importedBy(trader.activities).draw(stream);
  const origin = wish.origin ?? goods.origins?.draw(stream) ?? parts.anyCountry.code;
  const country = wish.dispatch ?? dispatchCountry(parts, origin, stream);
  return {
    ...tradeBetween(parts, trader, country, goods, wish, stream),
    flow: 'import',
    foreign: parts.sellersIn(country.code).draw(stream),
    destination: parts.scenario.country,
    origin,
    ...loadOf(fillBasket(parts.importsOf(goods.activity), goods, origin, wish.suits, stream)),
  };
}

/** A standing export of a trader. */
export function createExport(
  parts: WorldParts,
  trader: Trader,
  wish: RelationWish,
  stream: RandomStream,
): Relation {
  const goods = wish.goods ?? parts.exportedBy(trader.activities).draw(stream);
  const country = parts.exportCountries.draw(stream);
  return {
    ...tradeBetween(parts, trader, country, goods, wish, stream),
    flow: 'export',
    foreign: parts.buyersIn(country.code).draw(stream),
    destination: country.code,
    origin: parts.scenario.country,
    ...loadOf(fillBasket(parts.exportsOf(goods.activity), goods, undefined, wish.suits, stream)),
  };
}

/** What imports and exports have in common: the way, the terms, and who does it. */
function tradeBetween(
  parts: WorldParts,
  trader: Trader,
  country: PartnerCountry,
  goods: TradedGoods,
  wish: RelationWish,
  stream: RandomStream,
): Omit<Relation, 'flow' | 'foreign' | 'destination' | 'origin' | keyof ReturnType<typeof loadOf>> {
  const { mode, post } = chooseRoute(country, goods, wish.mode, stream);
  return {
    local: trader.party,
    registeredDay: trader.registeredDay,
    declarant: trader.brokers.length === 0 ? trader.party : stream.pick(trader.brokers),
    receiver: undefined,
    carrier: parts.carriersBy(mode, country.code).draw(stream),
    country,
    mode,
    post,
    exitPost: undefined,
    office: officeFor(parts, trader, { mode, post }, stream),
    ...termsOf(parts, country, stream),
    load: wish.load ?? loadKind(goods, stream),
    size: trader.size * consignmentSize(stream),
    priceFactor: trader.priceFactor * stream.logNormal(1, 0.06),
  };
}

/** A standing transit through the country. */
export function createTransit(
  parts: WorldParts,
  route: TransitRoute,
  wish: RelationWish,
  stream: RandomStream,
): Relation {
  const country = parts.country(route.from);
  const goods = wish.goods ?? parts.madeIn(route.from).draw(stream);
  const basket = fillBasket(parts.importsOf(goods.activity), goods, route.from, wish.suits, stream);
  const carrier = parts.carriersBy(route.mode, country.code).draw(stream);
  return {
    flow: 'transit',
    local: undefined,
    registeredDay: -Infinity,
    foreign: parts.sellersIn(route.from).draw(stream),
    receiver: parts.buyersIn(route.to).draw(stream),
    declarant: stream.chance(0.5) ? carrier.party : parts.brokers.draw(stream),
    carrier,
    country,
    destination: route.to,
    origin: route.from,
    mode: route.mode,
    post: route.entry,
    exitPost: route.exit,
    office: route.entry,
    ...termsOf(parts, country, stream),
    isRelated: false,
    load: wish.load ?? loadKind(goods, stream),
    ...loadOf(basket),
    size: stream.logNormal(1, 0.4),
    priceFactor: stream.logNormal(1, 0.1),
  };
}

function termsOf(
  parts: WorldParts,
  country: PartnerCountry,
  stream: RandomStream,
): Pick<Relation, 'incoterm' | 'currency' | 'isRelated' | 'claimsFreeTrade'> {
  return {
    incoterm: parts.incoterms.draw(stream),
    currency: parts.currencyIn(country).draw(stream),
    isRelated: stream.chance(parts.scenario.honest.relatedShare),
    claimsFreeTrade: stream.chance(parts.scenario.honest.preferenceShare),
  };
}

/** Some trade is in samples and parts. */
function consignmentSize(stream: RandomStream): number {
  return stream.logNormal(stream.chance(0.08) ? 0.12 : 1, 0.35);
}

/** Most goods come straight from where they are made, some over a country that forwards. */
function dispatchCountry(parts: WorldParts, origin: string, stream: RandomStream): PartnerCountry {
  const throughHub = stream.chance(parts.scenario.honest.hubShare);
  return (throughHub ? parts.hubsByTrade?.draw(stream) : undefined) ?? parts.country(origin);
}

const airMode = '4';

function chooseRoute(
  country: PartnerCountry,
  goods: TradedGoods,
  mode: string | undefined,
  stream: RandomStream,
): Route {
  const ofMode = country.routes.filter((route) => mode === undefined || route.mode === mode);
  const open = ofMode.length > 0 ? ofMode : country.routes;
  const weightOf = (route: Route) =>
    route.weight * (route.mode === airMode && mode === undefined ? goods.airFactor : 1);
  let left = stream.fraction() * open.reduce((sum, route) => sum + weightOf(route), 0);
  for (const route of open) {
    left -= weightOf(route);
    if (left < 0) return route;
  }
  return stream.pick(open);
}

/** Goods clear at the post they pass for a quarter of traders, else inland, where the mode allows it. */
function officeFor(
  parts: WorldParts,
  trader: Trader,
  route: Pick<Route, 'mode' | 'post'>,
  stream: RandomStream,
): string {
  if (route.mode === airMode) return route.post;
  if (stream.chance(0.25)) return route.post;
  if (route.mode === '2' && parts.railTerminals.length > 0 && stream.chance(0.6))
    return stream.pick(parts.railTerminals);
  return parts.officeIn(trader.region).draw(stream);
}

/** Goods by the truckload come alone; small ones come together. */
function loadKind(goods: TradedGoods, stream: RandomStream): LoadKind {
  const draw = stream.fraction();
  const bulk = goods.shipmentKg >= 15_000;
  if (draw < (bulk ? 0.8 : 0.38)) return 'single';
  return draw < (bulk ? 0.97 : 0.76) ? 'several' : 'mixed';
}

function fillBasket(
  candidates: WeightedChoice<TradedGoods>,
  goods: TradedGoods,
  origin: string | undefined,
  suits: RelationWish['suits'],
  stream: RandomStream,
): readonly TradedGoods[] {
  const basket = [goods];
  for (let draw = 0; draw < 2 * basketSize && basket.length < basketSize; draw++) {
    const other = candidates.draw(stream);
    const isMadeThere = origin === undefined || other.originWeights.has(origin);
    if (isMadeThere && !basket.includes(other) && (suits === undefined || suits(other))) basket.push(other);
  }
  return basket;
}

/** The first goods of a basket are most of it; baskets of one length share their table. */
const basketTables = Array.from(
  { length: basketSize },
  (_, index) => new AliasTable(zipfWeights(index + 1, 0.9)),
);

function loadOf(basket: readonly TradedGoods[]): Pick<Relation, 'basket' | 'basketTable' | 'season'> {
  const season = Array.from({ length: 12 }, (_, month) => {
    const sum = basket.reduce((total, goods) => total + (goods.season[month] ?? 1), 0);
    return sum / basket.length;
  });
  return { basket, basketTable: basketTables[basket.length - 1] ?? new AliasTable([1]), season };
}
