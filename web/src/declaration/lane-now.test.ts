import { describe, expect, it } from 'vitest';
import type { Decision, HistoryView, Lane } from '../../../src/server/api.ts';
import { laneNow } from './lane-now.ts';
import { namedItems } from './named-items.ts';

function aDecision(more: Partial<Decision> = {}): Decision {
  return { version: 2, lane: 'red', measures: [], reasons: [], ...more } as unknown as Decision;
}

function reroutes(...to: readonly (readonly [number, Lane])[]): HistoryView {
  return {
    entries: to.map(([version, lane]) => ({
      kind: 'reroute',
      at: '2026-11-25T09:00:00Z',
      version,
      by: 'chief',
      from: 'red',
      to: lane,
      reason: 'documents seen',
    })),
  };
}

describe('laneNow', () => {
  it.each([
    ['before the history came', undefined, 'red'],
    ['without re-routes', reroutes(), 'red'],
    ['after one', reroutes([2, 'yellow']), 'yellow'],
    ['after several the last counts', reroutes([2, 'yellow'], [2, 'green']), 'green'],
    ['those of an earlier version do not', reroutes([1, 'green']), 'red'],
  ] as const)('%s', (_, history, lane) => {
    expect(laneNow(aDecision(), history)).toBe(lane);
  });
});

describe('namedItems', () => {
  it('are those of measures and reasons', () => {
    const decision = aDecision({
      measures: [{ code: 'scan' }, { code: 'sampling', items: [3] }],
      reasons: [{ items: [3, 7] }] as unknown as Decision['reasons'],
    });
    expect([...namedItems(decision)]).toEqual([3, 7]);
    expect(namedItems(undefined).size).toBe(0);
  });
});
