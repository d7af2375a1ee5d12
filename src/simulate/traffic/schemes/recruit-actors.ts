import type { Party } from '../../../domain/party.ts';
import { RandomStream, streamKey } from '../../random-stream.ts';
import { WeightedChoice } from '../alias-table.ts';
import { createExport, createImport, createTransit, type RelationWish } from '../create-relation.ts';
import type { Relation } from '../relation.ts';
import type { TradedGoods } from '../traded-goods.ts';
import type { Trader } from '../trader.ts';
import type { SchemeRow } from '../traffic-scenario.ts';
import type { World } from '../world.ts';
import type { Recruitment, Scheme } from './scheme.ts';
import { schemes } from './schemes.ts';
import { type Actor, type Enlisted, Underworld } from './underworld.ts';

/** Days within which the later half of a scheme's actors take it up, so that offenders drift too. */
const spreadingDays = 180;

/** Finds the actors of every scheme of the scenario; a scheme that suits none of its goods has none. */
export function recruitActors(world: World): Underworld {
  const { scenario } = world;
  const enlisted = scenario.schemes.map((row) => enlist(world, row, schemes[row.kind]));
  const { amendmentShare, secondAmendmentShare } = scenario.honest;
  return new Underworld(enlisted, scenario.violationRate, amendmentShare * (1 + secondAmendmentShare));
}

function enlist(world: World, row: SchemeRow, scheme: Scheme): Enlisted {
  const suitable = suitableGoods(world, scheme.recruits);
  if (suitable === undefined) return { scheme, row, actors: [] };
  const key = streamKey(world.seed, `actors ${row.kind}`);
  const actors = Array.from({ length: row.actors }, (_, index) => {
    const stream = new RandomStream(key, index);
    const delay = index % 2 === 0 ? 0 : stream.between(0, spreadingDays);
    return { ...recruit(world, scheme, suitable, index, stream), activeFromDay: row.fromDay + delay };
  });
  return { scheme, row, actors: actors.filter(({ relations }) => relations.length > 0) };
}

function suitableGoods(
  world: World,
  { flow, suits, origin }: Recruitment,
): WeightedChoice<TradedGoods> | undefined {
  const made = origin?.(world.scenario);
  const suitable = [...world.parts.goods.values()].filter(
    (goods) =>
      goods.flow === (flow === 'export' ? 'export' : 'import') &&
      suits(goods, world.scenario) &&
      (made === undefined || goods.originWeights.has(made)),
  );
  return suitable.length === 0
    ? undefined
    : new WeightedChoice(suitable.map((goods) => [goods, goods.weight]));
}

function recruit(
  world: World,
  scheme: Scheme,
  suitable: WeightedChoice<TradedGoods>,
  index: number,
  stream: RandomStream,
): Omit<Actor, 'activeFromDay'> {
  const { recruits, kind } = scheme;
  const goods = suitable.draw(stream);
  const none = { declarant: undefined, phantom: undefined };
  switch (recruits.who) {
    case 'established': {
      const trader = establishedTrader(world, recruits, goods, stream);
      const relation = tradeOf(world, trader, recruits, goods, stream);
      // The same trade is also done honestly, so that neither the firm nor its partner tells an act apart.
      trader.relations.push(relation);
      return { ...none, relations: [relation] };
    }
    case 'dormant':
      return { ...none, relations: [tradeOf(world, dormantTrader(world, stream), recruits, goods, stream)] };
    case 'phantom': {
      const trader = establishedTrader(world, recruits, goods, stream);
      return {
        ...none,
        relations: [tradeOf(world, trader, recruits, goods, stream)],
        phantom: `${kind} ${index}`,
      };
    }
    case 'broker':
      return { ...none, relations: tradesSuiting(world, recruits), declarant: obscureBroker(world, index) };
    case 'transit':
      return { ...none, relations: [transitOf(world, recruits, goods, stream)] };
  }
}

/** Someone in that line of business, neither among the largest nor among the smallest. */
function establishedTrader(
  world: World,
  { flow }: Recruitment,
  goods: TradedGoods,
  stream: RandomStream,
): Trader {
  const { traders } = flow === 'export' ? world.exporters : world.importers;
  let trader = stream.pick(traders);
  for (let attempt = 0; attempt < 400; attempt++) {
    trader = traders[Math.floor(traders.length * stream.between(0.02, 0.55))] ?? trader;
    const isInBusiness = trader.activeFromDay === -Infinity && trader.party.aeo !== true;
    if (isInBusiness && trader.activities.includes(goods.activity)) break;
  }
  return trader;
}

/** A firm of the register that trades in nothing else. */
function dormantTrader(world: World, stream: RandomStream): Trader {
  const region = stream.pick(world.scenario.regions);
  const registeredDay = -stream.between(1_200, 5_000);
  return {
    party: world.register.newcomer(registeredDay, region, stream),
    region,
    activities: [],
    registeredDay,
    activeFromDay: Infinity,
    brokers: [world.parts.brokers.draw(stream)],
    size: 1.2,
    priceFactor: 1,
    relations: [],
  };
}

function tradeOf(
  world: World,
  trader: Trader,
  recruits: Recruitment,
  goods: TradedGoods,
  stream: RandomStream,
): Relation {
  const { scenario } = world;
  const origin = recruits.origin?.(scenario);
  const between = recruits.dispatch === undefined ? [] : scenario.countries.filter(recruits.dispatch);
  const wish: RelationWish = {
    goods,
    suits: (other) => recruits.suits(other, scenario),
    ...(recruits.load !== undefined && { load: recruits.load }),
    ...(recruits.mode !== undefined && { mode: recruits.mode }),
    ...(origin !== undefined && { origin }),
    ...(between.length > 0 && { dispatch: stream.pick(between) }),
  };
  const create = recruits.flow === 'export' ? createExport : createImport;
  return create(world.parts, trader, wish, stream);
}

/** All standing imports whose leading goods suit. */
function tradesSuiting(world: World, recruits: Recruitment): readonly Relation[] {
  return world.importers.traders
    .filter(({ activeFromDay }) => activeFromDay === -Infinity)
    .flatMap(({ relations }) =>
      relations.filter(({ basket }) => basket[0] !== undefined && recruits.suits(basket[0], world.scenario)),
    );
}

/** One of the brokers with the fewest customers; which ones does not depend on the seed. */
function obscureBroker(world: World, index: number): Party | undefined {
  return world.parts.brokersByRank.at(-1 - index);
}

function transitOf(world: World, recruits: Recruitment, goods: TradedGoods, stream: RandomStream): Relation {
  const routes = new WeightedChoice(world.scenario.transitRoutes.map((route) => [route, route.weight]));
  let route = routes.draw(stream);
  for (let attempt = 0; attempt < 20 && !goods.originWeights.has(route.from); attempt++)
    route = routes.draw(stream);
  return createTransit(
    world.parts,
    route,
    {
      goods,
      suits: (other) => recruits.suits(other, world.scenario),
      ...(recruits.load !== undefined && { load: recruits.load }),
    },
    stream,
  );
}
