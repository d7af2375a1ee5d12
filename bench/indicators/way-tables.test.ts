import { expect, it } from 'vitest';
import { rowOf } from '../../src/domain/named-list.ts';
import { exampleScenario } from '../../src/simulate/traffic/testing/example-scenario.ts';
import { wayTables } from './way-tables.ts';

const scenario = exampleScenario();
const tables = wayTables(scenario);
const table = (name: string) =>
  new Map((tables[name] ?? []).map(rowOf).map(({ value, is }) => [value, Number(is)]));

it('every region has its distance to every office', () => {
  const km = table('km-to-office');
  expect(km.size).toBe(scenario.regions.length * scenario.offices.length);
  // 263 km along the great circle.
  expect(km.get('Toshkent|17101')).toBeGreaterThan(300);
  expect(km.get('Toshkent|17101')).toBeLessThan(360);
  expect(km.get('Andijon|13201')).toBeLessThan(10);
});

it('of every country the shortest way over a post by land is 1, and a way round is more', () => {
  const ratios = table('detour-ratios');
  for (const { code } of scenario.countries) {
    const own = [...ratios].filter(([key]) => String(key).startsWith(`${code}|`)).map(([, ratio]) => ratio);
    expect(own.length).toBeGreaterThan(0);
    expect(Math.min(...own)).toBe(1);
  }
  expect(ratios.get('CN|19101')).toBeGreaterThan(1.6);
  expect(ratios.get('CN|13101')).toBeLessThan(1.2);
  // The post nearest to where goods set out is far from where they go.
  expect(ratios.get('RU|12101')).toBeLessThan(1.05);
  expect(ratios.has('CN|11201')).toBe(false);
});
