import { describe, expect, it } from 'vitest';
import { measuresByLane } from './control-measure.ts';
import { type Lane, lanes, stricterLane } from './lane.ts';

describe('the stricter of two lanes', () => {
  it.each([
    ['red', 'yellow', 'red'],
    ['yellow', 'blue', 'yellow'],
    ['blue', 'green', 'blue'],
    ['green', 'red', 'red'],
    ['green', 'green', 'green'],
  ] as const)('%s or %s is %s', (a, b, stricter) => {
    expect(stricterLane(a, b)).toBe(stricter);
    expect(stricterLane(b, a)).toBe(stricter);
  });

  it('goes by the precedence of the administration', () => {
    const precedence: readonly Lane[] = ['red', 'blue', 'yellow', 'green'];
    expect(stricterLane('blue', 'yellow', precedence)).toBe('blue');
    expect(stricterLane('blue', 'yellow')).toBe('yellow');
  });
});

it('every lane but green has a control of its own', () => {
  for (const lane of lanes) expect(measuresByLane[lane].length > 0).toBe(lane !== 'green');
});
