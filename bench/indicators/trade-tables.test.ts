import { expect, it } from 'vitest';
import { rowOf } from '../../src/domain/named-list.ts';
import { exampleScenario } from '../../src/simulate/traffic/testing/example-scenario.ts';
import { tradedGoods } from '../../src/simulate/traffic/traded-goods.ts';
import { tradeTables } from './trade-tables.ts';

const scenario = exampleScenario();
const tables = tradeTables(scenario);
const table = (name: string) => new Map((tables[name] ?? []).map(rowOf).map(({ value, is }) => [value, is]));

it('statistics tell of most makers that they export, and of few others', () => {
  const exports = table('world-exports');
  const makers = new Set(
    [...tradedGoods(scenario).values()].flatMap(({ code, originWeights }) =>
      [...originWeights.keys()].map((country) => `${country}|${code.slice(0, 6)}`),
    ),
  );
  const told = [...makers].filter((key) => exports.has(key));
  expect(told.every((key) => exports.get(key) === 1)).toBe(true);
  expect(told.length / makers.size).toBeGreaterThan(0.85);
  expect(told.length).toBeLessThan(makers.size);
  const hubs = new Set(scenario.countries.filter(({ hub }) => hub === true).map(({ code }) => code));
  const others = [...exports].filter(([key]) => !makers.has(String(key)));
  const wrong = others.filter(([, is]) => is !== 0);
  expect(wrong.length).toBeGreaterThan(0);
  expect(wrong.every(([key]) => hubs.has(String(key).slice(0, 2)))).toBe(true);
});

it('a mark has its price by heading, above that of nameless goods', () => {
  const prices = table('brand-prices');
  // Of smartphones at 690 and other telephones at 115, times 1.5.
  expect(prices.get('Zunova|8517')).toBe(600);
  expect(prices.has('Zunova|6109')).toBe(false);
});

it('a business goes with the chapters of its goods', () => {
  const fits = table('activity-goods');
  expect([fits.get('vehicles|87'), fits.get('vehicles|61'), fits.get('apparel|61')]).toEqual([1, 0, 1]);
});

it('nothing that is planted has a part in it', () => {
  expect(tradeTables({ ...scenario, schemes: [] })).toEqual(tables);
});
