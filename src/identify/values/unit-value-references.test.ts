import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountryCode, CurrencyCode } from '../../domain/codes.ts';
import type { Day } from '../../domain/moment.ts';
import { ReferenceAccumulator } from './reference-accumulator.ts';
import { effectOf } from './reference-tree.ts';
import { accumulated, arbitraryGoods, type ObservedGoods } from './testing/observed-goods.ts';
import { referencesOf, UnitValueReferences } from './unit-value-references.ts';

const until = '2026-03-31' as Day;

function written(references: UnitValueReferences | undefined): readonly string[] {
  return [...references!.lines()];
}

describe('what was observed', () => {
  it('gives the same in whatever order and parts it came', () => {
    fc.assert(
      fc.property(arbitraryGoods(200), fc.integer({ min: 0, max: 200 }), (goods, cut) => {
        const parts = accumulated(goods.slice(cut));
        parts.merge(accumulated(goods.slice(0, cut).toReversed()));
        const whole = accumulated(goods);
        expect([...parts.lines()]).toEqual([...whole.lines()]);
        expect(written(referencesOf(parts, until))).toEqual(written(referencesOf(whole, until)));
      }),
    );
  });

  it('is the same when it was written and read', () => {
    fc.assert(
      fc.property(arbitraryGoods(200), (goods) => {
        const lines = [...accumulated(goods).lines()];
        expect([...ReferenceAccumulator.from(lines).lines()]).toEqual(lines);
      }),
    );
  });

  it('is taken as coded as it is one by one', () => {
    const cell = { measure: 'value-per-kg', unit: '', code: '6109', side: 'CN' } as const;
    const coded = new ReferenceAccumulator('USD' as CurrencyCode);
    coded.addCoded({
      cells: [
        { cell, month: 2026 * 12 },
        { cell: { ...cell, side: 'TR' }, month: 2026 * 12 + 2 },
      ],
      cellOfEach: Uint32Array.of(0, 1, 1),
      steps: Int32Array.of(5, 7, 6),
      from: '2026-01-31' as Day,
      until: '2026-03-15' as Day,
    });
    const goods = [
      { code: '6109', side: 'CN', day: '2026-01-31', steps: 5 },
      { code: '6109', side: 'TR', day: '2026-03-15', steps: 7 },
      { code: '6109', side: 'TR', day: '2026-03-15', steps: 6 },
    ].map((each) => ({ ...each, day: each.day as Day }));
    expect([...coded.lines()]).toEqual([...accumulated(goods).lines()]);
  });

  it('of another currency is not mixed in', () => {
    const euros = new ReferenceAccumulator('EUR' as CurrencyCode);
    expect(() => euros.merge(accumulated([]))).toThrow(RangeError);
  });
});

describe('references', () => {
  it('are the same when they were written and read, and carry their hash and period', () => {
    fc.assert(
      fc.property(arbitraryGoods(200), (goods) => {
        const references = referencesOf(accumulated(goods), until)!;
        const read = UnitValueReferences.read(written(references));
        expect(read).toMatchObject({
          kind: 'read',
          references: { hash: references.hash, currency: 'USD', until },
        });
        if (read.kind === 'read') expect(written(read.references)).toEqual(written(references));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['changed', (lines: readonly string[]) => lines.map((line) => line.replace('"count":[3', '"count":[4'))],
    ['cut short', (lines: readonly string[]) => lines.slice(0, -1)],
    ['no JSON', () => ['{']],
    ['of something else', () => ['{"hash":"x"}', '{"kind":"lists"}']],
    ['of nothing', () => []],
  ])('that are %s are not used', (_, change) => {
    const goods = Array.from({ length: 3 }, (__, index) => ({
      code: '6109',
      side: 'CN',
      day: until,
      steps: index,
    }));
    const lines = written(referencesOf(accumulated(goods), until));
    expect(UnitValueReferences.read(change(lines)).kind).toBe('unusable');
  });

  it('rest on twelve months and no later one', () => {
    const goods = (['2025-03-31', '2025-04-01', '2026-03-31', '2026-04-01'] as Day[]).map((day, index) => ({
      code: '6109',
      side: 'CN',
      day,
      steps: index,
    }));
    const references = referencesOf(accumulated(goods), until)!;
    expect(references.tree('value-per-kg')?.written.values).toEqual([[1, 2]]);
    expect(references).toMatchObject({ from: '2025-04-01', until });
    expect(referencesOf(accumulated(goods), '2028-01-01' as Day)).toBeUndefined();
  });

  it('move with the currency and with nothing else', () => {
    fc.assert(
      fc.property(arbitraryGoods(200), fc.integer({ min: -40, max: 40 }), (goods, bins) => {
        const tree = referencesOf(accumulated(goods), until)!.tree('value-per-kg')!.written;
        const moved = goods.map((each) => ({ ...each, steps: each.steps + bins * 160 }));
        const other = referencesOf(accumulated(moved), until)!.tree('value-per-kg')!.written;
        expect(other.cells.spread).toEqual(tree.cells.spread);
        for (const [place, centre] of tree.cells.centre.entries())
          expect(other.cells.centre[place]! - bins * 160).toBeCloseTo(centre, 0);
      }),
    );
  });

  it('put each cell between its own median and what is normal for its code', () => {
    fc.assert(
      fc.property(arbitraryGoods(60), (goods) => {
        const { cells, nodes, effects, values } = referencesOf(accumulated(goods), until)!.tree(
          'value-per-kg',
        )!.written;
        for (const [place, key] of cells.keys.entries()) {
          const [code = '', side = ''] = key.split(' ');
          const own = values[place]!;
          const median = (own[(own.length - 1) >> 1]! + own[own.length >> 1]!) / 2;
          const ofCode =
            nodes.centre[nodes.keys.indexOf(code)]! + effectOf(effects, code, side as CountryCode);
          const centre = cells.centre[place]!;
          expect(centre).toBeGreaterThanOrEqual(Math.min(median, ofCode) - 0.001);
          expect(centre).toBeLessThanOrEqual(Math.max(median, ofCode) + 0.001);
        }
      }),
    );
  });

  it('hardly move for slips of digits', () => {
    const honest = Array.from({ length: 40 }, (_, index) => ({
      code: `61091${index % 4}`,
      side: 'CN',
      day: until,
      steps: 20_000 + ((index * 7_919) % 5_000),
    }));
    const slips = honest.slice(0, 4).map((each) => ({ ...each, steps: each.steps - 69_078 }));
    const clean = referencesOf(accumulated(honest), until)!.tree('value-per-kg')!.written.cells;
    const spoilt = referencesOf(accumulated([...honest, ...slips]), until)!.tree('value-per-kg')!.written
      .cells;
    for (const [place, centre] of clean.centre.entries()) {
      expect(Math.abs(spoilt.centre[place]! - centre)).toBeLessThan(600);
      expect(spoilt.spread[place]! / clean.spread[place]!).toBeLessThan(1.6);
    }
  });

  describe('where most pay one price', () => {
    const day = until;
    const listed = (code: string, share: number): readonly ObservedGoods[] =>
      Array.from({ length: 120 }, (_, index) => ({
        code,
        side: 'CN',
        day,
        steps: index < share * 120 ? 20_000 : 20_000 + (index % 2 === 0 ? -1 : 1) * 250 * (index % 60),
      }));
    const spread = (code: string): readonly ObservedGoods[] =>
      Array.from({ length: 120 }, (_, index) => ({
        code,
        side: 'CN',
        day,
        steps: 20_000 + ((index * 7_919) % 30_000) - 15_000,
      }));

    it.each([0.55, 0.65, 0.75, 0.85, 0.95])('%d of them: quantiles stay where values are', (share) => {
      const goods = [...listed('610910', share), ...listed('610990', share), ...spread('611010')];
      const tree = referencesOf(accumulated(goods), until)!.tree('value-per-kg')!;
      for (const code of ['610910', '610990', '611010']) {
        const cell = { code, side: 'CN' };
        const { quantiles } = tree.normalOf(cell, tree.pathTo(cell))!;
        // Values lie within 15,000 steps, a factor of 4.5, of one price.
        for (const steps of quantiles) expect(Math.abs(steps - 20_000)).toBeLessThan(20_000);
      }
    });

    it('and those of another origin pay many: their quantiles stay where values are', () => {
      const others = Array.from({ length: 30 }, (_, index) => ({
        code: '610910',
        side: 'UZ',
        day,
        steps: 10_000 + ((index * 7_919) % 20_000),
      }));
      const alike = ['CN', 'TR', 'KR', 'VN', 'IN'].flatMap((side) =>
        listed('610910', 0.55).map((each) => ({ ...each, side })),
      );
      const tree = referencesOf(accumulated([...alike, ...others]), until)!.tree('value-per-kg')!;
      const cell = { code: '610910', side: 'UZ' };
      for (const steps of tree.normalOf(cell, tree.pathTo(cell))!.quantiles)
        expect(Math.abs(steps - 20_000)).toBeLessThan(13_000);
    });

    it('a value among the others is not many deviations from it', () => {
      const tree = referencesOf(accumulated(listed('610910', 0.55)), until)!.tree('value-per-kg')!;
      const { spread } = tree.normalOf(
        { code: '610910', side: 'CN' },
        tree.pathTo({ code: '610910', side: 'CN' }),
      )!;
      expect(spread).toBeGreaterThan(1_500);
    });
  });

  it('tell of goods that nobody declared that they may cost nearly anything', () => {
    const goods = Array.from({ length: 40 }, (_, chapter) =>
      [0, 10, 20].map((more) => ({
        code: `${10 + chapter}0110`,
        side: 'CN',
        day: until,
        steps: 20_000 + ((chapter * 7_919) % 30_000) + more,
      })),
    ).flat();
    const tree = referencesOf(accumulated(goods), until)!.tree('value-per-kg')!;
    const cell = { code: '990110', side: 'CN' };
    const [, p25, p75] = tree.normalOf(cell, tree.pathTo(cell))!.quantiles;
    expect(p75 - p25).toBeGreaterThan(10_000);
  });
});
