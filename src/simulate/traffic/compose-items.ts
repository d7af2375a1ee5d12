import type { RandomStream } from '../random-stream.ts';
import type { DraftItem } from './draft.ts';
import type { Relation } from './relation.ts';
import type { TradedGoods } from './traded-goods.ts';
import type { Brand, HonestVariation } from './traffic-scenario.ts';
import type { World } from './world.ts';

export const maximumItems = 40;

/** What a means of transport carries at the most, gross. */
const payloadKg: Readonly<Record<string, number>> = { '2': 124_000, '3': 21_500, '4': 12_000 };
const airMode = '4';
const railMode = '2';

/** The items of a true declaration of a relation, in the season of its month. */
export function composeItems(
  world: World,
  relation: Relation,
  month: number,
  stream: RandomStream,
): DraftItem[] {
  const goods = chooseGoods(relation, itemCount(relation, stream), month, stream);
  const masses = goods.map((each) => netMass(relation, each, goods.length, stream));
  const scale = payloadScale(relation, goods, masses);
  return goods.map((each, index) => composeItem(world, relation, each, (masses[index] ?? 1) * scale, stream));
}

function itemCount(relation: Relation, stream: RandomStream): number {
  switch (relation.load) {
    case 'single':
      return 1;
    case 'several':
      return 1 + Math.min(9, Math.floor(stream.logNormal(1.7, 0.7)));
    case 'mixed':
      return Math.min(maximumItems, 2 + Math.floor(stream.logNormal(7, 0.75)));
  }
}

function chooseGoods(
  relation: Relation,
  count: number,
  month: number,
  stream: RandomStream,
): readonly TradedGoods[] {
  return Array.from({ length: count }, () => {
    let goods = relation.basket[0];
    for (let attempt = 0; attempt < 10; attempt++) {
      goods = relation.basket[relation.basketTable.draw(stream)];
      if (goods === undefined || stream.fraction() < (goods.season[month] ?? 1)) break;
    }
    if (goods === undefined) throw new Error('A relation has a basket');
    return goods;
  });
}

/** Consignments of many items are larger, but not in proportion; what flies is small. */
function netMass(relation: Relation, goods: TradedGoods, items: number, stream: RandomStream): number {
  const bulkByRail = relation.mode === railMode && goods.shipmentKg >= 15_000 ? 2.6 : 1;
  const mass = (stream.logNormal(goods.shipmentKg, 0.7) * relation.size * bulkByRail) / items ** 0.75;
  return relation.mode === airMode ? mass ** 0.7 : mass;
}

function payloadScale(relation: Relation, goods: readonly TradedGoods[], masses: readonly number[]): number {
  const gross = goods.reduce((sum, each, index) => sum + (masses[index] ?? 0) * each.grossToNet, 0);
  return Math.min(1, (payloadKg[relation.mode] ?? 21_500) / gross);
}

function composeItem(
  world: World,
  relation: Relation,
  goods: TradedGoods,
  targetKg: number,
  stream: RandomStream,
): DraftItem {
  const { honest } = world.scenario;
  const brand = goods.brands.length > 0 && stream.chance(0.3) ? stream.pick(goods.brands) : undefined;
  const origin = originOf(world, relation, goods, stream);
  const { netKg, quantity } = massAndQuantity(goods, targetKg, honest, stream);
  return {
    goods,
    code: goods.code,
    description: describe(world, goods, brand, stream),
    brand,
    origin,
    claimsFreeTrade: relation.claimsFreeTrade,
    netKg,
    grossKg: roundMass(netKg * grossRatio(goods, honest, stream)),
    packages: packageCount(goods, netKg, quantity, honest, stream),
    quantity,
    valueUsd: netKg * unitPrice(world, relation, goods, brand, origin, stream),
    hasPermit: goods.permit !== undefined && !stream.chance(honest.missingPermitShare),
  };
}

function originOf(world: World, relation: Relation, goods: TradedGoods, stream: RandomStream): string {
  const { honest } = world.scenario;
  if (goods.origins === undefined) return relation.origin;
  const isOther = stream.chance(honest.otherOriginShare);
  // Some honest goods are made where nobody would look for them.
  if (isOther && stream.chance(0.25)) return stream.pick(world.scenario.countries).code;
  return isOther || !goods.originWeights.has(relation.origin) ? goods.origins.draw(stream) : relation.origin;
}

/** Counted goods weigh nearly the same each; the rest is weighed. */
function massAndQuantity(
  goods: TradedGoods,
  targetKg: number,
  honest: HonestVariation,
  stream: RandomStream,
): { netKg: number; quantity: number | undefined } {
  if (goods.unit === undefined) return { netKg: roundMass(targetKg), quantity: undefined };
  const quantity = Math.max(1, Math.round(targetKg / goods.unit.kg));
  const netKg = roundMass(quantity * goods.unit.kg * stream.logNormal(1, 0.09));
  const isRough = stream.chance(honest.roundQuantityShare);
  return {
    netKg,
    quantity: isRough ? Math.max(1, Math.round(quantity * stream.between(0.4, 0.9))) : quantity,
  };
}

function grossRatio(goods: TradedGoods, honest: HonestVariation, stream: RandomStream): number {
  const packing = (goods.grossToNet - 1) * stream.logNormal(1, 0.3);
  return 1 + (stream.chance(honest.looseWeightShare) ? packing + stream.between(0.2, 0.9) : packing);
}

function packageCount(
  goods: TradedGoods,
  netKg: number,
  quantity: number | undefined,
  honest: HonestVariation,
  stream: RandomStream,
): number {
  if (goods.packageKind === 'NE') return quantity ?? 1;
  const kg =
    goods.kgPerPackage * stream.logNormal(1, 0.18) * (stream.chance(honest.heavyPackageShare) ? 2.2 : 1);
  return Math.max(1, Math.ceil(netKg / kg));
}

function unitPrice(
  world: World,
  relation: Relation,
  goods: TradedGoods,
  brand: Brand | undefined,
  origin: string,
  stream: RandomStream,
): number {
  const { honest } = world.scenario;
  const usual = goods.usdPerKg * (brand?.priceFactor ?? 1) * world.parts.country(origin).priceLevel;
  const price = usual * relation.priceFactor * stream.logNormal(1, goods.priceSpread);
  const luck = stream.fraction();
  if (luck < honest.lowPriceShare) return price * stream.between(0.4, 0.75);
  return luck > 1 - honest.highPriceShare ? price * stream.between(1.6, 3.2) : price;
}

function describe(world: World, goods: TradedGoods, brand: Brand | undefined, stream: RandomStream): string {
  if (stream.chance(world.scenario.honest.vagueShare)) return stream.pick(world.scenario.vagueDescriptions);
  const isLookalike = goods.lookalikes.length > 0 && stream.chance(world.scenario.honest.lookalikeShare);
  const text = isLookalike ? stream.pick(goods.lookalikes) : goods.text;
  const what = brand === undefined ? text : `${text}, ${brand.name}`;
  const style = stream.fraction();
  if (style < 0.45) return what;
  return style < 0.75 ? `${what}, art. ${1_000 + stream.below(9_000)}` : `${what}, ${stream.pick(details)}`;
}

const details = [
  'new',
  'packed',
  'for retail sale',
  'first grade',
  'in assortment',
  'by specification',
  'standard',
];

/** Scales show kilograms for loads, hundreds of grams for parcels, grams for less. */
export function roundMass(kg: number): number {
  if (kg >= 1_000) return Math.round(kg);
  if (kg >= 10) return Math.round(kg * 10) / 10;
  return Math.max(0.001, Math.round(kg * 1_000) / 1_000);
}
