import type { CommodityCode, CountryCode } from '../../domain/codes.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import { type ItemBands, itemBands } from '../../identify/values/item-bands.ts';
import { stepsPerUnit } from '../../identify/values/log-steps.ts';
import { type CellKey, cellCode } from '../../identify/values/measure.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';

export type ReferenceQuestion = {
  readonly code: CommodityCode;
  readonly origin?: CountryCode;
  readonly unit?: string;
  readonly packageKind?: string;
};

/** What is normal for a value, per kilogram or unit, in the reference currency. */
export type NormalTold = {
  readonly per: string;
  readonly median: number;
  readonly p5: number;
  readonly p25: number;
  readonly p75: number;
  readonly p95: number;
  /** Where most of it comes from. */
  readonly code: string;
  readonly origin?: string;
  readonly values: number;
  /** The way down to it: all goods under the code ''. */
  readonly places: readonly PlaceTold[];
};

type PlaceTold = {
  readonly code: string;
  readonly origin?: string;
  readonly values: number;
  readonly median: number;
  /** How many values of its own what it borrows counts for. */
  readonly borrowed: number;
};

export type ReferenceTold = {
  readonly references: string;
  readonly currency: string;
  readonly from: string;
  readonly until: string;
  readonly code: string;
  readonly origin?: string;
  readonly normal: readonly NormalTold[];
  readonly bands: ItemBands;
};

/** What references say of a commodity code. */
export function referenceTold(references: UnitValueReferences, question: ReferenceQuestion): ReferenceTold {
  const { code, origin, unit, packageKind } = question;
  const item: GoodsItem = {
    sequence: 1,
    commodityCode: code,
    ...(unit !== undefined && { quantity: { value: 1, unit } }),
    ...(packageKind !== undefined && { attributes: { packageKind } }),
  };
  const side = origin ?? '';
  const cells: readonly CellKey[] = [
    { measure: 'value-per-kg', unit: '', code: cellCode(code, 'value-per-kg'), side },
    ...(unit === undefined
      ? []
      : [{ measure: 'value-per-unit', unit, code: cellCode(code, 'value-per-unit'), side } as const]),
  ];
  const { hash, currency, from, until } = references;
  return {
    references: hash,
    currency,
    from,
    until,
    code,
    ...(origin !== undefined && { origin }),
    normal: cells.flatMap((cell) => normalTold(references, cell) ?? []),
    bands: itemBands(references, item),
  };
}

function normalTold(references: UnitValueReferences, cell: CellKey): NormalTold | undefined {
  const tree = references.tree(cell.measure, cell.unit);
  const path = tree?.pathTo(cell);
  const normal = path && tree?.normalOf(cell, path);
  if (normal === undefined) return undefined;
  const { centre, quantiles, source } = normal;
  const [p5, p25, p75, p95] = quantiles;
  return {
    per: cell.unit === '' ? 'kg' : cell.unit,
    median: amountOf(centre),
    p5: amountOf(p5),
    p25: amountOf(p25),
    p75: amountOf(p75),
    p95: amountOf(p95),
    code: source.code,
    ...(source.side !== undefined && { origin: source.side }),
    values: source.values,
    places: (path ?? []).map(({ code, side, estimate }) => ({
      code,
      ...(side !== undefined && { origin: side }),
      values: estimate.count,
      median: amountOf(estimate.centre),
      borrowed: estimate.borrowed,
    })),
  };
}

function amountOf(steps: number): number {
  return Math.exp(steps / stepsPerUnit);
}
