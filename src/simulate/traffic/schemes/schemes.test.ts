import { describe, expect, test } from 'vitest';
import { isContainerNumber } from '../../../domain/container-number.ts';
import type { Declaration } from '../../../domain/declaration.ts';
import { type GoodsItem, grossToNetOf, unitValueOf } from '../../../domain/goods-item.ts';
import { createWorld } from '../create-world.ts';
import { generateTraffic } from '../generate-traffic.ts';
import type { GeneratedDeclaration } from '../generated-declaration.ts';
import { exampleScenario } from '../testing/example-scenario.ts';
import type { TradedGoods } from '../traded-goods.ts';
import { type SchemeKind, schemeKinds } from './scheme-kind.ts';
import { schemes } from './schemes.ts';

// Half of all declarations violate, by every scheme from the first day on, so that a few thousand show them all.
const example = exampleScenario();
const scenario = {
  ...example,
  violationRate: 0.5,
  tradeDefence: example.tradeDefence.map((measure) => ({ ...measure, fromDay: -60 })),
  schemes: example.schemes.map((row) => ({ ...row, share: 1, fromDay: -400 })),
};
const all = [...generateTraffic(scenario, { seed: 8, declarations: 16_000 })];
const { world, underworld } = createWorld(scenario, 8);
const honest = all.filter(({ truth }) => !truth.violating);
const honestImporters = new Set(honest.map(({ declaration }) => declaration.importer?.id));

function by(kind: SchemeKind): readonly GeneratedDeclaration[] {
  return all.filter(({ truth }) => truth.scheme === kind);
}

function goodsOf(item: GoodsItem): TradedGoods {
  const goods = world.parts.goods.get(item.commodityCode ?? '');
  if (goods === undefined) throw new Error(`Nobody trades ${item.commodityCode}`);
  return goods;
}

function priceRatio(item: GoodsItem): number {
  return (unitValueOf(item) ?? 0) / goodsOf(item).usdPerKg;
}

function totalOf(declaration: Declaration): number {
  return declaration.items.reduce((sum, item) => sum + Number(item.customsValue?.amount), 0);
}

function lacks(item: GoodsItem, type: string): boolean {
  return item.documents?.every((document) => document.type !== type) === true;
}

type Trace = (declaration: Declaration) => boolean;
const someItem =
  (holds: (item: GoodsItem, declaration: Declaration) => boolean): Trace =>
  (declaration) =>
    declaration.items.some((item) => holds(item, declaration));

const cheap = someItem((item) => priceRatio(item) < 0.7);
const dear = someItem((item) => priceRatio(item) > 1.8);

/** What each scheme leaves in the fields of a single declaration. */
const traces: Readonly<Partial<Record<SchemeKind, Trace>>> = {
  undervaluation: cheap,
  'flat-price': (declaration) => {
    const prices = declaration.items.map((item) => unitValueOf(item) ?? 0);
    return prices.length >= 3 && Math.max(...prices) / Math.min(...prices) < 1.02;
  },
  'over-valuation': dear,
  'export-refund': dear,
  misclassification: someItem((item) => {
    const { lookalikes } = goodsOf(item);
    const isOddlyPriced = priceRatio(item) > 1.7 || priceRatio(item) < 0.6;
    return (
      lookalikes.length > 0 &&
      (isOddlyPriced || lookalikes.some((text) => item.description?.startsWith(text)))
    );
  }),
  'vague-description': someItem((item) => scenario.vagueDescriptions.includes(item.description ?? '')),
  'short-quantity': someItem((item) => {
    const { unit } = goodsOf(item);
    return unit !== undefined && (item.netMassKg ?? 0) / (item.quantity?.value ?? 1) > 1.4 * unit.kg;
  }),
  'false-preference': someItem(
    (item, { exportCountry }) =>
      item.originCountry === exportCountry &&
      ['KZ', 'KG'].includes(item.originCountry ?? '') &&
      (goodsOf(item).originWeights.get(item.originCountry ?? '') ?? 0) <
        (goodsOf(item).originWeights.get('CN') ?? 0),
  ),
  'origin-after-measure': someItem(
    (item, { exportCountry }) =>
      item.commodityCode?.startsWith('7210') === true && item.originCountry !== exportCountry,
  ),
  'missing-trader': (declaration) =>
    Number(declaration.importer?.id) > 329_200_000 && totalOf(declaration) > 10_000,
  'dormant-importer': cheap,
  'new-pair': ({ declarant }) => world.parts.brokersByRank.slice(-5).some(({ id }) => id === declarant?.id),
  'extra-weight': someItem((item) => (grossToNetOf(item) ?? 1) > 1.12 + 1.4 * (goodsOf(item).grossToNet - 1)),
  'heavy-packages': someItem(
    (item) => (item.netMassKg ?? 0) / (item.packages ?? 1) > 1.6 * goodsOf(item).kgPerPackage,
  ),
  'container-digit': ({ containers = [] }) => containers.some((container) => !isContainerNumber(container)),
  'threshold-splitting': (declaration) => {
    const share = totalOf(declaration) / scenario.smallConsignmentValue;
    return share > 0.85 && share < 1;
  },
  'bill-splitting': cheap,
  'unusual-post': ({ exportCountry, borderTransport, attributes }) =>
    world.parts
      .country(exportCountry ?? '')
      .routes.every(({ mode, post }) => mode !== borderTransport?.mode || post !== attributes?.borderPost),
  'low-value-air': someItem(
    (item, { borderTransport }) => borderTransport?.mode === '4' && (unitValueOf(item) ?? 9) < 1.1,
  ),
  'counterfeit-brand': someItem((item) => item.attributes?.brand !== undefined && priceRatio(item) < 1.2),
  'repeated-amendment': ({ version = 1 }) => version >= 2,
  'concealed-valuables': someItem(
    (item) => (grossToNetOf(item) ?? 1) > 1.2 + 1.4 * (goodsOf(item).grossToNet - 1),
  ),
  'precursor-without-permit': someItem((item) => goodsOf(item).permit === 'precursor' && lacks(item, '9101')),
  'species-without-permit': someItem((item) => goodsOf(item).permit === 'species' && lacks(item, '9102')),
  'excise-transit': someItem((item, { flow }) => flow === 'transit' && goodsOf(item).isExcise),
};

describe.each(schemeKinds)('%s', (kind) => {
  const acts = by(kind);

  test('occurs, by its actors', () => {
    expect(acts.length).toBeGreaterThan(80);
    const enlisted = underworld.enlisted.find(({ scheme }) => scheme.kind === kind);
    expect(enlisted?.actors.length).toBe(enlisted?.row.actors);
  });

  test('names the items concerned', () => {
    for (const { declaration, truth } of acts) {
      const sequences = new Set(declaration.items.map(({ sequence }) => sequence));
      for (const item of truth.items) expect(sequences.has(item)).toBe(true);
    }
    expect(acts.some(({ truth }) => truth.items.length > 0)).toBe(true);
  });
});

test('every scheme but one leaves its trace in a single declaration', () => {
  expect(schemeKinds.filter((kind) => traces[kind] === undefined)).toEqual(['container-elsewhere']);
});

test.each(Object.entries(traces) as [SchemeKind, Trace][])(
  '%s leaves a trace that honest declarations leave less often, though some do',
  (kind, trace) => {
    const share = (of: readonly GeneratedDeclaration[]): number =>
      of.filter(({ declaration }) => trace(declaration)).length / of.length;
    const among = honest.filter(({ declaration }) => declaration.flow === schemes[kind].recruits.flow);
    expect(share(by(kind))).toBeGreaterThan(0.5);
    expect(share(among)).toBeGreaterThan(0);
    expect(share(among)).toBeLessThan(share(by(kind)) / 2);
  },
);

/** Schemes that break other law than that of duties. */
const withoutLoss: ReadonlySet<SchemeKind> = new Set([
  'over-valuation',
  'counterfeit-brand',
  'precursor-without-permit',
  'species-without-permit',
]);

describe('what is evaded', () => {
  test.each(schemeKinds.filter((kind) => !withoutLoss.has(kind)))('%s costs revenue', (kind) => {
    const losses = by(kind).map(({ truth }) => Number(truth.evadedRevenue?.amount ?? 0));
    expect(losses.filter((loss) => loss > 0).length).toBeGreaterThan(losses.length / 2);
  });

  test.each([...withoutLoss])('%s costs none', (kind) => {
    for (const { truth } of by(kind)) expect(truth.evadedRevenue).toBeUndefined();
  });

  test('is nothing where nobody cheats', () => {
    for (const { truth } of honest) expect(truth).toEqual({ violating: false, items: [] });
  });
});

describe('schemes that show over several declarations', () => {
  test('one container passes in two places within two days', () => {
    const acts = by('container-elsewhere');
    const repeated = acts.filter(({ declaration }) =>
      all.some(
        ({ declaration: other }) =>
          other.id !== declaration.id &&
          other.containers?.includes(declaration.containers?.[0] ?? '') === true &&
          Math.abs(Date.parse(other.lodgedAt) - Date.parse(declaration.lodgedAt)) < 2 * 86_400_000,
      ),
    );
    expect(repeated.length).toBeGreaterThan(0.9 * acts.length);
  });

  test('no honest container does', () => {
    const seen = new Map<string, string>();
    for (const { declaration } of honest) {
      for (const container of declaration.containers ?? []) {
        expect(seen.get(container) ?? declaration.id).toBe(declaration.id);
        seen.set(container, declaration.id);
      }
    }
  });

  test('a split consignment is lodged in parts within a week', () => {
    const parts = new Map<string, number>();
    for (const { declaration } of by('threshold-splitting')) {
      const key = `${declaration.importer?.id} ${declaration.exporter?.id}`;
      parts.set(key, (parts.get(key) ?? 0) + 1);
    }
    expect(Math.max(...parts.values())).toBeGreaterThan(5);
  });

  test('one transport document serves several firms', () => {
    const firms = new Map<string, Set<string>>();
    for (const { declaration } of by('bill-splitting')) {
      const document = declaration.items[0]?.documents?.find(({ type }) => type === '730')?.id ?? '';
      firms.set(document, (firms.get(document) ?? new Set()).add(declaration.importer?.id ?? ''));
    }
    expect([...firms.values()].filter(({ size }) => size === 3).length).toBeGreaterThan(0.8 * firms.size);
  });

  test('amended declarations get cheaper from version to version', () => {
    const values = new Map<string, number>();
    for (const { declaration } of by('repeated-amendment')) {
      const before = values.get(declaration.id) ?? Infinity;
      expect(totalOf(declaration)).toBeLessThan(before);
      values.set(declaration.id, totalOf(declaration));
    }
  });

  test('a dormant firm is known from nothing else', () => {
    const firms = by('dormant-importer').map(({ declaration }) => declaration.importer?.id);
    expect(firms.filter((firm) => honestImporters.has(firm))).toEqual([]);
  });

  test('a missing trader is gone after forty days', () => {
    const lodged = new Map<string, number[]>();
    const quiet = {
      ...scenario,
      arrivals: { ...scenario.arrivals, perDay: 120 },
      schemes: scenario.schemes.filter(({ kind }) => kind === 'missing-trader'),
    };
    for (const { declaration, truth } of generateTraffic(quiet, { seed: 8, declarations: 10_000 })) {
      const id = declaration.importer?.id ?? '';
      if (truth.violating) lodged.set(id, [...(lodged.get(id) ?? []), Date.parse(declaration.lodgedAt)]);
    }
    expect(lodged.size).toBeGreaterThan(15);
    for (const instants of lodged.values()) {
      expect(Math.max(...instants) - Math.min(...instants)).toBeLessThanOrEqual(40 * 86_400_000);
    }
  });
});

test('schemes begin on their day, and the rate stays what it is', () => {
  const late = {
    ...example,
    arrivals: { ...example.arrivals, perDay: 400 },
    violationRate: 0.2,
    schemes: example.schemes
      .filter(({ kind }) => kind === 'undervaluation' || kind === 'excise-transit')
      .map((row) => ({ ...row, share: 1, fromDay: row.kind === 'excise-transit' ? 10 : 0 })),
  };
  const lodged = [...generateTraffic(late, { seed: 1, declarations: 8_000 })];
  const change = Date.parse('2026-01-15T00:00:00+05:00');
  const before = lodged.filter(({ declaration }) => Date.parse(declaration.lodgedAt) < change);
  const after = lodged.filter(({ declaration }) => Date.parse(declaration.lodgedAt) >= change);
  expect(before.some(({ truth }) => truth.scheme === 'excise-transit')).toBe(false);
  expect(after.some(({ truth }) => truth.scheme === 'excise-transit')).toBe(true);
  for (const part of [before, after]) {
    expect(Math.abs(part.filter(({ truth }) => truth.violating).length / part.length - 0.2)).toBeLessThan(
      0.03,
    );
  }
});
