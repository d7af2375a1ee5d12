import type { CommodityCode, CountryCode, CurrencyCode } from '../../src/domain/codes.ts';
import type { DecimalText } from '../../src/domain/decimal.ts';
import { ExchangeRates } from '../../src/domain/exchange-rates.ts';
import type { GoodsItem } from '../../src/domain/goods-item.ts';
import type { Day } from '../../src/domain/moment.ts';
import { judgeUnitValue } from '../../src/identify/values/judge-unit-value.ts';
import { stepsOf } from '../../src/identify/values/log-steps.ts';
import { ReferenceAccumulator } from '../../src/identify/values/reference-accumulator.ts';
import { referencesOf, type UnitValueReferences } from '../../src/identify/values/unit-value-references.ts';
import { areaUnderCurve } from '../measuring/auc.ts';
import { mean, median } from '../measuring/statistics.ts';
import { type ValuedGoods, valuedGoods } from '../workload/valued-goods.ts';

/** AUC over all judged items, and over those in cells with fewer than ten values. */
export type Quality = { readonly overall: number; readonly small: number };

export type QualityOfWays = {
  readonly meanAndDeviation: Quality;
  readonly medianAndMad: Quality;
  readonly references: Quality;
  readonly oracle: Quality;
  readonly judged: number;
  readonly judgedInSmall: number;
  readonly values: number;
};

const usd = 'USD' as CurrencyCode;
const rates = new ExchangeRates(usd, []);
const fewerThan = 10;

/** How well undervalued items of generated goods are told from honest ones, each way. */
export function qualityOnGoods(seed: number): QualityOfWays {
  const goods = valuedGoods(seed);
  const byCell = valuesByCell(goods);
  const references = referencesOfGoods(goods);
  const isSmall = goods.judged.map(({ cell }) => (byCell[cell]?.length ?? 0) < fewerThan);
  const quality = (scores: readonly number[]): Quality => ({
    overall: areaUnderCurve(
      scores,
      goods.judged.map(({ isUndervalued }) => isUndervalued),
    ),
    small: areaUnderCurve(
      scores.filter((_, place) => isSmall[place]),
      goods.judged.filter((_, place) => isSmall[place]).map(({ isUndervalued }) => isUndervalued),
    ),
  });
  return {
    meanAndDeviation: quality(scoresByCell(goods, byCell, meanAndDeviation)),
    medianAndMad: quality(scoresByCell(goods, byCell, medianAndMad)),
    references: quality(scoresByReferences(goods, references)),
    oracle: quality(
      goods.judged.map(({ cell, x }) => {
        const { centre = 0, noise = 1 } = goods.cells[cell] ?? {};
        return (centre - x) / noise;
      }),
    ),
    judged: goods.judged.length,
    judgedInSmall: isSmall.filter(Boolean).length,
    values: goods.history.length,
  };
}

function referencesOfGoods({ cells, history }: ValuedGoods): UnitValueReferences {
  const accumulator = new ReferenceAccumulator(usd);
  for (const { cell, month, x } of history) {
    const { code = '', origin: side = '' } = cells[cell] ?? {};
    const key = { measure: 'value-per-kg', unit: '', code, side } as const;
    accumulator.add([{ cell: key, steps: stepsOf(Math.exp(x)) }], dayIn(month));
  }
  const references = referencesOf(accumulator);
  if (references === undefined) throw new Error('There is nothing to refer to');
  return references;
}

function scoresByReferences(
  { cells, judged }: ValuedGoods,
  references: UnitValueReferences,
): readonly number[] {
  return judged.map(({ cell, month, x }) => {
    const { code, origin } = cells[cell] ?? {};
    const item: GoodsItem = {
      sequence: 1,
      commodityCode: code as CommodityCode,
      originCountry: origin as CountryCode,
      netMassKg: 1,
      customsValue: { amount: Math.exp(x).toFixed(9) as DecimalText, currency: usd },
    };
    const judgement = judgeUnitValue(references, item, dayIn(month), rates);
    if (judgement.kind === 'undetermined') throw new Error(judgement.reason);
    return judgement.z;
  });
}

/** Of logarithms of values in one cell. */
export type CellParameters = { readonly centre: number; readonly spread: number };

/** What has too few values to say anything scores as if it were normal. */
function scoresByCell(
  { judged }: ValuedGoods,
  byCell: readonly (readonly number[])[],
  parametersOf: (values: readonly number[]) => CellParameters,
): readonly number[] {
  const known = byCell.map((values) => (values.length < 2 ? undefined : parametersOf(values)));
  return judged.map(({ cell, x }) => {
    const parameters = known[cell];
    if (parameters === undefined || parameters.spread === 0) return 0;
    return (parameters.centre - x) / parameters.spread;
  });
}

function meanAndDeviation(values: readonly number[]): CellParameters {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return { centre, spread: Math.sqrt(squares / (values.length - 1)) };
}

/** The median of a cell, and its MAD as a standard deviation. */
export function medianAndMad(values: readonly number[]): CellParameters {
  const centre = median(values);
  return { centre, spread: 1.4826 * median(values.map((value) => Math.abs(value - centre))) };
}

function valuesByCell({ cells, history }: ValuedGoods): readonly (readonly number[])[] {
  const byCell: number[][] = cells.map(() => []);
  for (const { cell, x } of history) byCell[cell]?.push(x);
  return byCell;
}

/** A day in a month of a made-up year and the next. */
function dayIn(month: number): Day {
  const year = 2026 + Math.floor((month - 1) / 12);
  return `${year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-15` as Day;
}
