import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Check, Errors, type XSchema } from 'typebox/schema';
import { describe, expect, it } from 'vitest';
import { type CompiledRuleBook, compileRuleBook, faultsOf } from './compiled-rule-book.ts';
import { decide } from './decide.ts';
import { canonicalJson } from './domain/canonical-json.ts';
import type { DeclarationId } from './domain/codes.ts';
import { measuresByLane } from './domain/control-measure.ts';
import type { Decision } from './domain/decision.ts';
import { decisionShape } from './domain/decision-shape.ts';
import type { Declaration } from './domain/declaration.ts';
import { declarationShape } from './domain/declaration-shape.ts';
import type { Facts } from './domain/facts.ts';
import { jsonSchemaOf } from './domain/json-schema.ts';
import type { Known, KnownDeclaration } from './domain/known.ts';
import type { Lane } from './domain/lane.ts';
import type { Moment } from './domain/moment.ts';
import type { RiskProfile } from './domain/risk-profile.ts';
import type { NamedLists, RuleBook } from './domain/rule-book.ts';
import { defaultSettings, type Settings } from './domain/settings.ts';
import { aDeclaration } from './domain/testing/a-declaration.ts';
import { aProfile } from './domain/testing/a-profile.ts';
import {
  arbitraryDeclaration,
  arbitraryLists,
  arbitraryProfiles,
} from './identify/profiles/testing/arbitrary-rule-books.ts';
import { drawOf } from './treat/random-draw.ts';

const decisionSchema = jsonSchemaOf(decisionShape) as XSchema;
const declarationSchema = jsonSchemaOf(declarationShape) as XSchema;
const factsWith = (draw: number): Facts => ({ decidedAt: '2026-03-01T10:00:00Z' as Moment, draw });

/** A value with everything in it frozen, so that whoever writes to it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe('whole decisions, checked by hand', () => {
  type Golden = {
    readonly ruleBook: Omit<RuleBook, 'settings'> & { readonly settings: Partial<Settings> };
    readonly cases: readonly {
      readonly name: string;
      readonly declaration: Declaration;
      readonly facts: Facts;
      readonly decision: Decision;
    }[];
  };
  const { ruleBook, cases } = JSON.parse(
    readFileSync(new URL('./decide.golden.json', import.meta.url), 'utf8'),
  ) as Golden;
  const compiled = compileRuleBook({ ...ruleBook, settings: { ...defaultSettings, ...ruleBook.settings } });

  it('rest on a rule book without faults', () => {
    expect(faultsOf(ruleBook)).toEqual([]);
  });

  it.each(cases)('$name', ({ declaration, facts, decision }) => {
    const made = decide(declaration, facts, compiled);
    expect(made).toEqual(decision);
    expect(JSON.stringify(made)).toBe(JSON.stringify(decision));
    expect(Errors(decisionSchema, decision)).toEqual([true, []]);
    expect(Errors(declarationSchema, declaration)).toEqual([true, []]);
  });
});

const settings: fc.Arbitrary<Settings> = fc
  .record({
    lanePrecedence: fc
      .shuffledSubarray<Lane>(['red', 'yellow', 'blue'], { minLength: 3 })
      .map((lanes): readonly Lane[] => [...lanes, 'green']),
    baseLikelihood: fc.constantFrom(0, 0.02),
    importTaxPercent: fc.constantFrom(0, 12),
    defaultOffice: fc.record(
      {
        minimumRandomRate: fc.constantFrom(0, 0.02, 0.5),
        maximumMatchesWithoutSelection: fc.nat(4),
        laneForManyMatches: fc.constantFrom<Lane>('red', 'yellow', 'blue', 'green'),
      },
      { requiredKeys: [] },
    ),
  })
  .map((changes) => ({ ...defaultSettings, ...changes }));
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** What decides, and what is decided. */
const everything = fc.record({
  profiles: arbitraryProfiles(8),
  lists: arbitraryLists,
  settings,
  declaration: arbitraryDeclaration,
  facts: draw.map(factsWith),
});
type Everything = { readonly declaration: Declaration; readonly facts: Facts } & RuleBook;
const decided = ({ declaration, facts, ...ruleBook }: Everything) =>
  decide(declaration, facts, compileRuleBook(ruleBook));

describe('laws of a decision', () => {
  it('it is what the contract says it is', () => {
    const lanesSeen = new Map<string, number>();
    fc.assert(
      fc.property(everything, (all) => {
        const decision = decided(all);
        const { lane, selectedBy, reasons, measures, likelihood } = decision;
        lanesSeen.set(lane, (lanesSeen.get(lane) ?? 0) + 1);
        expect(Check(decisionSchema, decision), canonicalJson(Errors(decisionSchema, decision))).toBe(true);
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
        expect(likelihood >= 0 && likelihood <= 1).toBe(true);
        for (const { weight } of reasons) expect(likelihood).toBeGreaterThanOrEqual(weight - 1e-12);
        const sorted = reasons.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
        expect(reasons).toEqual(sorted);
        for (const { items = [] } of reasons) expect(items).toEqual(items.toSorted((a, b) => a - b));
        if (reasons.length === 0) expect(lane === 'green' || selectedBy === 'random').toBe(true);
        expect(selectedBy === 'none').toBe(lane === 'green');
        expect(measures.length > 0).toBe(lane !== 'green');
        const orders = measures.map(({ code, instruction = '' }) => `${code}\n${instruction}`);
        expect(orders).toEqual([...new Set(orders)].sort());
      }),
      { numRuns: 400 },
    );
    expect([...lanesSeen.keys()].sort()).toEqual(['blue', 'green', 'red', 'yellow']);
  });

  it('one more matching profile never makes the lane laxer, or takes a measure or likelihood away', () => {
    const more = fc.tuple(arbitraryProfiles(1), fc.boolean());
    fc.assert(
      fc.property(everything, more, (all, [[extra], matchesAll]) => {
        const added: RiskProfile = aProfile({
          ...extra,
          id: 'extra',
          ...(matchesAll && {
            flow: undefined,
            offices: undefined,
            validFrom: undefined,
            validTo: undefined,
            when: { all: [] },
          }),
        } as Parameters<typeof aProfile>[0]);
        const before = decided(all);
        const after = decided({ ...all, profiles: [...all.profiles, added] });
        const rank = ({ lane }: Decision) => all.settings.lanePrecedence.indexOf(lane);
        expect(rank(after)).toBeLessThanOrEqual(rank(before));
        expect(after.likelihood).toBeGreaterThanOrEqual(before.likelihood);
        expect(after.randomDraw).toEqual(before.randomDraw);
        if (before.lane === after.lane && added.then.measures === undefined) {
          const codes = after.measures.map(({ code }) => code);
          for (const { code } of before.measures) expect(codes).toContain(code);
        }
      }),
      { numRuns: 300 },
    );
  });

  const status = fc.record({ status: fc.constantFrom('national', 'KZ') });
  const trustOf = fc.record({ importer: status, exporter: status, declarant: status }, { requiredKeys: [] });

  /** The same facts with what else is known of the declaration, and some trust. */
  function withTrust({ declaration, facts }: { declaration: KnownDeclaration; facts: Facts }, trust: Known) {
    const items = declaration.items.map(({ known = {} }) => known);
    return { ...facts, known: { header: { ...declaration.known, ...trust }, items } };
  }

  it('trust changes no lane, no measure, no reason and no draw, and makes nothing likelier', () => {
    let lower = 0;
    fc.assert(
      fc.property(everything, trustOf, draw, (all, trust, factor) => {
        const ruleBook = {
          ...all,
          settings: { ...all.settings, knowledge: { trustedLikelihoodFactor: factor } },
        };
        const plain = decided({ ...ruleBook, facts: withTrust(all, {}) });
        const { level, likelihood, revenueAtRisk, ...trusted } = decided({
          ...ruleBook,
          facts: withTrust(all, { trust }),
        });
        expect({ ...plain, ...trusted }).toEqual(plain);
        const trader = all.declaration.flow === 'export' ? trust.exporter : trust.importer;
        expect(likelihood).toBeCloseTo(plain.likelihood * (trader === undefined ? 1 : factor), 11);
        const ranks = ['low', 'medium', 'high', 'critical'];
        expect(ranks.indexOf(level)).toBeLessThanOrEqual(ranks.indexOf(plain.level));
        expect(Number(revenueAtRisk?.amount ?? 0)).toBeLessThanOrEqual(
          Number(plain.revenueAtRisk?.amount ?? 0),
        );
        if (level !== plain.level) lower += 1;
      }),
      { numRuns: 300 },
    );
    expect(lower).toBeGreaterThan(0);
  });

  it('without a trusted trader the settings of trust change no byte', () => {
    fc.assert(
      fc.property(everything, draw, (all, factor) => {
        const settings = { ...all.settings, knowledge: { trustedLikelihoodFactor: factor } };
        const facts = withTrust(all, { trust: {} });
        const { ruleBook: _, ...plain } = decided(all);
        const { ruleBook: __, ...decision } = decided({ ...all, settings, facts });
        expect(JSON.stringify(decision)).toBe(JSON.stringify(plain));
      }),
    );
  });

  it('the lane of a matching profile is a floor', () => {
    fc.assert(
      fc.property(everything, fc.constantFrom<Lane>('red', 'yellow', 'blue'), (all, lane) => {
        const floor = aProfile({ id: 'floor', then: { lane } });
        const precedence = all.settings.lanePrecedence;
        const decision = decided({ ...all, profiles: [floor, ...all.profiles] });
        expect(precedence.indexOf(decision.lane)).toBeLessThanOrEqual(precedence.indexOf(lane));
      }),
    );
  });

  it('the order of profiles, of lists and their values, and of items changes no byte', () => {
    const turned = (lists: NamedLists): NamedLists =>
      Object.fromEntries(
        Object.entries(lists)
          .map(([name, values]) => [name, [...values].reverse()] as const)
          .reverse(),
      );
    fc.assert(
      fc.property(everything, (all) => {
        const other = decided({
          ...all,
          profiles: [...all.profiles].reverse(),
          lists: turned(all.lists),
          declaration: { ...all.declaration, items: [...all.declaration.items].reverse() },
        });
        expect(JSON.stringify(other)).toBe(JSON.stringify(decided(all)));
      }),
      { numRuns: 200 },
    );
  });

  it('nothing that decides is changed by it, and deciding again gives the same bytes', () => {
    fc.assert(
      fc.property(everything, (all) => {
        const text = canonicalJson(all);
        const { declaration, facts, ...ruleBook } = frozen(all);
        const compiled: CompiledRuleBook = compileRuleBook(ruleBook);
        // The index remembers what it found; what it was made of stays as it is.
        frozen([compiled.ruleBook, compiled.profiles.profiles]);
        const first = JSON.stringify(decide(declaration, facts, compiled));
        expect(JSON.stringify(decide(declaration, facts, compiled))).toBe(first);
        expect(JSON.stringify(decided(JSON.parse(text) as Everything))).toBe(first);
        expect(canonicalJson(all)).toBe(text);
      }),
    );
  });
});

describe('the draw', () => {
  it('is recorded as it was given, and hits below its rate', () => {
    fc.assert(
      fc.property(everything, (all) => {
        const { randomDraw, lane, selectedBy } = decided(all);
        expect(randomDraw.value).toBe(all.facts.draw);
        expect(randomDraw.stratum).toBe(`${all.declaration.office}/${all.declaration.flow}`);
        if (randomDraw.value < randomDraw.rate) expect(lane).toBe(all.settings.lanePrecedence[0]);
        if (selectedBy === 'random') expect(randomDraw.value).toBeLessThan(randomDraw.rate);
      }),
    );
  });

  it('of an amendment is that of its first version', () => {
    const book = compileRuleBook({ profiles: [], lists: {}, settings: defaultSettings });
    const id = '26UZ0000000000001' as DeclarationId;
    const facts = factsWith(drawOf('the secret of the day', id));
    const first = decide(aDeclaration({ id }), facts, book);
    const second = decide(aDeclaration({ id, version: 2, totalPackages: 7, office: '20' }), facts, book);
    expect(second.randomDraw.value).toBe(first.randomDraw.value);
    expect([first.version, second.version]).toEqual([1, 2]);
  });

  it('examines its share of 20,000 declarations, and no more', () => {
    const book = compileRuleBook({ profiles: [], lists: {}, settings: defaultSettings });
    const lanes = Array.from({ length: 20_000 }, (_, index) => {
      const id = `26UZ${index}` as DeclarationId;
      return decide(aDeclaration({ id }), factsWith(drawOf('the secret of the day', id)), book).lane;
    });
    const examined = lanes.filter((lane) => lane === 'red').length;
    expect(Math.abs(examined - 400)).toBeLessThan(5 * Math.sqrt(400 * 0.98));
  });
});

it.each(['red', 'yellow', 'blue'] as const)(
  'a profile of %s alone orders that lane and its control',
  (lane) => {
    const book = compileRuleBook({
      profiles: [aProfile({ then: { lane } })],
      lists: {},
      settings: defaultSettings,
    });
    expect(decide(aDeclaration(), factsWith(0.5), book)).toMatchObject({
      lane,
      selectedBy: 'profile',
      measures: measuresByLane[lane].map((code) => ({ code })),
    });
  },
);
