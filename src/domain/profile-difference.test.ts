import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import type { Condition } from './condition.ts';
import { profileDifference } from './profile-difference.ts';
import { aProfile } from './testing/a-profile.ts';

const mass = (value: number): Condition => ({ field: 'item.netMassKg', op: 'gte', value });
const code = (value: string): Condition => ({ field: 'item.commodityCode', op: 'startsWith', value });
const origins = (...value: string[]): Condition => ({ field: 'item.originCountry', op: 'in', value });

describe('conditions differ', () => {
  const rows: readonly (readonly [Condition, Condition, readonly (readonly [string, string])[]])[] = [
    [mass(100), mass(50), [['/when', 'item.netMassKg: at least 100 became at least 50']]],
    [
      { all: [code('61'), mass(100)] },
      { all: [mass(50), code('61')] },
      [['/when/all/0', 'item.netMassKg: at least 100 became at least 50']],
    ],
    [
      { all: [mass(100)] },
      { all: [{ field: 'item.netMassKg', op: 'lt', value: 9 }] },
      [['/when/all/0', 'item.netMassKg: at least 100 became less than 9']],
    ],
    [
      { any: [origins('CN', 'VN')] },
      { any: [origins('VN', 'BD'), code('62')] },
      [
        ['/when/any/0', 'item.originCountry: added BD; removed CN'],
        ['/when/any/1', 'added: item.commodityCode begins with 62'],
      ],
    ],
    [
      { all: [mass(1), { any: [code('61'), code('62')] }] },
      { all: [{ any: [code('61')] }] },
      [
        ['/when/all/0/any/1', 'removed: item.commodityCode begins with 62'],
        ['/when/all/0', 'removed: item.netMassKg is at least 1'],
      ],
    ],
    [{ not: mass(1) }, { not: mass(2) }, [['/when/not', 'item.netMassKg: at least 1 became at least 2']]],
    [
      mass(1),
      { all: [mass(1), code('61')] },
      [
        [
          '/when',
          'item.netMassKg is at least 1 became item.netMassKg is at least 1, and item.commodityCode begins with 61',
        ],
      ],
    ],
  ];
  it.each(rows)('%j and %j', (before, after, expected) => {
    const found = profileDifference(aProfile({ when: before }), aProfile({ when: after }));
    expect(found.map(({ path, text }) => [path, text])).toEqual(expected);
  });
});

test('thousands of questions are compared at once, also far below', () => {
  const questions = (prefix: string): Condition => ({
    any: Array.from({ length: 20_000 }, (_, index) => code(`${prefix}${index}`)),
  });
  const nested = (prefix: string, depth: number): Condition =>
    depth === 0 ? questions(prefix) : { all: [nested(prefix, depth - 1)] };
  const start = performance.now();
  const found = profileDifference(aProfile({ when: nested('a', 20) }), aProfile({ when: nested('b', 20) }));
  // Compared each with each, they would take minutes.
  expect([found.length, performance.now() - start < 20_000]).toEqual([20_000, true]);
});

test('whatever else differs is told by its place, with what was and what is', () => {
  const before = aProfile({ offices: ['1', '2'], then: { lane: 'yellow' }, owner: 'Unit 4' });
  const after = aProfile({ offices: ['2', '3'], then: { lane: 'red' }, validTo: '2026-12-31' });
  expect(profileDifference(before, after)).toEqual([
    { path: '/then/lane', before: 'yellow', after: 'red', text: 'then.lane: yellow became red' },
    { path: '/offices', before: ['1', '2'], after: ['2', '3'], text: 'offices: added 3; removed 1' },
    { path: '/owner', before: 'Unit 4', text: 'owner: "Unit 4" was removed' },
    { path: '/validTo', after: '2026-12-31', text: 'validTo: 2026-12-31 was added' },
  ]);
});

const predicate = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map(mass),
  fc.constantFrom('61', '62').map(code),
  fc.subarray(['CN', 'VN', 'BD'], { minLength: 1 }).map((values) => origins(...values)),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    predicate,
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));

/** The condition with the parts of every conjunction and disjunction in one order. */
function inOrder(one: Condition): Condition {
  if ('all' in one) return { all: sorted(one.all) };
  if ('any' in one) return { any: sorted(one.any) };
  return 'not' in one ? { not: inOrder(one.not) } : one;
}

function sorted(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.map(inOrder).sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

test('nothing is told where nothing but the order of parts differs, and something where more does', () => {
  fc.assert(
    fc.property(condition, condition, (before, after) => {
      const differences = profileDifference(aProfile({ when: before }), aProfile({ when: after }));
      if (differences.length === 0)
        expect(canonicalJson(inOrder(before))).toBe(canonicalJson(inOrder(after)));
      const shuffled = profileDifference(aProfile({ when: before }), aProfile({ when: inOrder(before) }));
      expect(shuffled.map(({ text }) => text)).toEqual([]);
    }),
  );
});
