import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../domain/condition.ts';
import { alternativesOf } from './alternatives.ts';

const is = (value: string): Condition => ({ field: 'office', op: 'eq', value });
const [a, b, c, d] = [is('a'), is('b'), is('c'), is('d')];

describe('a condition as alternatives', () => {
  it.each<[string, Condition, readonly (readonly Condition[])[]]>([
    ['a question', a, [[a]]],
    ['all', { all: [a, { all: [b, c] }] }, [[a, b, c]]],
    ['any', { any: [a, { any: [b, c] }] }, [[a], [b], [c]]],
    [
      'all of any',
      { all: [a, { any: [b, c] }] },
      [
        [a, b],
        [a, c],
      ],
    ],
    ['any of all', { any: [a, { all: [b, c] }] }, [[a], [b, c]]],
    [
      'each with each',
      { all: [{ any: [a, b] }, { any: [c, d] }] },
      [
        [a, c],
        [a, d],
        [b, c],
        [b, d],
      ],
    ],
    ['not stays whole', { all: [a, { not: { any: [b, c] } }] }, [[a, { not: { any: [b, c] } }]]],
    ['nothing to satisfy', { all: [] }, [[]]],
    ['nothing that could', { any: [] }, []],
    ['all of nothing that could', { all: [a, { any: [] }] }, []],
  ])('%s', (_, condition, alternatives) => {
    expect(alternativesOf(condition)).toEqual(alternatives);
  });

  it('does not multiply without end', () => {
    const many: Condition = { any: Array.from({ length: 10 }, (_, index) => is(String(index))) };
    const all: Condition = { all: [many, many, many, a] };
    expect(alternativesOf(all)).toHaveLength(10);
    expect(alternativesOf(all)[0]).toEqual([is('0'), many, many, a]);
    const more: Condition = { any: Array.from({ length: 100 }, (_, index) => is(String(index))) };
    expect(alternativesOf(more)).toEqual([[more]]);
  });
});
