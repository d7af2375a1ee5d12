import Type, { type TProperties } from 'typebox';
import { flows } from '../../domain/declaration.ts';
import { moneyShape } from '../../domain/declaration-shape.ts';
import { jsonSchemaOf } from '../../domain/json-schema.ts';
import { lanes } from '../../domain/lane.ts';
import type { Money } from '../../domain/money.ts';
import { profileStates } from '../../domain/profile-version.ts';
import type { FunnelStep } from '../../identify/conditions/condition-funnel.ts';
import type { BacktestView, BacktestWish, OutcomeView } from '../api-backtests.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';

// What back-tests and outcomes look like, each compared by the compiler with its type.

const lane = Type.Enum([...lanes]);
const flow = Type.Enum([...flows]);
const text = Type.String();
const texts = Type.Array(text);
const at = Type.String({ format: 'date-time' });
const day = Type.String({ format: 'date' });
const count = Type.Integer({ minimum: 0 });
const number = Type.Number();
const share = Type.Number({ minimum: 0, maximum: 1 });
const version = Type.Integer({ minimum: 1 });

const interval = { value: number, low: number, high: number };
const rate = Type.Object({ ...interval, n: count });
const difference = Type.Object(interval);
const dailyMean = Type.Object({ ...interval, days: count });
const hitRate = Type.Object({
  ...interval,
  n: count,
  violations: count,
  tooFew: Type.Boolean({ description: 'Too few were inspected to decide by' }),
});
const money = Type.Array(Type.Unsafe<Money>(jsonSchemaOf(moneyShape)));

const laneCounts = Type.Object({ red: count, yellow: count, blue: count, green: count });
const laneChange = Type.Object({
  inForce: laneCounts,
  withProfile: laneCounts,
  matrix: Type.Object(
    { red: laneCounts, yellow: laneCounts, blue: laneCounts, green: laneCounts },
    { description: 'By the lane in force, and by the lane with the profile' },
  ),
  changed: count,
});
const hours = Type.Object({ red: number, yellow: number, blue: number, total: number });
const officerHours = Type.Object({
  inForce: hours,
  withProfile: hours,
  difference: number,
  differencePerWorkingDay: number,
});

function part<Members extends TProperties>(members: Members) {
  return Type.Object({ declarations: count, matches: count, share: rate, ...members });
}

const overlap = Type.Object({
  alreadySelected: count,
  alreadySelectedShare: rate,
  onlyDrawn: count,
  selectedByNothing: count,
  newShare: rate,
  profiles: Type.Array(
    Type.Object({
      profile: text,
      name: text,
      matched: count,
      matchedShare: share,
      selected: count,
      selectedShare: share,
      matches: count,
      coveredShare: share,
    }),
  ),
});

const funnel = Type.Object({
  unit: Type.Enum(['items', 'declarations']),
  of: count,
  steps: Type.Array(
    Type.Object({
      asks: Type.Unsafe<FunnelStep['asks']>({ description: 'flow, offices, or a part of the condition' }),
      passed: count,
    }),
  ),
  text,
});

const example = Type.Object({
  declarationId: text,
  version,
  lodgedAt: at,
  office: text,
  importer: Type.Optional(text),
  items: Type.Array(count),
  laneInForce: lane,
  laneWithProfile: lane,
  isNew: Type.Boolean(),
});

const history = Type.Object({
  source: Type.Enum(['store', 'files']),
  declarations: count,
  items: count,
  from: Type.Optional(day),
  to: Type.Optional(day),
  days: count,
  workingDays: count,
  offices: Type.Optional(texts),
  isComplete: Type.Boolean({ description: 'False where time ran out; then it is the newest part' }),
  draws: Type.Object({ recorded: count, made: count }),
  inspected: count,
  unmatchedFindings: count,
});

const minutesByLane = Type.Object({
  documents: number,
  physical: number,
  audit: number,
  assumed: Type.Array(Type.Enum(['documents', 'physical', 'audit'])),
  differsByOffice: Type.Boolean(),
});

export const backtestWish = named<BacktestWish>(
  'BacktestWish',
  describing<BacktestWish>()(
    Type.Object({
      from: Type.Optional(Type.String({ format: 'date', description: 'First UTC day of lodgement' })),
      to: Type.Optional(Type.String({ format: 'date', description: 'Last UTC day of lodgement' })),
      offices: Type.Optional(Type.Array(text, { maxItems: 10_000 })),
    }),
  ),
);

export const backtestView = named<BacktestView>(
  'Backtest',
  describing<BacktestView>()(
    Type.Object({
      profile: text,
      name: text,
      version: Type.Optional(version),
      by: text,
      at,
      ruleBook: text,
      history,
      minutesByLane,
      replaces: Type.Boolean(),
      matches: count,
      matchedItems: count,
      shareOfFlow: rate,
      matchesPerDay: dailyMean,
      byFlow: Type.Array(part({ flow, sentToRed: rate })),
      byMonth: Type.Array(part({ month: text })),
      byOffice: Type.Array(part({ office: text, lanes: laneChange, officerHours })),
      lanes: laneChange,
      sentToRed: rate,
      officerHours,
      hitRate: Type.Object({
        matches: hitRate,
        discrepancies: count,
        inForce: hitRate,
        lift: Type.Optional(difference),
        random: Type.Optional(
          Type.Object({ matches: hitRate, all: hitRate, lift: Type.Optional(difference) }),
        ),
      }),
      revenue: Type.Object({ recovered: money, atStake: money, atStakeOfNew: money }),
      overlap,
      funnel: Type.Optional(funnel),
      examples: Type.Array(example),
      remarks: texts,
      notes: texts,
    }),
  ),
);

export const outcomeView = named<OutcomeView>(
  'ProfileOutcome',
  describing<OutcomeView>()(
    Type.Object({
      profile: text,
      version,
      state: Type.Enum([...profileStates]),
      at,
      from: Type.Optional(day),
      to: Type.Optional(day),
      days: count,
      declarations: count,
      matches: count,
      shareOfFlow: rate,
      matchesPerDay: dailyMean,
      lanes: laneCounts,
      hitRate: Type.Object({
        matches: hitRate,
        discrepancies: count,
        selected: hitRate,
        lift: Type.Optional(difference),
        random: Type.Object({ matches: hitRate, all: hitRate }),
      }),
      expected: Type.Optional(
        Type.Object({
          at,
          by: text,
          declarations: count,
          matches: count,
          shareOfFlow: rate,
          matchesPerDay: dailyMean,
          hitRate,
        }),
      ),
      difference: Type.Optional(
        Type.Object({
          shareOfFlow: difference,
          matchesPerDay: difference,
          hitRate: Type.Optional(difference),
        }),
      ),
      notes: texts,
    }),
  ),
);

export const backtestSchemas = [backtestWish, backtestView, outcomeView];
