import { expect, it } from 'vitest';
import { type CommodityCode, commodityPrefix } from './codes.ts';

it.each([
  ['61091000', 2, '61'],
  ['61091000', 4, '6109'],
  ['61091000', 6, '610910'],
  ['610910', 6, '610910'],
  ['61091', 6, undefined],
  ['6109', 4, '6109'],
  ['61', 4, undefined],
  ['01012100', 2, '01'],
  [undefined, 2, undefined],
] as const)('of %s the first %i digits are %s', (code, digits, prefix) => {
  expect(commodityPrefix(code as CommodityCode | undefined, digits)).toBe(prefix);
});
