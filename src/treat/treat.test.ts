import { describe, expect, it } from 'vitest';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import type { Moment } from '../domain/moment.ts';
import type { ProfileOutcome } from '../domain/risk-profile.ts';
import { defaultSettings, type OfficeSettingsByFlow, type Settings } from '../domain/settings.ts';
import { aDeclaration } from '../domain/testing/a-declaration.ts';
import { profileDrawOf } from './random-draw.ts';
import { treat } from './treat.ts';

const declaration = aDeclaration({ office: '10' });
const asked = (id: string, outcome: ProfileOutcome, items?: readonly number[]): IndicatorResult => ({
  reason: {
    kind: 'profile',
    id,
    riskArea: 'origin',
    weight: 0.1,
    text: id,
    evidence: {},
    ...(items && { items }),
  },
  outcome,
});
const office = (defaultOffice: OfficeSettingsByFlow, more: Partial<Settings> = {}): Settings => ({
  ...defaultSettings,
  ...more,
  defaultOffice,
});

/** The selection of a declaration whose draw hits only what is drawn at a rate of 1. */
function treated(outcomes: readonly ProfileOutcome[], settings: Settings = office({}), draw = 0.999) {
  const indicators = outcomes.map((outcome, index) => asked(`p${index + 1}`, outcome));
  return treat(declaration, indicators, { decidedAt: '2026-03-01T10:00:00Z' as Moment, draw }, settings);
}

const lanesOf = (...lanes: readonly ProfileOutcome['lane'][]): readonly ProfileOutcome[] =>
  lanes.map((lane) => (lane === undefined ? {} : { lane }));

describe('the strictest lane wins', () => {
  it.each([
    [[], 'green', 'none'],
    [[undefined], 'green', 'none'],
    [['green'], 'green', 'none'],
    [['blue'], 'blue', 'profile'],
    [['yellow', 'blue'], 'yellow', 'profile'],
    [['blue', 'red', 'yellow'], 'red', 'profile'],
    [['green', undefined, 'blue'], 'blue', 'profile'],
  ] as const)('of %j: %s, by %s', (lanes, lane, selectedBy) => {
    expect(treated(lanesOf(...lanes))).toMatchObject({ lane, selectedBy });
  });

  it('by the precedence of the administration', () => {
    const settings = office({}, { lanePrecedence: ['red', 'blue', 'yellow', 'green'] });
    expect(treated(lanesOf('yellow', 'blue'), settings).lane).toBe('blue');
  });
});

describe('a profile that selects a share of its matches', () => {
  // The draws of p1 under these draws of the declaration, from the golden values of the draw itself.
  const low = 0.123456789;
  it.each([
    [0, false],
    [0.42, false],
    [0.43, true],
    [1, true],
  ])('at a rate of %d selects a draw of 0.4207…: %s', (selectionRate, selects) => {
    expect(profileDrawOf(low, 'p1')).toBeCloseTo(0.42078, 5);
    const selection = treated([{ lane: 'red', selectionRate, measures: ['scan'] }], office({}), low);
    expect(selection.lane).toBe(selects ? 'red' : 'green');
    expect(selection.measures).toEqual(selects ? [{ code: 'scan' }] : []);
  });

  it('is counted as a match without selection when it does not', () => {
    const settings = office({ maximumMatchesWithoutSelection: 0, laneForManyMatches: 'blue' });
    expect(treated([{ lane: 'red', selectionRate: 0 }], settings)).toMatchObject({
      lane: 'blue',
      selectedBy: 'profile',
    });
    expect(treated([{ lane: 'yellow' }], settings).lane).toBe('yellow');
  });
});

describe('matches without selection', () => {
  const two = { maximumMatchesWithoutSelection: 2 } as const;
  it.each([
    [{}, 50, 'green'],
    [two, 2, 'green'],
    [two, 3, 'yellow'],
    [{ ...two, laneForManyMatches: 'red' }, 3, 'red'],
    [{ maximumMatchesWithoutSelection: 0, laneForManyMatches: 'blue' }, 1, 'blue'],
    [{ maximumMatchesWithoutSelection: 0 }, 0, 'green'],
    [{ ...two, laneForManyMatches: 'green' }, 3, 'green'],
  ] as const)('%j and %i matches: %s', (settings, count, lane) => {
    const selection = treated(
      Array.from({ length: count }, () => ({})),
      office(settings),
    );
    expect(selection).toMatchObject({ lane, selectedBy: lane === 'green' ? 'none' : 'profile' });
  });

  it('are also those of profiles that name green', () => {
    const settings = office({ maximumMatchesWithoutSelection: 0, laneForManyMatches: 'blue' });
    expect(treated([{ lane: 'green', measures: ['scan'] }], settings)).toMatchObject({
      lane: 'blue',
      measures: [{ code: 'post-clearance-audit' }],
    });
  });

  it('do not soften a stricter lane', () => {
    const selection = treated([{}, {}, {}, { lane: 'red' }], office({ ...two, laneForManyMatches: 'blue' }));
    expect(selection.lane).toBe('red');
  });
});

describe('the random draw', () => {
  const half = office({ minimumRandomRate: 0.5 });
  it.each([
    [0.49, [], 'red', 'random'],
    [0.5, [], 'green', 'none'],
    [0.51, [], 'green', 'none'],
    [0, ['yellow'], 'red', 'random'],
    [0, ['red'], 'red', 'profile'],
    [0.9, ['yellow'], 'yellow', 'profile'],
  ] as const)('a draw of %d at a rate of 0.5 with %j: %s, by %s', (draw, lanes, lane, selectedBy) => {
    expect(treated(lanesOf(...lanes), half, draw)).toMatchObject({ lane, selectedBy });
  });

  it.each([
    [office({ minimumRandomRate: 0.5 }), 0.5],
    [office({ minimumRandomRate: 0 }), 0],
    [office({}), 0],
    [office({ minimumRandomRate: 0.5, flows: { import: { minimumRandomRate: 0.25 } } }), 0.25],
    [office({ minimumRandomRate: 0.5 }, { offices: { '10': { minimumRandomRate: 0.1 } } }), 0.1],
  ])('is recorded with its rate though it hit nothing', (settings, rate) => {
    expect(treated([], settings, 0.75).randomDraw).toEqual({ value: 0.75, rate, stratum: '10/import' });
  });

  it('at a rate of 0 draws nobody, at 1 everybody', () => {
    expect(treated([], office({ minimumRandomRate: 0 }), 0).lane).toBe('green');
    expect(treated([], office({ minimumRandomRate: 1 }), 1 - 2 ** -53).lane).toBe('red');
  });

  it('examines in the strictest lane there is', () => {
    const settings = office({ minimumRandomRate: 1 }, { lanePrecedence: ['yellow', 'red', 'blue', 'green'] });
    expect(treated([], settings).lane).toBe('yellow');
  });

  it('adds the examination to the checks of a yellow profile', () => {
    const yellow = { lane: 'yellow', measures: ['value-check'], instruction: 'Ask for the invoice' } as const;
    expect(treated([yellow], half, 0.1).measures).toEqual([
      { code: 'physical-examination' },
      { code: 'value-check', instruction: 'Ask for the invoice' },
    ]);
  });
});
