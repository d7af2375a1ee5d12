import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Predicate } from '../../domain/condition.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { checkProfile } from './check-profile.ts';
import { doubtsAbout } from './doubts.ts';
import { arbitraryDeclaration, arbitraryLists, arbitraryProfiles } from './testing/arbitrary-rule-books.ts';
import { naiveMatches } from './testing/naive-match.ts';

const lists = { empty: [], some: ['CN'], past: [{ value: 'CN', validTo: '1999-12-31' }] };

/** The doubts as `code path`, mistakes with an exclamation mark. */
const shortly = (when: Condition) => {
  const profile = aProfile({ when });
  expect(checkProfile(profile, lists)).toEqual([]);
  return doubtsAbout(profile, lists).map(
    ({ code, steps, isMistake }) => `${isMistake ? '!' : ''}${code} ${steps.join('/')}`,
  );
};
const of = (field: string, op: string, value?: unknown) =>
  (value === undefined ? { field, op } : { field, op, value }) as Predicate;
const packages = (op: string, value: unknown) => of('totalPackages', op, value);
const office = (op: string, value?: unknown) => of('office', op, value);
const lodged = (op: string, value: unknown) => of('lodgedAt', op, value);
const code = (op: string, value: unknown) => of('item.commodityCode', op, value);

describe('mistakes', () => {
  it.each<[Condition, string]>([
    [packages('between', [10, 5]), '!impossible-range when/value'],
    [{ not: packages('between', [10, 5]) }, '!impossible-range when/not/value'],
    [{ any: [office('exists'), packages('between', [1, 0])] }, '!impossible-range when/any/1/value'],
    [office('in', []), '!empty-list when/value'],
    [office('notIn', []), '!empty-list when/value'],
    [office('startsWith', []), '!empty-list when/value'],
    [office('contains', []), '!empty-list when/value'],
    [office('inList', 'empty'), '!empty-list when/value'],
    [{ all: [office('exists'), { not: office('notInList', 'empty') }] }, '!empty-list when/all/1/not/value'],
  ])('%j: %s', (when, doubt) => {
    expect(shortly(when)).toEqual([doubt]);
  });

  it.each<[Predicate, Predicate]>([
    [packages('lt', 5), packages('gt', 10)],
    [packages('gt', 10), packages('lt', 10)],
    [packages('gte', 10), packages('lt', 10)],
    [packages('lte', 10), packages('gt', 10)],
    [packages('between', [1, 5]), packages('gt', 5)],
    [packages('between', [1, 5]), packages('between', [6, 7])],
    [packages('eq', 3), packages('gt', 3)],
    [packages('eq', 3), packages('eq', 4)],
    [packages('eq', 3), packages('ne', 3)],
    [packages('in', [1, 2]), packages('in', [3, 4])],
    [packages('in', [1, 2]), packages('between', [3, 4])],
    [packages('in', [1, 2]), packages('notIn', [2, 1])],
    [office('eq', 'A'), office('eq', 'B')],
    [office('eq', 'A1'), office('startsWith', 'B')],
    [office('startsWith', ['A', 'B']), office('startsWith', 'C')],
    [office('exists'), office('missing')],
    [office('missing'), office('ne', 'A')],
    [of('containers', 'missing'), of('containers', 'eq', 'A')],
    [office('lt', 'A'), office('gt', 'B')],
    [lodged('lt', '2026-03-01'), lodged('gt', '2026-03-01T05:00:00+05:00')],
    [lodged('eq', '2026-03-01'), lodged('gt', '2026-03-02')],
    [of('importer.aeo', 'eq', true), of('importer.aeo', 'eq', false)],
    [code('startsWith', '61'), code('startsWith', '62')],
  ])('%j with %j contradict each other', (a, b) => {
    expect(shortly({ all: [a, b] })).toEqual(['!contradiction when/all']);
    expect(shortly({ any: [{ all: [b, { all: [a] }] }] })).toEqual(['!contradiction when/any/0/all']);
    expect(shortly({ any: [a, b] })).toEqual([]);
  });

  it('are told in words', () => {
    const [doubt] = doubtsAbout(aProfile({ when: { all: [packages('lt', 5), packages('gt', 10)] } }), {});
    expect(doubt?.message).toBe(
      'totalPackages lt 5 and totalPackages gt 10 cannot hold together; mend one, or put them into any.',
    );
  });
});

describe('oddities', () => {
  it.each<[Condition, readonly string[]]>([
    [{ all: [] }, ['always-true when']],
    [{ not: { any: [] } }, ['never-true when/not/any', 'always-true when']],
    [{ any: [] }, ['never-true when/any']],
    [{ all: [office('exists'), { any: [] }] }, ['never-true when/all/1/any']],
    [office('startsWith', ''), ['always-true when/value']],
    [office('contains', ['A', '']), ['always-true when/value/1']],
    [office('in', ['A', 'B', 'A']), ['duplicate-value when/value/2']],
    [packages('notIn', [1, 1]), ['duplicate-value when/value/1']],
    [office('startsWith', ['A', 'A']), ['duplicate-value when/value/1']],
    [of('item.hs4', 'eq', '61'), ['never-true when/value']],
    [of('item.hs4', 'startsWith', '61091'), ['never-true when/value']],
    [of('item.hs2', 'in', ['6109', 'ab']), ['never-true when/value']],
    [code('startsWith', 'AB'), ['never-true when/value']],
    [code('eq', '6'), ['never-true when/value']],
    [of('flow', 'eq', 'Import'), ['never-true when/value']],
    [{ all: [of('item.hs2', 'eq', '61'), of('item.hs4', 'startsWith', '62')] }, ['never-true when/all']],
    [{ all: [of('item.hs6', 'eq', '610910'), code('startsWith', '6203')] }, ['never-true when/all']],
  ])('%j: %j', (when, doubts) => {
    expect(shortly(when)).toEqual(doubts);
  });
});

describe('what is in order', () => {
  it.each<[Condition]>([
    [{ all: [packages('gt', 5), packages('lt', 10)] }],
    [{ all: [packages('gte', 10), packages('lte', 10)] }],
    [{ all: [packages('between', [1, 5]), packages('gte', 5)] }],
    [{ all: [packages('gt', 5), { not: packages('gt', 4) }] }],
    [{ all: [of('containers', 'eq', 'A'), of('containers', 'eq', 'B')] }],
    [{ all: [packages('lt', 5), of('itemCount', 'gt', 10)] }],
    [{ all: [packages('lt', { field: 'itemCount' }), packages('gt', 10)] }],
    [{ all: [of('item.hs2', 'eq', '61'), code('startsWith', ['6203', '6109'])] }],
    [{ all: [office('missing'), of('importer.id', 'exists')] }],
    [{ all: [office('ne', 'A'), office('ne', 'B')] }],
    [office('inList', 'some')],
    [office('inList', 'past')],
    [of('item.hs4', 'in', ['61', '6109'])],
    [code('startsWith', '6')],
    [of('flow', 'startsWith', 'im')],
  ])('%j', (when) => {
    expect(shortly(when)).toEqual([]);
  });
});

describe('laws', () => {
  it('what is said to be never true, or a contradiction, no declaration matches', () => {
    let doubted = 0;
    const never = new Set(['contradiction', 'never-true', 'impossible-range']);
    fc.assert(
      fc.property(
        arbitraryProfiles(8),
        fc.array(arbitraryDeclaration, { maxLength: 6 }),
        (profiles, traffic) => {
          const pairs = profiles.flatMap(({ when }) => ('field' in when ? [when] : []));
          for (const a of pairs) {
            for (const b of pairs) {
              const profile = aProfile({ when: { all: [a, b] } });
              if (!doubtsAbout(profile, { texts: ['x'] }).some((doubt) => never.has(doubt.code))) continue;
              doubted += 1;
              const named = { texts: ['x'], numbers: [1], dates: ['2026-03-01'] };
              for (const declaration of traffic)
                expect(naiveMatches([profile], named, declaration)).toEqual([]);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
    expect(doubted).toBeGreaterThan(100);
  });

  it('what asks about nothing and is always true, every declaration matches', () => {
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small' },
        fc.constant<Condition>({ all: [] }),
        fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ not: tie('condition') }),
      ),
    }));
    fc.assert(
      fc.property(condition, arbitraryDeclaration, (when, declaration) => {
        const profile = aProfile({ when });
        const isDoubted = doubtsAbout(profile, {}).some(({ code: each }) => each === 'always-true');
        expect(naiveMatches([profile], {}, declaration)).toHaveLength(isDoubted ? 1 : 0);
      }),
    );
  });

  it('a doubt stands at a place there is, and a long condition is doubted in little time', () => {
    fc.assert(
      fc.property(arbitraryProfiles(4), arbitraryLists, (profiles, named) => {
        for (const profile of profiles) {
          for (const { steps } of doubtsAbout(profile, named)) {
            const place = steps.reduce<unknown>((value, step) => (value as never)[step], profile);
            expect(place).toBeDefined();
          }
        }
      }),
    );
    const many = Array.from({ length: 20_000 }, (_, index) => packages('ne', index));
    expect(shortly({ all: many })).toEqual([]);
  });
});
