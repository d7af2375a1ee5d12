import Type, { type TSchema } from 'typebox';
import type { RecordedFinding, Reroute } from '../../app/ports/store.ts';
import { type Act, actKinds } from '../../domain/act.ts';
import { selectors } from '../../domain/decision.ts';
import { flows } from '../../domain/declaration.ts';
import { lanes } from '../../domain/lane.ts';
import { profileStates } from '../../domain/profile-version.ts';
import { riskLevels } from '../../domain/risk-level.ts';
import { roles } from '../../domain/role.ts';
import type {
  BatchLine,
  DeclarationRow,
  DrawView,
  HistoryView,
  ImportView,
  NewUserView,
  OperationsView,
  ProfileView,
  RerouteOrder,
  SessionView,
  UserView,
} from '../api.ts';
import { concerns } from './concern-schemas.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';
import { decision, finding, notice, problem, riskProfile } from './noun-schemas.ts';

// The views of the API, each compared by the compiler with its type in api.ts.

const lane = Type.Enum([...lanes]);
const text = Type.String();
const at = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 1 });
const version = Type.Integer({ minimum: 1 });
const laneCounts = Type.Object({ red: count, yellow: count, blue: count, green: count });

/** A page of a list of such rows. */
export function pageOf(row: TSchema): TSchema {
  return Type.Object({
    rows: Type.Array(row),
    next: Type.Optional(Type.String({ description: 'Cursor of the next page; absent on the last' })),
  });
}

export const declarationRow = named<DeclarationRow>(
  'DeclarationRow',
  describing<DeclarationRow>()(
    Type.Object({
      id: text,
      version,
      flow: Type.Enum([...flows]),
      office: text,
      lodgedAt: at,
      decidedAt: at,
      importer: Type.Optional(text),
      items: count,
      commodityCode: Type.Optional(text),
      lane,
      selectedBy: Type.Enum([...selectors]),
      level: Type.Enum([...riskLevels]),
      likelihood: share,
      measures: Type.Array(text),
      reason: Type.Optional(text),
    }),
  ),
);

export const batchLine = named<BatchLine>(
  'BatchLine',
  describing<BatchLine>()(
    Type.Object({
      line: Type.Integer({ minimum: 1 }),
      status: Type.Enum(['decided', 'known', 'rejected']),
      decision: Type.Optional(decision.ref),
      notice: Type.Optional(notice.ref),
      problems: Type.Optional(Type.Array(problem.ref)),
    }),
  ),
);

export const rerouteOrder = named<RerouteOrder>(
  'RerouteOrder',
  describing<RerouteOrder>()(
    Type.Object({ to: lane, reason: Type.String({ minLength: 1, maxLength: 4_096 }) }),
  ),
);

export const reroute = named<Reroute>(
  'Reroute',
  describing<Reroute>()(
    Type.Object({ declarationId: text, version, from: lane, to: lane, reason: text, at, by: text }),
  ),
);

export const recordedFinding = named<RecordedFinding>(
  'RecordedFinding',
  describing<RecordedFinding>()(Type.Object({ finding: finding.ref, at, by: text })),
);

export const history = named<HistoryView>(
  'History',
  describing<HistoryView>()(
    Type.Object({
      entries: Type.Array(
        Type.Union([
          Type.Object({
            kind: Type.Literal('decision'),
            at,
            version,
            by: text,
            decision: decision.ref,
            trust: Type.Optional(
              Type.Object(
                { role: Type.Enum(['importer', 'exporter']), status: text },
                {
                  description:
                    'An authorised operator, whose likelihood was multiplied by the factor of the settings',
                },
              ),
            ),
          }),
          Type.Object({
            kind: Type.Literal('reroute'),
            at,
            version,
            by: text,
            from: lane,
            to: lane,
            reason: text,
          }),
          Type.Object({ kind: Type.Literal('finding'), at, version, by: text, finding: finding.ref }),
        ]),
      ),
    }),
  ),
);

export const profileViewMembers = {
  id: text,
  profile: riskProfile.ref,
  version,
  state: Type.Enum([...profileStates]),
  author: text,
  approver: Type.Optional(text),
  activator: Type.Optional(text),
  createdAt: at,
  changedAt: at,
  scheduledFor: Type.Optional(at),
  stateReason: Type.Optional(text),
  confirmed: Type.Optional(concerns),
  inWords: Type.String({ description: 'The condition in plain words' }),
};

export const profileView = named<ProfileView>(
  'ProfileVersion',
  describing<ProfileView>()(Type.Object(profileViewMembers)),
);

export const importView = named<ImportView>(
  'Import',
  describing<ImportView>()(
    Type.Object({
      profiles: Type.Integer({ minimum: 0, description: 'Profiles that came in' }),
      ruleBook: Type.Optional(Type.String({ description: 'Hash of the rule book in force now' })),
      retired: Type.Optional(
        Type.Array(text, { description: 'Profiles that were in force and are not in the set' }),
      ),
      problems: Type.Optional(Type.Array(problem.ref, { description: 'Why profiles were refused' })),
      warnings: Type.Optional(
        Type.Array(problem.ref, { description: 'What is odd about those that came in' }),
      ),
    }),
  ),
);

export const draw = named<DrawView>(
  'Draw',
  describing<DrawView>()(
    Type.Object({
      day: Type.String({ format: 'date' }),
      hash: Type.String({ description: 'SHA-256 of the secret, on record before the day began' }),
      secret: Type.Optional(Type.String({ description: 'Present once the day is over' })),
    }),
  ),
);

export const act = named<Act>(
  'Act',
  describing<Act>()(
    Type.Object({
      sequence: version,
      at,
      actor: text,
      kind: Type.Enum([...actKinds]),
      subject: text,
      body: text,
      hash: text,
    }),
  ),
);

const role = Type.Enum([...roles]);

export const userView = named<UserView>(
  'User',
  describing<UserView>()(
    Type.Object({
      id: text,
      name: text,
      roles: Type.Array(role),
      offices: Type.Optional(Type.Array(text)),
      disabledAt: Type.Optional(at),
    }),
  ),
);

export const newUser = named<NewUserView>(
  'NewUser',
  describing<NewUserView>()(
    Type.Object({ id: text, token: Type.String({ description: 'Shown this once' }) }),
  ),
);

export const session = named<SessionView>(
  'Session',
  describing<SessionView>()(
    Type.Object({
      name: text,
      roles: Type.Array(text),
      offices: Type.Optional(Type.Array(text)),
      rights: Type.Array(text),
      generatedData: Type.Optional(Type.Boolean()),
    }),
  ),
);

const rate = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number(), n: count });

export const operations = named<OperationsView>(
  'Operations',
  describing<OperationsView>()(
    Type.Object({
      at,
      hours: count,
      office: Type.Optional(text),
      decided: count,
      lanes: laneCounts,
      random: Type.Object({ drawn: rate, expected: share }),
      arrivals: Type.Array(Type.Object({ from: at, lanes: laneCounts })),
      queue: Type.Object({ red: count, yellow: count, blue: count }),
      offices: Type.Array(Type.Object({ office: text, decided: count, lanes: laneCounts, queue: count })),
    }),
  ),
);

export const viewSchemas = [
  declarationRow,
  batchLine,
  rerouteOrder,
  reroute,
  recordedFinding,
  history,
  profileView,
  importView,
  draw,
  act,
  userView,
  newUser,
  session,
  operations,
];
