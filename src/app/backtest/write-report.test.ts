import { beforeAll, describe, expect, it } from 'vitest';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import type { Finding } from '../../domain/finding.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { Backtest } from './backtest.ts';
import type { HistoryRecord } from './history-record.ts';
import type { BacktestReport, ProfileImpact } from './impact-report.ts';
import { declaredRow } from './past-row.ts';
import { writeReport } from './write-report.ts';

const found = (result: Finding['result'], recovered?: string, item?: number): Finding =>
  ({
    declarationId: 'D',
    inspectedAt: '2026-03-05T10:00:00Z',
    officers: ['a'],
    measures: ['scan'],
    result,
    ...(item !== undefined && { item }),
    ...(recovered !== undefined && { revenueRecovered: { amount: recovered, currency: 'USD' } }),
  }) as unknown as Finding;

type Row = readonly [
  id: string,
  day: string,
  office: string,
  code: string,
  origin: string,
  draw: number,
  findings?: readonly Finding[],
];

// The rate is .1: K alone is drawn.
const rows: readonly Row[] = [
  ['A', '2026-03-01', '10', '6109', 'CN', 0.5, [found('violation', '100.10')]],
  ['B', '2026-03-01', '10', '6109', 'CN', 0.5, [found('compliant')]],
  ['C', '2026-03-01', '10', '6109', 'BD', 0.5],
  ['E', '2026-03-03', '20', '6109', 'CN', 0.5, [found('violation', '1'), found('discrepancy')]],
  ['F', '2026-03-03', '20', '6109', 'CN', 0.5],
  ['G', '2026-03-03', '20', '8517', 'CN', 0.5],
  ['H', '2026-03-03', '20', '8517', 'BD', 0.5],
  ['I', '2026-03-03', '30', '6403', 'CN', 0.5],
  ['J', '2026-04-01', '30', '6109', 'CN', 0.5],
  ['K', '2026-04-01', '30', '6109', 'CN', 0.05, [found('violation', '3.05', 1), found('violation', '2', 2)]],
];

const history = rows.map(
  ([id, day, office, commodityCode, originCountry, draw, findings = []]): HistoryRecord => {
    const item = { commodityCode, originCountry, dutyRatePercent: 10 };
    return {
      row: declaredRow(
        aDeclaration({
          id,
          office,
          lodgedAt: `${day}T12:00:00Z`,
          items: [anItem(item), anItem({ ...item, sequence: 2, originCountry: 'UZ' })],
        }),
      ),
      decided: { draw, isDrawn: draw < 0.1 },
      findings,
    };
  },
);

const shirts = { field: 'item.commodityCode', op: 'startsWith', value: '61' } as const;
const chinese = { field: 'item.originCountry', op: 'eq', value: 'CN' } as const;
const candidate = aProfile({
  id: 'NEW',
  name: 'New',
  when: { all: [shirts, chinese] },
  then: { lane: 'red' },
});
const settings = {
  ...defaultSettings,
  minutesByLane: { documents: 15, physical: 60 },
  defaultOffice: { minimumRandomRate: 0.1 },
  offices: { '20': { minutesByLane: { physical: 30 } } },
};
const inForce = compileRuleBook({
  profiles: [
    // What arrives at office 10 has its documents checked.
    aProfile({ id: 'AT-10', when: { field: 'office', op: 'eq', value: '10' }, then: { lane: 'yellow' } }),
    aProfile({ id: 'WEIGHS', when: shirts, then: {} }),
  ],
  lists: {},
  settings,
});

function tried(profile = candidate, past = history): BacktestReport {
  const backtest = new Backtest({ candidates: [profile], inForce, secret: '' });
  for (const record of past) backtest.add(record);
  return writeReport(backtest, { at: '2026-05-01T00:00:00Z', source: 'store', version: 3 });
}

describe('ten declarations worked out by hand', () => {
  let report: BacktestReport;
  let impact: ProfileImpact;
  beforeAll(() => {
    report = tried();
    impact = report.profiles[0]!;
  });

  it('the history', () => {
    expect(report.history).toEqual({
      source: 'store',
      declarations: 10,
      items: 20,
      from: '2026-03-01',
      to: '2026-04-01',
      days: 32,
      workingDays: 3,
      isComplete: true,
      draws: { recorded: 10, made: 0 },
      inspected: 4,
      unmatchedFindings: 0,
    });
    expect(report.minutesByLane).toMatchObject({ documents: 15, physical: 60, assumed: ['audit'] });
    expect(report.together).toBeUndefined();
  });

  it('matches A, B, E, F, J and K, each with its first item', () => {
    expect(impact).toMatchObject({ version: 3, matches: 6, matchedItems: 6, replaces: false });
    expect(impact.shareOfFlow).toMatchObject({ value: 0.6, n: 10 });
    expect(
      impact.byOffice.map(({ office, matches, declarations }) => [office, matches, declarations]),
    ).toEqual([
      ['10', 2, 3],
      ['20', 2, 4],
      ['30', 2, 3],
    ]);
    expect(impact.byMonth).toMatchObject([
      { month: '2026-03', matches: 4, declarations: 8 },
      { month: '2026-04', matches: 2, declarations: 2 },
    ]);
    expect(impact.byFlow).toMatchObject([{ flow: 'import', matches: 6, declarations: 10 }]);
    // Two on each of three days out of 32: the mean is 6/32, the squares about it 12 - 36/32.
    expect(impact.matchesPerDay.value).toBe(6 / 32);
    const deviation = Math.sqrt((12 - 36 / 32) / 31);
    expect(impact.matchesPerDay.high).toBeCloseTo(6 / 32 + (1.959964 * deviation) / Math.sqrt(32), 6);
    expect(impact.matchesPerDay.low).toBe(0);
  });

  it('sends A and B from yellow to red, E, F and J from green; K is red already', () => {
    expect(impact.lanes).toMatchObject({
      inForce: { red: 1, yellow: 3, blue: 0, green: 6 },
      withProfile: { red: 6, yellow: 1, blue: 0, green: 3 },
      changed: 5,
    });
    expect(impact.lanes.matrix.yellow).toEqual({ red: 2, yellow: 1, blue: 0, green: 0 });
    expect(impact.lanes.matrix.green).toEqual({ red: 3, yellow: 0, blue: 0, green: 3 });
    expect(impact.sentToRed.value).toBe(0.6);
  });

  it('takes 2 x 60 + 2 x 30 + 60 minutes of examination, and spares 2 x 15 of documents', () => {
    expect(impact.officerHours).toEqual({
      inForce: { red: 1, yellow: 0.75, blue: 0, total: 1.75 },
      withProfile: { red: 5, yellow: 0.25, blue: 0, total: 5.25 },
      difference: 3.5,
      differencePerWorkingDay: 1.1667,
    });
    expect(impact.byOffice.map(({ officerHours }) => officerHours.difference)).toEqual([1.5, 1, 1]);
  });

  it('finds violations in A and K of four inspected; of E the later finding stands', () => {
    expect(impact.hitRate.matches).toMatchObject({ value: 0.5, n: 4, violations: 2, tooFew: true });
    expect(impact.hitRate.discrepancies).toBe(1);
    expect(impact.hitRate.inForce).toMatchObject({ violations: 1, n: 2 });
    expect(impact.hitRate.lift?.value).toBe(1);
    expect(impact.hitRate.random).toMatchObject({
      matches: { violations: 1, n: 1 },
      all: { violations: 1, n: 1 },
    });
    // K was inspected item by item, and both count.
    expect(impact.revenue.recovered).toEqual([{ amount: '105.15', currency: 'USD' }]);
    // Two items of 1,250.50 at a duty of 10 %.
    expect(impact.revenue.atStake).toEqual([{ amount: '1500.60', currency: 'USD' }]);
    expect(impact.revenue.atStakeOfNew).toEqual([{ amount: '750.30', currency: 'USD' }]);
  });

  it('is new in E, F and J; AT-10 selects A and B, and WEIGHS matches all of it and selects nothing', () => {
    expect(impact.overlap).toMatchObject({ alreadySelected: 2, onlyDrawn: 1, selectedByNothing: 3 });
    expect(impact.overlap.profiles).toMatchObject([
      { profile: 'AT-10', matched: 2, selected: 2, matches: 3, coveredShare: 2 / 3 },
      { profile: 'WEIGHS', matched: 6, matchedShare: 1, selected: 0, matches: 7, coveredShare: 6 / 7 },
    ]);
    expect(
      impact.examples
        .filter(({ isNew }) => isNew)
        .map(({ declarationId }) => declarationId)
        .sort(),
    ).toEqual(['E', 'F', 'J']);
    expect(impact.examples.find(({ declarationId }) => declarationId === 'A')).toEqual({
      declarationId: 'A',
      version: 1,
      lodgedAt: '2026-03-01T12:00:00Z',
      office: '10',
      items: [1],
      laneInForce: 'yellow',
      laneWithProfile: 'red',
      isNew: false,
    });
  });

  it('narrows 20 items down to 14 shirts and 6 of them Chinese', () => {
    expect(impact.funnel).toEqual({
      unit: 'items',
      of: 20,
      steps: [
        { asks: shirts, passed: 14 },
        { asks: chinese, passed: 6 },
      ],
      text: 'Of 20 items 14 pass "item.commodityCode begins with 61", of these 6 pass "item.originCountry is CN".',
    });
  });

  it('says what stands out', () => {
    expect(impact.remarks).toEqual([
      '50 % of it is new: 3 of 6 matches are selected by nothing else in force.',
      '5 declarations would take another lane; +1.2 officer-hours a working day.',
      'Too few findings to tell: 2 violations in 4 inspected matches, 50 % (15 % to 85 %).',
    ]);
  });
});

describe('what stands out', () => {
  it('of a profile that does what another does already', () => {
    const again = aProfile({
      id: 'NEW',
      when: { field: 'office', op: 'eq', value: '10' },
      then: { lane: 'red' },
    });
    expect(tried(again).profiles[0]!.remarks.slice(0, 2)).toEqual([
      '100 % of what it would select is already selected by AT-10 (3 of 3).',
      'Nothing of it is new: something else in force selects all 3 matches already.',
    ]);
  });

  it('of a profile that nothing matches: the question that excludes all', () => {
    const nowhere = { field: 'item.originCountry', op: 'eq', value: 'ZW' } as const;
    const { remarks, matches } = tried(aProfile({ when: { all: [shirts, { all: [nowhere, chinese] }] } }))
      .profiles[0]!;
    expect([matches, remarks]).toEqual([
      0,
      ['Nothing matches: no item passes "item.originCountry is ZW" after the questions before it.'],
    ]);
  });

  it('of a history that is empty', () => {
    const { profiles, history: none } = tried(candidate, []);
    expect(none).toMatchObject({ declarations: 0, days: 0, workingDays: 0 });
    expect(profiles[0]).toMatchObject({ matches: 0, officerHours: { difference: 0 } });
    expect(JSON.stringify(profiles)).not.toContain('null');
  });
});

it('a profile that is to come is tried as if it had been valid all along', () => {
  const report = tried({ ...candidate, validFrom: '2027-01-01' });
  expect(report.profiles[0]).toMatchObject({ matches: 6 });
  expect(report.notes).toContain('Profiles are tried as if they had been valid all along.');
});

it('a profile takes the place of the one in force with its id', () => {
  const laxer = aProfile({ id: 'AT-10', when: { all: [shirts, chinese] }, then: { lane: 'blue' } });
  const impact = tried(laxer).profiles[0]!;
  expect(impact.replaces).toBe(true);
  // C is no longer selected; A and B go to blue, and so do the four others but for K, which is drawn.
  expect(impact.lanes.matrix).toMatchObject({
    yellow: { blue: 2, green: 1, yellow: 0 },
    green: { blue: 3, green: 3 },
    red: { red: 1 },
  });
  expect(impact.overlap).toMatchObject({ alreadySelected: 0, onlyDrawn: 1, selectedByNothing: 5 });
});
