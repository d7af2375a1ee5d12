import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AllocationProblem, Candidate, ControlPlan } from '../../domain/allocation.ts';
import { allocate } from './allocate.ts';
import { boundOf, valueWithin } from './certificate.ts';
import { mostValue } from './testing/naive-allocation.ts';

const plan = (id: string, value: number, uses: Readonly<Record<string, number>> = {}): ControlPlan => ({
  id,
  value,
  uses,
});
const hours = (capacity: number) => [{ id: 'hours', capacity }];
const candidate = (id: string, ...plans: readonly ControlPlan[]): Candidate => ({ id, plans });
const allocated = (problem: AllocationProblem) => {
  const found = allocate(problem);
  if (!found.ok) throw new Error('It is impossible');
  return found.allocation;
};

const resourceIds = ['documents', 'scanner', 'laboratory'] as const;
const anyPlan = fc.record({
  value: fc.oneof(fc.integer({ min: -5, max: 100 }), fc.double({ min: 0, max: 100, noNaN: true })),
  uses: fc.dictionary(fc.constantFrom(...resourceIds), fc.constantFrom(0, 0.1, 0.5, 1, 1.5, 2, 3), {
    maxKeys: 2,
  }),
});
const anyProblem: fc.Arbitrary<AllocationProblem> = fc.record({
  resources: fc
    .tuple(...resourceIds.map(() => fc.constantFrom(0, 0.3, 0.5, 1, 2, 3.5, 5, 100)))
    .map((capacities) => resourceIds.map((id, place) => ({ id, capacity: capacities[place] ?? 0 }))),
  candidates: fc
    .array(fc.record({ plans: fc.array(anyPlan, { maxLength: 3 }), mandatory: fc.option(fc.nat(9)) }), {
      maxLength: 6,
    })
    .map((some) =>
      some.map(({ plans, mandatory }, place): Candidate => {
        const named = plans.map((each, index) => ({ id: `P${index}`, ...each }));
        const must = named[mandatory ?? -1];
        return { id: `C${place}`, plans: named, ...(must && { mandatory: must.id }) };
      }),
    ),
});

describe('an allocation', () => {
  it('is within the capacities, and between what can be had and what it says cannot be beaten', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const best = mostValue(problem);
        const found = allocate(problem);
        expect(found.ok).toBe(best !== undefined);
        if (!found.ok || best === undefined) return;
        const { chosen, value, bound, gap, prices } = found.allocation;
        expect(valueWithin(problem, chosen)).toBeCloseTo(value, 6);
        expect(value).toBeLessThanOrEqual(best + 1e-6);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
        expect(bound).toBeCloseTo(boundOf(problem, prices), 6);
        expect(gap).toBeCloseTo(bound > 0 ? (bound - value) / bound : 0, 6);
        expect(Object.values(prices).every((price) => price >= 0)).toBe(true);
        for (const { id, mandatory } of problem.candidates)
          if (mandatory !== undefined) expect(chosen[id]).toBe(mandatory);
      }),
      { numRuns: 500 },
    );
  });

  it('takes the best of everybody where there is enough of everything, and proves it', () => {
    const candidates = [
      candidate('A', plan('short', 5, { hours: 1 }), plan('long', 7, { hours: 2 })),
      candidate('B', plan('useless', -1)),
      candidate('C'),
    ];
    const found = allocated({ resources: hours(100), candidates });
    expect(found).toEqual({ chosen: { A: 'long' }, value: 7, bound: 7, gap: 0, prices: { hours: 0 } });
  });

  it('prices an hour between the last it pays and the next it does not', () => {
    const candidates = [10, 8, 6, 4].map((value) =>
      candidate(String(value), plan('look', value, { hours: 1 })),
    );
    const { chosen, value, prices } = allocated({ resources: hours(2), candidates });
    expect([Object.keys(chosen).sort(), value]).toEqual([['10', '8'], 18]);
    expect(prices.hours).toBeGreaterThanOrEqual(6);
    expect(prices.hours).toBeLessThanOrEqual(8);
  });

  it('takes the cheaper plan of a declaration where that leaves room for another', () => {
    const both = (id: string) => candidate(id, plan('short', 6, { hours: 1 }), plan('long', 8, { hours: 2 }));
    expect(allocated({ resources: hours(2), candidates: [both('A'), both('B')] })).toMatchObject({
      chosen: { A: 'short', B: 'short' },
      value: 12,
    });
  });

  it('gives what the law asks for first, whatever it is worth', () => {
    const law: Candidate = { ...candidate('law', plan('sample', -3, { hours: 2 })), mandatory: 'sample' };
    const candidates = [candidate('A', plan('look', 9, { hours: 1 })), law];
    expect(allocated({ resources: hours(2.5), candidates })).toMatchObject({
      chosen: { law: 'sample' },
      value: -3,
    });
  });

  it('of nothing is nothing', () => {
    expect(allocated({ resources: [], candidates: [] })).toEqual({
      chosen: {},
      value: 0,
      bound: 0,
      gap: 0,
      prices: {},
    });
  });
});

it('more that the law asks for than there is is refused by the name of what is missing', () => {
  const law: Candidate = { ...candidate('law', plan('sample', 1, { hours: 2 })), mandatory: 'sample' };
  const twice = [law, { ...law, id: 'other' }];
  expect(allocate({ resources: hours(2.5), candidates: twice })).toEqual({
    ok: false,
    impossible: [{ resource: 'hours', missing: 1.5 }],
  });
});
