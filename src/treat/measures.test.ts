import { describe, expect, it } from 'vitest';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import type { Lane } from '../domain/lane.ts';
import type { ProfileOutcome } from '../domain/risk-profile.ts';
import { orderMeasures } from './measures.ts';

const asked = (outcome: ProfileOutcome, items?: readonly number[]): IndicatorResult => ({
  reason: {
    kind: 'profile',
    id: 'p',
    riskArea: 'origin',
    weight: 0.1,
    text: 'p',
    evidence: {},
    ...(items && { items }),
  },
  outcome,
});
const ordered = (lane: Lane, indicators: readonly IndicatorResult[], isDrawn = false) =>
  orderMeasures(
    lane,
    isDrawn,
    indicators,
    indicators.filter(({ outcome }) => outcome.lane !== undefined && outcome.lane !== 'green'),
  );

describe('the lane’s own control', () => {
  it.each([
    ['red', 'physical-examination'],
    ['yellow', 'document-check'],
    ['blue', 'post-clearance-audit'],
  ] as const)('of %s stands in where nobody names one: %s', (lane, code) => {
    expect(ordered(lane, [])).toEqual([{ code }]);
    expect(ordered(lane, [asked({ lane })])).toEqual([{ code }]);
    expect(ordered(lane, [asked({ lane, measures: [] })])).toEqual([{ code }]);
  });

  it('is left out where a profile of the lane names one', () => {
    expect(ordered('red', [asked({ lane: 'red', measures: ['scan'] })])).toEqual([{ code: 'scan' }]);
    expect(ordered('red', [asked({ lane: 'red', measures: ['scan'] }), asked({ lane: 'red' })])).toEqual([
      { code: 'scan' },
    ]);
  });

  it('stands beside what a profile of a laxer lane, or of none, asks for', () => {
    expect(
      ordered('red', [
        asked({ lane: 'red' }),
        asked({ lane: 'yellow', measures: ['value-check'] }),
        asked({ measures: ['scan'] }),
      ]),
    ).toEqual([{ code: 'physical-examination' }, { code: 'scan' }, { code: 'value-check' }]);
  });

  it('of a laxer lane that a profile asks for stays beside that of the stricter one', () => {
    const yellow = asked({ lane: 'yellow', instruction: 'Ask for the licence' });
    expect(ordered('red', [asked({ lane: 'blue' }), yellow])).toEqual([
      { code: 'document-check', instruction: 'Ask for the licence' },
      { code: 'physical-examination' },
      { code: 'post-clearance-audit' },
    ]);
    expect(ordered('red', [asked({ lane: 'red', measures: ['scan'] }), asked({ lane: 'yellow' })])).toEqual([
      { code: 'document-check' },
      { code: 'scan' },
    ]);
  });

  it('green orders nothing, whatever is asked', () => {
    expect(
      ordered('green', [asked({ measures: ['scan'] }), asked({ lane: 'green', measures: ['scan'] })]),
    ).toEqual([]);
  });
});

describe('instructions', () => {
  it('go with the measures of their profile', () => {
    expect(
      ordered('red', [
        asked({ lane: 'red', measures: ['weighing', 'scan'], instruction: 'Look behind the panel' }),
      ]),
    ).toEqual([
      { code: 'scan', instruction: 'Look behind the panel' },
      { code: 'weighing', instruction: 'Look behind the panel' },
    ]);
  });

  it('without a measure go with the lane’s own', () => {
    expect(ordered('red', [asked({ lane: 'red', instruction: 'Count' })])).toEqual([
      { code: 'physical-examination', instruction: 'Count' },
    ]);
  });

  it('are not lost beside a profile that names a measure, or that gives another', () => {
    const named = asked({ lane: 'red', measures: ['scan'] });
    expect(
      ordered('red', [
        named,
        asked({ lane: 'red', instruction: 'Count' }),
        asked({ lane: 'red', instruction: 'Weigh' }),
      ]),
    ).toEqual([
      { code: 'physical-examination', instruction: 'Count' },
      { code: 'physical-examination', instruction: 'Weigh' },
      { code: 'scan' },
    ]);
  });

  it('that agree are one order', () => {
    const count = asked({ lane: 'red', instruction: 'Count' });
    expect(ordered('red', [count, count])).toEqual([{ code: 'physical-examination', instruction: 'Count' }]);
  });
});

describe('orders for the same measure', () => {
  const scan = (items?: readonly number[], instruction?: string) =>
    asked({ lane: 'red', measures: ['scan'], ...(instruction !== undefined && { instruction }) }, items);

  it.each([
    [
      'their items are put together, each once, in order',
      [scan([3, 1]), scan([2, 3])],
      [{ code: 'scan', items: [1, 2, 3] }],
    ],
    [
      'one for the whole declaration swallows those for items',
      [scan([1]), scan(), scan([2])],
      [{ code: 'scan' }],
    ],
    ['also when it comes first', [scan(), scan([2])], [{ code: 'scan' }]],
    [
      'another instruction is another order',
      [scan([1], 'b'), scan([2]), scan([3], 'a')],
      [
        { code: 'scan', items: [2] },
        { code: 'scan', items: [3], instruction: 'a' },
        { code: 'scan', items: [1], instruction: 'b' },
      ],
    ],
  ])('%s', (_, indicators, orders) => {
    expect(ordered('red', indicators)).toEqual(orders);
    expect(ordered('red', [...indicators].reverse())).toEqual(orders);
  });
});

describe('what was drawn', () => {
  it('is examined in full, whatever a profile of its lane asks for', () => {
    const scan = asked({ lane: 'red', measures: ['scan'] }, [2]);
    expect(ordered('red', [scan], true)).toEqual([
      { code: 'physical-examination' },
      { code: 'scan', items: [2] },
    ]);
    expect(ordered('red', [scan])).toEqual([{ code: 'scan', items: [2] }]);
  });
});
