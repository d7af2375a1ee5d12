import type { CommodityCode, CountryCode, CurrencyCode } from '../../src/domain/codes.ts';
import type { DecimalText } from '../../src/domain/decimal.ts';
import { ExchangeRates } from '../../src/domain/exchange-rates.ts';
import type { GoodsItem } from '../../src/domain/goods-item.ts';
import type { Day } from '../../src/domain/moment.ts';
import { judgeUnitValue } from '../../src/identify/values/judge-unit-value.ts';
import { LeftOut } from '../../src/identify/values/leave-out.ts';
import { stepsPerUnit } from '../../src/identify/values/log-steps.ts';
import { type CellKey, measures } from '../../src/identify/values/measure.ts';
import { observeUnitValue, referenceValueOf } from '../../src/identify/values/observe-item.ts';
import {
  type CodedObservations,
  monthOf,
  ReferenceAccumulator,
} from '../../src/identify/values/reference-accumulator.ts';
import { referencesOf, UnitValueReferences } from '../../src/identify/values/unit-value-references.ts';
import { RandomStream, streamKey } from '../../src/simulate/random-stream.ts';
import { AliasTable } from '../../src/simulate/traffic/alias-table.ts';
import { historyMonths, type PricedCell, valuedGoods } from '../workload/valued-goods.ts';

export type RebuildOrder = {
  readonly seed: number;
  readonly items: number;
  /** Origins of each of the 4,800 codes. */
  readonly origins: number;
  readonly judgements: number;
};

export type Rebuild = {
  readonly observations: number;
  /** Putting the observations into cells, and making the references of these. */
  readonly addSeconds: number;
  readonly computeSeconds: number;
  readonly cells: number;
  readonly megabytes: number;
  readonly loadSeconds: number;
  readonly isSameAsWritten: boolean;
  readonly judgements: number;
  readonly judgeSeconds: number;
  readonly leftOutSeconds: number;
};

const usd = 'USD' as CurrencyCode;
const rates = new ExchangeRates(usd, []);
const kinds = ['CT', 'BX', 'PK'] as const;
const unit = 'NIU';
/** So many items have a supplementary unit. */
const unitShare = 0.3;

/**
 * Rebuilds references from coded observations of a year, as a store would hand them over month by month, and judges
 * items by them. Making up the observations is not timed.
 */
export function rebuildReferences(order: RebuildOrder): Rebuild {
  const goods = spreadOverOrigins(valuedGoods(order.seed).cells, order.origins);
  const stream = new RandomStream(streamKey(order.seed, 'coded observations'));
  const drawn = new AliasTable(goods.map(({ size }) => size));
  const accumulator = new ReferenceAccumulator(usd);
  let observations = 0;
  let addSeconds = 0;
  for (let month = 1; month <= historyMonths; month++) {
    const coded = codedMonth(goods, drawn, month, Math.round(order.items / historyMonths), stream);
    observations += coded.steps.length;
    addSeconds += seconds(() => accumulator.addCoded(coded));
  }
  let references: UnitValueReferences | undefined;
  const computeSeconds = seconds(() => {
    references = referencesOf(accumulator);
  });
  if (references === undefined) throw new Error('There is nothing to refer to');
  return {
    observations,
    addSeconds,
    computeSeconds,
    ...loaded(references),
    ...judgedBy(references, goods, drawn, order.judgements, stream),
  };
}

/** The same codes, of more origins than the generator has. */
function spreadOverOrigins(cells: readonly PricedCell[], origins: number): readonly PricedCell[] {
  const firstOfCode = cells.filter(({ origin }) => origin === cells[0]?.origin);
  return firstOfCode.flatMap((cell) =>
    Array.from({ length: origins }, (_, index) => ({
      ...cell,
      origin: `${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`,
      centre: cell.centre + 0.1 * ((index % 5) - 2),
      size: cell.size / (1 + index),
    })),
  );
}

/** Observations of the items of a month: value, gross over net and package of all, quantity of some. */
function codedMonth(
  goods: readonly PricedCell[],
  drawn: AliasTable,
  month: number,
  items: number,
  stream: RandomStream,
): CodedObservations {
  const day = `2026-${String(month).padStart(2, '0')}-15` as Day;
  const cells = cellsOf(goods);
  const cellOfEach = new Uint32Array(items * measures.length);
  const steps = new Int32Array(items * measures.length);
  let count = 0;
  const observe = (cell: number, logarithm: number): void => {
    cellOfEach[count] = cell;
    steps[count] = Math.round(logarithm * stepsPerUnit);
    count += 1;
  };
  for (let item = 0; item < items; item++) {
    const place = drawn.draw(stream);
    const { centre = 0, noise = 1 } = goods[place] ?? {};
    const value = centre + noise * stream.normal();
    const pieces = 1 + 0.1 * stream.normal();
    const packing = cells.packingOf(place) + stream.below(kinds.length);
    observe(place, value);
    observe(packing, 0.05 + 0.02 * Math.abs(stream.normal()));
    observe(packing + cells.packings, 3 + 0.2 * stream.normal());
    if (!stream.chance(unitShare)) continue;
    observe(cells.unitOf(place), value - pieces);
    observe(cells.massOf(place), -pieces);
  }
  return {
    cells: cells.keys.map((cell) => ({ cell, month: monthOf(day) })),
    cellOfEach: cellOfEach.subarray(0, count),
    steps: steps.subarray(0, count),
    from: day,
    until: day,
  };
}

/** All cells an observation can fall into, measure after measure. */
function cellsOf(goods: readonly PricedCell[]): {
  readonly keys: readonly CellKey[];
  readonly packings: number;
  readonly packingOf: (place: number) => number;
  readonly unitOf: (place: number) => number;
  readonly massOf: (place: number) => number;
} {
  const headings = [...new Set(goods.map(({ code }) => code.slice(0, 4)))];
  const codes = [...new Set(goods.map(({ code }) => code))];
  const headingOf = new Map(headings.map((heading, index) => [heading, index]));
  const codeOf = new Map(codes.map((code, index) => [code, index]));
  const packings = headings.length * kinds.length;
  const packingKeys = (measure: 'gross-to-net' | 'kg-per-package'): readonly CellKey[] =>
    headings.flatMap((code) => kinds.map((side) => ({ measure, unit: '', code, side })));
  const ofValue = goods.map(({ code, origin: side }) => ({ code, side }));
  const first = goods.length;
  const firstUnit = first + 2 * packings;
  const heading = goods.map(({ code }) => headingOf.get(code.slice(0, 4)) ?? 0);
  const code = goods.map((cell) => codeOf.get(cell.code) ?? 0);
  return {
    keys: [
      ...ofValue.map((cell): CellKey => ({ measure: 'value-per-kg', unit: '', ...cell })),
      ...packingKeys('gross-to-net'),
      ...packingKeys('kg-per-package'),
      ...ofValue.map((cell): CellKey => ({ measure: 'value-per-unit', unit, ...cell })),
      ...codes.map((each): CellKey => ({ measure: 'kg-per-unit', unit, code: each, side: '' })),
    ],
    packings,
    packingOf: (place) => first + (heading[place] ?? 0) * kinds.length,
    unitOf: (place) => firstUnit + place,
    massOf: (place) => firstUnit + goods.length + (code[place] ?? 0),
  };
}

function loaded(
  references: UnitValueReferences,
): Pick<Rebuild, 'cells' | 'megabytes' | 'loadSeconds' | 'isSameAsWritten'> {
  const lines = [...references.lines()];
  let hash: string | undefined;
  const loadSeconds = seconds(() => {
    const read = UnitValueReferences.read(lines);
    if (read.kind === 'read') hash = read.references.hash;
  });
  const cells = lines.slice(2).map((line) => JSON.parse(line).cells.keys.length as number);
  return {
    cells: cells.reduce((sum, count) => sum + count, 0),
    megabytes: lines.reduce((sum, line) => sum + line.length, 0) / 1e6,
    loadSeconds,
    isSameAsWritten: hash === references.hash,
  };
}

function judgedBy(
  references: UnitValueReferences,
  goods: readonly PricedCell[],
  drawn: AliasTable,
  judgements: number,
  stream: RandomStream,
): Pick<Rebuild, 'judgements' | 'judgeSeconds' | 'leftOutSeconds'> {
  const items = Array.from({ length: Math.min(judgements, 100_000) }, (): GoodsItem => {
    const { code, origin, centre = 0, noise = 1 } = goods[drawn.draw(stream)] ?? {};
    return {
      sequence: 1,
      commodityCode: code as CommodityCode,
      originCountry: origin as CountryCode,
      netMassKg: 100,
      customsValue: {
        amount: (100 * Math.exp(centre + noise * stream.normal())).toFixed(2) as DecimalText,
        currency: usd,
      },
    };
  });
  const day = '2027-01-10' as Day;
  const withoutItself = (item: GoodsItem): LeftOut => {
    const observed = observeUnitValue(item, referenceValueOf(item, day, rates));
    return new LeftOut(references, observed.kind === 'observed' ? [observed.observation] : []);
  };
  const all = (isPart: boolean): number =>
    seconds(() => {
      let sum = 0;
      for (let place = 0; place < judgements; place++) {
        const item = items[place % items.length];
        const judgement =
          item && judgeUnitValue(references, item, day, rates, isPart ? withoutItself(item) : undefined);
        if (judgement?.kind === 'judged') sum += judgement.z;
      }
      if (!Number.isFinite(sum)) throw new Error('A judgement is no number');
    });
  return { judgements, judgeSeconds: all(false), leftOutSeconds: all(true) };
}

function seconds(work: () => void): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1_000;
}
