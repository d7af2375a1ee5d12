import { describe, expect, it } from 'vitest';
import { readAllocationProblem } from './read-allocation-problem.ts';

const place = { source: 'plan.json' };
const plan = { id: 'look', value: 3, uses: { hours: 1 } };
const good = {
  resources: [{ id: 'hours', capacity: 2 }],
  candidates: [
    { id: 'A', plans: [plan] },
    { id: 'B', plans: [{ id: 'read', value: 1, uses: {} }] },
    { id: 'C', plans: [] },
  ],
};

it('is read as it is written', () => {
  const read = readAllocationProblem(good, place);
  expect(read).toMatchObject({ ok: true, value: { resources: good.resources } });
  expect(read.ok && read.value.candidates[0]).toEqual({ id: 'A', plans: [plan] });
});

describe('what cannot be meant is told with its place', () => {
  const withPlan = (changed: object) => ({
    ...good,
    candidates: [{ id: 'A', plans: [{ ...plan, ...changed }] }],
  });
  it.each<[string, unknown, string, string]>([
    [
      'a capacity below nought',
      { ...good, resources: [{ id: 'hours', capacity: -1 }] },
      '/resources/0/capacity',
      'negative',
    ],
    [
      'a capacity that is text',
      { ...good, resources: [{ id: 'hours', capacity: '8' }] },
      '/resources/0/capacity',
      'not-a-number',
    ],
    [
      'a resource twice',
      { ...good, resources: [...good.resources, ...good.resources] },
      '/resources/1/id',
      'duplicate-id',
    ],
    [
      'a candidate twice',
      {
        ...good,
        candidates: [
          { id: 'A', plans: [plan] },
          { id: 'A', plans: [plan] },
        ],
      },
      '/candidates/1/id',
      'duplicate-id',
    ],
    [
      'a plan twice',
      { ...good, candidates: [{ id: 'A', plans: [plan, plan] }] },
      '/candidates/0/plans/1/id',
      'duplicate-id',
    ],
    ['a use below nought', withPlan({ uses: { hours: -1 } }), '/candidates/0/plans/0/uses/hours', 'negative'],
    [
      'a use of what there is not',
      withPlan({ uses: { lorries: 1 } }),
      '/candidates/0/plans/0/uses/lorries',
      'not-a-choice',
    ],
    ['a value that is none', withPlan({ value: 'much' }), '/candidates/0/plans/0/value', 'not-a-number'],
    ['no value', withPlan({ value: undefined }), '/candidates/0/plans/0/value', 'missing'],
    [
      'a mandatory plan that is none of its',
      { ...good, candidates: [{ id: 'A', plans: [plan], mandatory: 'open' }] },
      '/candidates/0/mandatory',
      'not-a-choice',
    ],
    ['a key that nobody knows', { ...good, officers: 3 }, '/officers', 'unknown-key'],
    ['a list', [good], '', 'wrong-type'],
  ])('%s', (_, value, path, code) => {
    const read = readAllocationProblem(value, place);
    expect(read.ok ? [] : read.problems).toEqual([
      expect.objectContaining({ source: 'plan.json', path, code }),
    ]);
  });
});
