import fc from 'fast-check';
import type { CurrencyCode } from '../../../domain/codes.ts';
import type { Day } from '../../../domain/moment.ts';
import { ReferenceAccumulator } from '../reference-accumulator.ts';

/** One value of generated goods: the logarithm of its value per kilogram, in steps. */
export type ObservedGoods = {
  readonly code: string;
  readonly side: string;
  readonly day: Day;
  readonly steps: number;
};

const codes = [
  '61',
  '6109',
  '610910',
  '61091000',
  '6109100010',
  '610990',
  '620111',
  '6201110000',
  '84713000',
];
const sides = ['CN', 'TR', ''];
const days = ['2026-01-31', '2026-02-01', '2026-03-15'];

/** A few values of a few codes and origins, some of them far out. */
export function arbitraryGoods(mostValues: number, leastValues = 1): fc.Arbitrary<readonly ObservedGoods[]> {
  const one = fc.record({
    code: fc.constantFrom(...codes),
    side: fc.constantFrom(...sides),
    day: fc.constantFrom(...days) as fc.Arbitrary<Day>,
    steps: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 5_000, max: 30_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -60_000, max: 90_000 }) },
    ),
  });
  return fc.array(one, { minLength: leastValues, maxLength: mostValues, size: 'max' });
}

/** What was observed, put together in that order. */
export function accumulated(goods: readonly ObservedGoods[]): ReferenceAccumulator {
  const accumulator = new ReferenceAccumulator('USD' as CurrencyCode);
  for (const { code, side, day, steps } of goods)
    accumulator.add([{ cell: { measure: 'value-per-kg', unit: '', code, side }, steps }], day);
  return accumulator;
}
