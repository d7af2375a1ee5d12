import type { BacktestView, Lane, OutcomeView, ProfileShadowView } from '../../src/server/api.ts';
import { wilson } from './fake-operations.ts';

const now = () => new Date().toISOString();
const lanesOf = (red: number, yellow: number, blue: number, green: number) => ({ red, yellow, blue, green });
const hit = (violations: number, n: number) => ({
  ...wilson(violations, n),
  violations,
  tooFew: violations < 10,
});
const matrix: Record<Lane, ReturnType<typeof lanesOf>> = {
  red: lanesOf(1_204, 0, 0, 0),
  yellow: lanesOf(96, 5_310, 0, 0),
  blue: lanesOf(12, 0, 2_050, 0),
  green: lanesOf(418, 0, 0, 39_902),
};
const change = {
  inForce: lanesOf(1_204, 5_406, 2_062, 40_320),
  withProfile: lanesOf(1_730, 5_310, 2_050, 39_902),
  matrix,
  changed: 526,
};
const hours = {
  inForce: { red: 1_806, yellow: 1_351.5, blue: 4_124, total: 7_281.5 },
  withProfile: { red: 2_595, yellow: 1_327.5, blue: 4_100, total: 8_022.5 },
  difference: 741,
  differencePerWorkingDay: 8.233,
};
const usd = (amount: string) => ({ amount, currency: 'USD' }) as BacktestView['revenue']['recovered'][number];

/** A made-up back-test with everything in it. */
export function fakeBacktest(profile: string, version: number): BacktestView {
  const matches = 640;
  return {
    profile,
    name: 'Smartphones',
    version,
    by: 'analyst-2',
    at: now(),
    ruleBook: `sha256:${'0a'.repeat(32)}`,
    history: {
      source: 'store',
      declarations: 48_992,
      items: 130_201,
      from: '2026-08-01',
      to: '2026-11-24',
      days: 116,
      workingDays: 90,
      isComplete: true,
      draws: { recorded: 48_992, made: 0 },
      inspected: 3_120,
      unmatchedFindings: 0,
    },
    minutesByLane: { documents: 15, physical: 90, audit: 120, assumed: ['audit'], differsByOffice: true },
    replaces: true,
    matches,
    matchedItems: 911,
    shareOfFlow: wilson(matches, 48_992),
    matchesPerDay: { value: 5.517, low: 4.9, high: 6.13, days: 116 },
    byFlow: [
      {
        flow: 'import',
        declarations: 30_000,
        matches,
        share: wilson(matches, 30_000),
        sentToRed: wilson(512, 30_000),
      },
    ],
    byMonth: [],
    byOffice: ['26001', '26010', ''].map((office, index) => ({
      office,
      declarations: 12_000 - index * 3_000,
      matches: 300 - index * 80,
      share: wilson(300 - index * 80, 12_000 - index * 3_000),
      lanes: change,
      officerHours: { ...hours, difference: 320.5 - index * 200 },
    })),
    lanes: change,
    sentToRed: wilson(512, 48_992),
    officerHours: hours,
    hitRate: {
      matches: hit(37, 121),
      discrepancies: 14,
      inForce: hit(260, 2_991),
      lift: { value: 3.518, low: 2.61, high: 4.73 },
      random: { matches: hit(3, 11), all: hit(31, 980), lift: { value: 8.6, low: 2.9, high: 25.1 } },
    },
    revenue: {
      recovered: [usd('118250.40')],
      atStake: [usd('904120.00'), { ...usd('18250000'), currency: 'KRW' as never }],
      atStakeOfNew: [],
    },
    overlap: {
      alreadySelected: 589,
      alreadySelectedShare: wilson(589, matches),
      onlyDrawn: 13,
      selectedByNothing: 38,
      newShare: wilson(38, matches),
      profiles: [
        {
          profile: 'P-0119',
          name: 'Telephones of three exporters, whatever their value',
          matched: 589,
          matchedShare: 589 / matches,
          selected: 589,
          selectedShare: 589 / matches,
          matches: 4_100,
          coveredShare: 589 / 4_100,
        },
      ],
    },
    funnel: {
      unit: 'items',
      of: 130_201,
      steps: [
        { asks: 'flow', passed: 90_410 },
        { asks: { field: 'item.commodityCode', op: 'startsWith', value: ['8517', '8471'] }, passed: 7_204 },
        { asks: { field: 'item.originCountry', op: 'in', value: ['CN', 'HK', 'VN'] }, passed: 911 },
      ],
      text: 'Of 130,201 items …',
    },
    examples: ['26UZ0000001', 'A/7'].map((declarationId, index) => ({
      declarationId,
      version: 1,
      lodgedAt: now(),
      office: '26001',
      importer: 'ООО «Самарканд Трейд Импорт»',
      items: [1, 4, 9],
      laneInForce: 'green',
      laneWithProfile: 'red',
      isNew: index === 0,
    })),
    remarks: [],
    notes: ['Officer-hours rest on the settings of today.'],
  };
}

/** What really happened, a little more than was expected. */
export function fakeOutcome(profile: string, version: number): OutcomeView {
  const expected = fakeBacktest(profile, version);
  return {
    profile,
    version,
    state: 'active',
    at: now(),
    from: '2026-10-06',
    to: '2026-11-25',
    days: 50,
    declarations: 21_004,
    matches: 350,
    shareOfFlow: wilson(350, 21_004),
    matchesPerDay: { value: 7, low: 6.2, high: 7.8, days: 50 },
    lanes: lanesOf(300, 50, 0, 0),
    hitRate: {
      matches: hit(61, 290),
      discrepancies: 9,
      selected: hit(402, 3_900),
      random: { matches: hit(1, 4), all: hit(20, 420) },
    },
    expected: {
      at: expected.at,
      by: expected.by,
      declarations: expected.history.declarations,
      matches: expected.matches,
      shareOfFlow: expected.shareOfFlow,
      matchesPerDay: expected.matchesPerDay,
      hitRate: expected.hitRate.matches,
    },
    difference: {
      shareOfFlow: { value: 0.0036, low: 0.0017, high: 0.0056 },
      matchesPerDay: { value: 1.48, low: 0.47, high: 2.49 },
      hitRate: { value: -0.095, low: -0.19, high: -0.006 },
    },
    notes: [
      'Of all declarations 382 a day were lodged in the history it was tried on, and 420 since: compare shares rather than matches a day.',
    ],
  };
}

/** What a version would have decided in shadow. */
export function fakeShadow(id: string, version: number): ProfileShadowView {
  return {
    id,
    version,
    isInShadow: false,
    since: '2026-11-24T20:00:00Z',
    until: '2026-11-25T06:00:00Z',
    decided: 49_004,
    judged: 48_992,
    waiting: 0,
    leftOut: 12,
    judgedShare: 48_992 / 49_004,
    matches: wilson(640, 48_992),
    matchesSelectedBy: { profile: 589, random: 13, none: 38 },
    selections: { both: 5_400, onlyWouldBe: 526, onlyInForce: 0, neither: 43_066 },
    moved: 526,
    lanes: matrix,
    offices: ['26001', ''].map((office) => ({
      office,
      judged: 24_000,
      matches: wilson(300, 24_000),
      moved: 260,
      lanes: matrix,
    })),
    hitRates: {
      inspected: 120,
      wouldBe: wilson(11, 40),
      inForce: wilson(9, 80),
      drawn: { wouldBe: wilson(0, 0), inForce: wilson(1, 12) },
    },
    examples: [
      {
        declarationId: '26UZ0000001',
        version: 1,
        office: '26001',
        inForce: 'green',
        wouldBe: 'red',
        level: 'high',
        likelihood: 0.31,
        matches: [{ profile: id, items: [2] }],
      },
    ],
  };
}
