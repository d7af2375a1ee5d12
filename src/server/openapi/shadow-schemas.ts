import Type from 'typebox';
import { challengerStates } from '../../domain/challenger.ts';
import { lanes } from '../../domain/lane.ts';
import { riskLevels } from '../../domain/risk-level.ts';
import type {
  ChallengerComparisonView,
  ChallengerView,
  LaneMovesView,
  ProfileShadowView,
  ShadowView,
} from '../api-shadow.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';

// What is judged in shadow, as the API shows it.

const text = Type.String();
const at = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 1 });
const version = Type.Integer({ minimum: 1 });
const lane = Type.Enum([...lanes]);
const rate = Type.Object({ value: share, low: share, high: share, n: count });
const laneCounts = Type.Object({ red: count, yellow: count, blue: count, green: count });

const laneMoves = named<LaneMovesView>(
  'LaneMoves',
  describing<LaneMovesView>()(
    Type.Object(
      { red: laneCounts, yellow: laneCounts, blue: laneCounts, green: laneCounts },
      { description: 'Declarations by the lane they were decided into, and the one they would have been' },
    ),
  ),
);

const summary = {
  since: Type.Optional(at),
  until: Type.Optional(at),
  fault: Type.Optional(Type.String({ description: 'Why it is left out, as long as it is' })),
  decided: Type.Integer({ minimum: 0, description: 'Versions of declarations decided meanwhile' }),
  judged: count,
  waiting: Type.Integer({ minimum: 0, description: 'Still to be judged' }),
  leftOut: Type.Integer({ minimum: 0, description: 'Could not be judged' }),
  judgedShare: share,
  matches: rate,
  matchesSelectedBy: Type.Object({ profile: count, random: count, none: count }),
  selections: Type.Object({ both: count, onlyWouldBe: count, onlyInForce: count, neither: count }),
  moved: count,
  lanes: laneMoves.ref,
};

const comparison = {
  ...summary,
  offices: Type.Array(
    Type.Object({ office: text, judged: count, matches: rate, moved: count, lanes: laneMoves.ref }),
  ),
  hitRates: Type.Object({
    inspected: count,
    wouldBe: rate,
    inForce: rate,
    drawn: Type.Object({ wouldBe: rate, inForce: rate }),
  }),
  examples: Type.Array(
    Type.Object({
      declarationId: text,
      version,
      office: text,
      inForce: lane,
      wouldBe: lane,
      level: Type.Enum([...riskLevels]),
      likelihood: share,
      matches: Type.Array(Type.Object({ profile: text, items: Type.Array(version) })),
    }),
  ),
};

export const shadowView = named<ShadowView>(
  'Shadow',
  describing<ShadowView>()(
    Type.Object({
      rows: Type.Array(Type.Object({ ...summary, id: text, version, name: text })),
      next: Type.Optional(text),
      together: Type.Optional(Type.Object({ ...summary, profiles: Type.Array(text) })),
    }),
  ),
);

export const profileShadow = named<ProfileShadowView>(
  'ProfileShadow',
  describing<ProfileShadowView>()(
    Type.Object({ ...comparison, id: text, version, isInShadow: Type.Boolean() }),
  ),
);

export const challengerView = named<ChallengerView>(
  'Challenger',
  describing<ChallengerView>()(
    Type.Object({
      name: text,
      ruleBook: Type.String({ description: 'Hash of the rule book it decides by' }),
      profiles: count,
      lists: count,
      author: text,
      registeredAt: at,
      starter: Type.Optional(text),
      startedAt: Type.Optional(at),
      stopper: Type.Optional(text),
      stoppedAt: Type.Optional(at),
      state: Type.Enum([...challengerStates]),
    }),
  ),
);

export const challengerComparison = named<ChallengerComparisonView>(
  'ChallengerComparison',
  describing<ChallengerComparisonView>()(Type.Object({ ...comparison, challenger: challengerView.ref })),
);

export const shadowSchemas = [laneMoves, shadowView, profileShadow, challengerView, challengerComparison];
