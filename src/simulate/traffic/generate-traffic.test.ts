import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isContainerNumber } from '../../domain/container-number.ts';
import { readDeclaration } from '../../intake/read-declaration.ts';
import { createWorld } from './create-world.ts';
import { generateTraffic } from './generate-traffic.ts';
import type { GeneratedDeclaration } from './generated-declaration.ts';
import { exampleScenario, quietScenario } from './testing/example-scenario.ts';

const scenario = exampleScenario();
const many = [...generateTraffic(scenario, { seed: 1, declarations: 20_000 })];

function linesOf(generated: Iterable<GeneratedDeclaration>): string {
  return [...generated].map((each) => `${JSON.stringify(each)}\n`).join('');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether a count is what a binomial law lets one expect, within about four standard deviations. */
function isBinomial(count: number, trials: number, probability: number): boolean {
  const deviation = Math.sqrt(trials * probability * (1 - probability));
  return Math.abs(count - trials * probability) < 4 * deviation;
}

describe('the same scenario and seed', () => {
  test('give the same bytes', () => {
    const quiet = quietScenario();
    const once = linesOf(generateTraffic(quiet, { seed: 5, declarations: 1_500 }));
    expect(linesOf(generateTraffic(quiet, { seed: 5, declarations: 1_500 }))).toBe(once);
    expect(linesOf(generateTraffic(quiet, { seed: 6, declarations: 1_500 }))).not.toBe(once);
  });

  test('give the bytes they have always given', () => {
    expect(hashOf(linesOf(many.slice(0, 2_000)))).toMatchInlineSnapshot(
      `"49d8ec3a4807a67bfd3fd6d00f92b0b54af20d90e7f9dd2e482775f9356a401b"`,
    );
  });

  test('give the same first declarations, however many are asked for', { timeout: 60_000 }, () => {
    const quiet = quietScenario();
    const all = [...generateTraffic(quiet, { seed: 2, declarations: 600 })].map((each) =>
      JSON.stringify(each),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (declarations) => {
        const some = [...generateTraffic(quiet, { seed: 2, declarations })].map((each) =>
          JSON.stringify(each),
        );
        expect(some).toEqual(all.slice(0, declarations));
      }),
      { numRuns: 5 },
    );
  });

  test('can be read more than once', () => {
    const traffic = generateTraffic(quietScenario(), { seed: 2, declarations: 20 });
    expect(linesOf(traffic)).toBe(linesOf(traffic));
  });
});

describe('generated declarations', () => {
  test('pass intake without a problem or a remark', { timeout: 60_000 }, () => {
    for (const { declaration } of many.slice(0, 10_000)) {
      const parsed = readDeclaration(declaration, { source: 'generated' });
      expect(parsed.ok ? parsed.warnings : parsed.problems).toEqual([]);
    }
  });

  test('are what intake makes of their JSON', () => {
    for (const { declaration } of many.slice(0, 1_000)) {
      const parsed = readDeclaration(JSON.parse(JSON.stringify(declaration)), { source: 'generated' });
      expect(parsed).toMatchObject({ ok: true, value: declaration });
    }
  });

  test('have an id of their own, and versions without a gap', () => {
    const versions = new Map<string, number>();
    for (const { declaration } of many) {
      const before = versions.get(declaration.id) ?? 0;
      expect(declaration.version ?? 1).toBe(before + 1);
      versions.set(declaration.id, before + 1);
    }
    expect([...versions.values()].filter((newest) => newest > 1).length).toBeGreaterThan(100);
  });

  test('come in order of lodgement, in local time', () => {
    let before = Date.parse('2026-01-05T00:00:00+05:00');
    for (const { declaration } of many) {
      const at = Date.parse(declaration.lodgedAt);
      expect(at).toBeGreaterThanOrEqual(before);
      expect(declaration.lodgedAt.endsWith('+05:00')).toBe(true);
      before = at;
    }
  });

  test('add up: invoice, packages and gross mass', () => {
    for (const { declaration } of many.slice(0, 3_000)) {
      const cents = declaration.items.reduce(
        (sum, item) => sum + Math.round(Number(item.itemPrice?.amount) * 100),
        0,
      );
      expect(Math.round(Number(declaration.invoice?.amount) * 100)).toBe(cents);
      expect(declaration.totalPackages).toBe(
        declaration.items.reduce((sum, item) => sum + (item.packages ?? 0), 0),
      );
      const grossKg = declaration.items.reduce((sum, item) => sum + (item.grossMassKg ?? 0), 0);
      expect(declaration.totalGrossMassKg).toBeCloseTo(grossKg, 2);
    }
  });

  test('are mostly short, with a long tail', () => {
    const counts = many.map(({ declaration }) => declaration.items.length);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(2.4);
    expect(mean).toBeLessThan(3.8);
    expect(Math.min(...counts)).toBe(1);
    expect(Math.max(...counts)).toBeGreaterThan(25);
    expect(Math.max(...counts)).toBeLessThanOrEqual(40);
  });

  test('have the flows of the scenario', () => {
    for (const [flow, share] of Object.entries(scenario.arrivals.flows)) {
      const count = many.filter(
        ({ declaration, truth }) => declaration.flow === flow && !truth.violating,
      ).length;
      expect(Math.abs(count / many.length - share / 100)).toBeLessThan(0.04);
    }
  });

  test('violate the law as often as the scenario says', () => {
    const violating = many.filter(({ truth }) => truth.violating).length;
    // Acts of several declarations come together, which widens the spread by about a half.
    expect(Math.abs(violating / many.length - scenario.violationRate)).toBeLessThan(0.008);
  });

  test('carry valid container numbers, but for slips and for those who mean them', () => {
    const containers = many.flatMap(({ declaration, truth }) =>
      (declaration.containers ?? []).map((container) => ({ container, scheme: truth.scheme })),
    );
    expect(containers.length).toBeGreaterThan(2_000);
    const honest = containers.filter(({ scheme }) => scheme === undefined);
    const slips = honest.filter(({ container }) => !isContainerNumber(container)).length;
    expect(isBinomial(slips, honest.length, scenario.honest.wrongDigitShare)).toBe(true);
    const planted = containers.filter(({ scheme }) => scheme === 'container-digit');
    expect(planted.some(({ container }) => !isContainerNumber(container))).toBe(true);
  });

  test('name a permit for nearly all goods that need one', () => {
    const medicines = many
      .filter(({ truth }) => !truth.violating)
      .flatMap(({ declaration }) =>
        declaration.items.filter((item) => item.commodityCode?.startsWith('3004')),
      );
    const without = medicines.filter((item) => item.documents?.every(({ type }) => type !== '852')).length;
    expect(isBinomial(without, medicines.length, scenario.honest.missingPermitShare)).toBe(true);
  });

  test('follow the seasons of the goods', { timeout: 60_000 }, () => {
    const { arrivals } = scenario;
    const shareInMonth = (start: string): number => {
      const quiet = { ...scenario, start, arrivals: { ...arrivals, perDay: 200 } };
      const exports = [...generateTraffic(quiet, { seed: 1, declarations: 5_000 })].filter(
        ({ declaration }) => declaration.flow === 'export',
      );
      const cherries = exports.filter(({ declaration }) =>
        declaration.items.some((item) => item.commodityCode?.startsWith('0809')),
      );
      return cherries.length / exports.length;
    };
    expect(shareInMonth('2026-06-01')).toBeGreaterThan(5 * shareInMonth('2026-02-01') + 0.02);
  });
});

describe('the traders', () => {
  const { world } = createWorld(scenario, 1);

  test('have volumes that fall with their rank, by the exponent of the scenario', () => {
    const rankById = new Map(world.importers.traders.map(({ party }, index) => [party.id, index + 1]));
    const volumes = new Map<number, number>();
    for (const { declaration } of many) {
      const rank = declaration.flow === 'import' ? rankById.get(declaration.importer?.id) : undefined;
      if (rank !== undefined) volumes.set(rank, (volumes.get(rank) ?? 0) + 1);
    }
    const between = (first: number, last: number): number => {
      let sum = 0;
      for (let rank = first; rank < last; rank++) sum += volumes.get(rank) ?? 0;
      return sum / (last - first);
    };
    // Season and newcomers blur single ranks, so that whole ranges of them are compared.
    const slope = Math.log(between(11, 100) / between(301, 3_000)) / Math.log(1_270 / 45);
    expect(Math.abs(slope - scenario.parties.zipfExponent)).toBeLessThan(0.2);
  });

  test('all have a number of their own', () => {
    const traders = [...world.importers.traders, ...world.exporters.traders];
    expect(new Set(traders.map(({ party }) => party.id)).size).toBe(traders.length);
  });

  test('are told by a higher number the younger they are', () => {
    const byNumber = [...world.importers.traders].sort((a, b) => Number(a.party.id) - Number(b.party.id));
    for (const [index, trader] of byNumber.entries()) {
      const before = byNumber[index - 1]?.registeredDay ?? -Infinity;
      expect(Math.floor(trader.registeredDay)).toBeGreaterThanOrEqual(Math.floor(before));
    }
  });
});

test('memory does not grow with the number', { timeout: 120_000 }, () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const heapMb = (): number => {
    collectGarbage();
    return process.memoryUsage().heapUsed / 1e6;
  };
  let early = 0;
  let read = 0;
  for (const { declaration } of generateTraffic(scenario, { seed: 3, declarations: 200_000 })) {
    read += declaration.items.length > 0 ? 1 : 0;
    if (read === 20_000) early = heapMb();
    if (read === 200_000) expect(heapMb() - early).toBeLessThan(4);
  }
  expect(read).toBe(200_000);
});
