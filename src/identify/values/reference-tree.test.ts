import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../domain/moment.ts';
import type { ReferenceTree } from './reference-tree.ts';
import { naiveNormal } from './testing/naive-centre.ts';
import { accumulated, arbitraryGoods, type ObservedGoods } from './testing/observed-goods.ts';
import { referencesOf } from './unit-value-references.ts';

const day = '2026-03-15' as Day;

function treeOf(goods: readonly ObservedGoods[]): ReferenceTree {
  return referencesOf(accumulated(goods))!.tree('value-per-kg')!;
}

function centreOf(tree: ReferenceTree, code: string, side: string): number {
  return tree.normalOf({ code, side }, tree.pathTo({ code, side }))!.centre;
}

/** A code of two values from each origin named, the Turkish ones a third dearer. */
function coded(code: string, sides: readonly string[], steps: number): readonly ObservedGoods[] {
  return sides.flatMap((side) =>
    [0, 400].map((more) => ({ code, side, day, steps: steps + more + (side === 'TR' ? 3_000 : 0) })),
  );
}

it('what is normal is what the formulas say, whatever was observed', () => {
  const codes = ['61', '6109', '6109100010', '610990', '62', '84713000', '9403', '6201119999'];
  fc.assert(
    fc.property(
      arbitraryGoods(60),
      fc.constantFrom(...codes),
      fc.constantFrom('CN', 'TR', '', 'KR'),
      (goods, code, side) => {
        const tree = treeOf(goods);
        const normal = tree.normalOf({ code, side }, tree.pathTo({ code, side }))!;
        const naive = naiveNormal(goods, code, side, tree.written);
        // Estimates are kept to a thousandth of a step, at each of seven levels.
        expect(Math.abs(normal.centre - naive.centre)).toBeLessThan(0.05);
        expect(normal.spread / naive.spread).toBeCloseTo(1, 4);
        expect(normal.variance / naive.variance).toBeCloseTo(1, 3);
      },
    ),
    { numRuns: 300 },
  );
});

describe('an origin', () => {
  const goods = [
    ...Array.from({ length: 20 }, (_, index) =>
      coded(`61${10 + index}10`, ['CN', 'TR'], 15_000 + ((index * 7_919) % 9_000)),
    ).flat(),
    ...coded('613310', ['CN'], 20_000),
    ...coded('613410', ['TR'], 20_000),
  ];

  it('adds the same to codes it was not seen with', () => {
    const tree = treeOf(goods);
    expect(centreOf(tree, '613310', 'TR') - centreOf(tree, '613310', 'CN')).toBeGreaterThan(2_000);
  });

  it('is taken off a code that was seen from nowhere else', () => {
    const tree = treeOf(goods);
    expect(centreOf(tree, '613410', 'TR') - centreOf(tree, '613410', 'CN')).toBeGreaterThan(2_000);
    // The middle of both origins lies 1,500 below the Turkish ones, and the Chinese ones as much below that.
    expect(Math.abs(centreOf(tree, '613410', 'TR') - 23_200)).toBeLessThan(500);
    expect(Math.abs(centreOf(tree, '613410', 'CN') - 20_200)).toBeLessThan(500);
  });
});

it('the further a code is from what is known, the less sure it is', () => {
  const goods = Array.from({ length: 12 }, (_, index) =>
    coded(`61${10 + index}10`, ['CN'], 15_000 + index * 500),
  ).flat();
  const tree = treeOf(goods);
  const variances = ['611010', '61101010', '6110101010'].map(
    (code) => tree.normalOf({ code, side: 'CN' }, tree.pathTo({ code, side: 'CN' }))!.variance,
  );
  expect(variances).toEqual([...variances].sort((a, b) => a - b));
  expect(new Set(variances).size).toBe(3);
});

it('says what most of it rests on', () => {
  const many = Array.from({ length: 50 }, (_, index) => ({
    code: '6110101010',
    side: 'CN',
    day,
    steps: 9_000 + index * 97,
  }));
  const tree = treeOf([...many, ...coded('6205', ['TR'], 20_000), ...coded('6206', ['TR'], 30_000)]);
  const sourceOf = (code: string, side: string): unknown =>
    tree.normalOf({ code, side }, tree.pathTo({ code, side }))!.source;
  expect(sourceOf('6110101010', 'CN')).toEqual({ code: '6110101010', side: 'CN', values: 50 });
  expect(sourceOf('6110101010', 'KR')).toEqual({ code: '6110101010', values: 50 });
  expect(sourceOf('61101099', 'CN')).toEqual({ code: '611010', values: 50 });
  expect(sourceOf('94', 'CN')).toEqual({ code: '', values: 54 });
  // Where codes are alike and their values are not, a few values of one code say little.
  const alike = Array.from({ length: 200 }, (_, index) => ({
    code: `61${10 + (index % 20)}`,
    side: 'CN',
    day,
    steps: 9_000 + Math.floor(index / 20) * 2_000,
  }));
  const path = treeOf(alike);
  const { source } = path.normalOf({ code: '6110', side: 'CN' }, path.pathTo({ code: '6110', side: 'CN' }))!;
  expect(source.values).toBe(200);
});
