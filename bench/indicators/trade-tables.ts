import type { ListRow } from '../../src/domain/named-list.ts';
import type { NamedLists } from '../../src/domain/rule-book.ts';
import { type TradedGoods, tradedGoods } from '../../src/simulate/traffic/traded-goods.ts';
import type { TrafficScenario } from '../../src/simulate/traffic/traffic-scenario.ts';
import { isAmong } from './imperfect.ts';

/** Pairs of a country and goods on which its statistics say nothing. */
const silentShare = 0.1;
/** Pairs on which a country that forwards shows as its own exports what it only sent on. */
const forwardedShare = 0.2;

/**
 * What an administration has from statistics of trade, from holders of trade marks and from its classification of
 * businesses, all by the goods of a scenario.
 */
export function tradeTables(scenario: TrafficScenario): NamedLists {
  const goods = [...tradedGoods(scenario).values()].filter(({ flow }) => flow === 'import');
  return {
    'world-exports': worldExports(scenario, goods),
    'brand-prices': brandPrices(goods),
    'activity-goods': activityGoods(scenario, goods),
  };
}

/**
 * Whether a country exports goods of its own: 1 where it does, since nothing tells how much. Some countries report
 * nothing of some goods, and some report as theirs what they forward.
 */
function worldExports({ countries }: TrafficScenario, goods: readonly TradedGoods[]): readonly ListRow[] {
  const makers = new Map<string, Set<string>>();
  for (const { code, originWeights } of goods) {
    const hs6 = code.slice(0, 6);
    makers.set(hs6, new Set([...(makers.get(hs6) ?? []), ...originWeights.keys()]));
  }
  return [...makers].flatMap(([hs6, those]) =>
    countries.flatMap(({ code, hub }): readonly ListRow[] => {
      const value = `${code}|${hs6}`;
      if (isAmong(silentShare, 'not reported', value)) return [];
      const isForwarded = hub === true && isAmong(forwardedShare, 'forwarded', value);
      return [{ value, is: those.has(code) || isForwarded ? 1 : 0 }];
    }),
  );
}

/** What holders ask for their marks: one price for all goods of a heading, whatever they are and come from. */
function brandPrices(goods: readonly TradedGoods[]): readonly ListRow[] {
  const prices = new Map<string, number[]>();
  for (const { code, brands, usdPerKg } of goods)
    for (const { name, priceFactor } of brands) {
      const key = `${name}|${code.slice(0, 4)}`;
      prices.set(key, [...(prices.get(key) ?? []), usdPerKg * priceFactor]);
    }
  return [...prices].map(([value, those]) => ({
    value,
    is: Number((those.reduce((sum, price) => sum + price, 0) / those.length).toPrecision(2)),
  }));
}

/** Which chapters go with a line of business: those of any goods it trades in. */
function activityGoods({ activities }: TrafficScenario, goods: readonly TradedGoods[]): readonly ListRow[] {
  const chapters = [...new Set(goods.map(({ code }) => code.slice(0, 2)))];
  const traded = new Set(goods.map(({ activity, code }) => `${activity}|${code.slice(0, 2)}`));
  return activities.flatMap(({ code }) =>
    chapters.map((chapter) => {
      const value = `${code}|${chapter}`;
      return { value, is: traded.has(value) ? 1 : 0 };
    }),
  );
}
