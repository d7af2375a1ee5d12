import type { CurrencyCode } from '../../domain/codes.ts';
import type { ExchangeRates } from '../../domain/exchange-rates.ts';
import { type GoodsItem, itemValueOf } from '../../domain/goods-item.ts';
import type { Day } from '../../domain/moment.ts';
import { amountAsNumber } from '../../domain/money.ts';
import { stepsOf } from './log-steps.ts';
import { type CellKey, cellCode, type Measure } from './measure.ts';

/** Why nothing can be said of an item's unit value. */
export const undeterminedReasons = [
  'no-commodity-code',
  'no-value',
  'value-not-positive',
  'no-net-mass',
  'net-mass-not-positive',
  'no-exchange-rate',
  'absurd-unit-value',
  'no-reference',
] as const;
export type UndeterminedReason = (typeof undeterminedReasons)[number];

/** One measurement of one item: the logarithm of a ratio, in steps. */
export type Observation = { readonly cell: CellKey; readonly steps: number };

/** An item's value in the reference currency, or why there is none. */
export type ReferenceValue =
  | {
      readonly kind: 'valued';
      readonly amount: number;
      readonly rate: number;
      readonly currency: CurrencyCode;
    }
  | { readonly kind: 'undetermined'; readonly reason: UndeterminedReason };

/**
 * Ratios outside are no price or mass of anything, but a slip of digits. Water costs a thousandth of a dollar a kilogram,
 * the dearest isotopes some ten thousand million.
 */
const leastRatio = 1e-6;
const greatestRatio = 1e12;

/** Whether something can be measured at all: finite, above zero, and of a size that goods have. */
export function isPlausibleRatio(ratio: number): boolean {
  return ratio >= leastRatio && ratio <= greatestRatio;
}

/** What an item is worth in the reference currency, by the rate of a UTC day. */
export function referenceValueOf(item: GoodsItem, day: Day, rates: ExchangeRates): ReferenceValue {
  const value = itemValueOf(item);
  if (value === undefined) return undetermined('no-value');
  const amount = amountAsNumber(value);
  if (!(amount > 0 && amount < Infinity)) return undetermined('value-not-positive');
  const rate = rates.rateOn(value.currency, day);
  if (rate === undefined) return undetermined('no-exchange-rate');
  return { kind: 'valued', amount: amount * rate, rate, currency: value.currency };
}

/** The observation of an item's value per net kilogram, or why there is none. */
export function observeUnitValue(
  item: GoodsItem,
  value: ReferenceValue,
): { readonly kind: 'observed'; readonly observation: Observation } | Undetermined {
  const { commodityCode: code, netMassKg: mass } = item;
  if (code === undefined) return undetermined('no-commodity-code');
  if (value.kind === 'undetermined') return value;
  if (mass === undefined) return undetermined('no-net-mass');
  if (!(mass > 0 && mass < Infinity)) return undetermined('net-mass-not-positive');
  const ratio = value.amount / mass;
  if (!isPlausibleRatio(ratio)) return undetermined('absurd-unit-value');
  return { kind: 'observed', observation: observationOf('value-per-kg', '', item, ratio) };
}

type Undetermined = Extract<ReferenceValue, { kind: 'undetermined' }>;

/**
 * What else can be measured of an item: value and mass per supplementary unit, gross over net mass, net mass per
 * package. Whatever is absent, zero or absurd is left out.
 */
export function observeMeasures(item: GoodsItem, value: ReferenceValue): readonly Observation[] {
  if (item.commodityCode === undefined) return [];
  const { netMassKg: net = Number.NaN, grossMassKg: gross = Number.NaN, quantity, packages } = item;
  const units = quantity?.value ?? Number.NaN;
  const unit = quantity?.unit ?? '';
  const amount = value.kind === 'valued' ? value.amount : Number.NaN;
  const ratios: readonly (readonly [Measure, string, number])[] = [
    ['value-per-unit', unit, amount / units],
    ['kg-per-unit', unit, net / units],
    ['gross-to-net', '', gross / net],
    ['kg-per-package', '', net / (packages ?? Number.NaN)],
  ];
  return ratios
    .filter(([, , ratio]) => isPlausibleRatio(ratio))
    .map(([measure, by, ratio]) => observationOf(measure, by, item, ratio));
}

/** The cell of a measure that an item with a commodity code belongs to. */
export function cellOf(measure: Measure, unit: string, item: GoodsItem): CellKey {
  return {
    measure,
    unit,
    code: cellCode(item.commodityCode ?? '', measure),
    side: sideOf(measure, item),
  };
}

function sideOf(measure: Measure, item: GoodsItem): string {
  switch (measure) {
    case 'value-per-kg':
    case 'value-per-unit':
      return item.originCountry ?? '';
    case 'gross-to-net':
    case 'kg-per-package':
      return item.attributes?.packageKind ?? '';
    // What a piece weighs depends on what it is, hardly on where it was made.
    case 'kg-per-unit':
      return '';
  }
}

function observationOf(measure: Measure, unit: string, item: GoodsItem, ratio: number): Observation {
  return { cell: cellOf(measure, unit, item), steps: stepsOf(ratio) };
}

function undetermined(reason: UndeterminedReason): Undetermined {
  return { kind: 'undetermined', reason };
}
