import Type from 'typebox';
import { actKinds } from '../../domain/act.ts';
import { profileStates, profileSteps } from '../../domain/profile-version.ts';
import type {
  ProfileDifferenceView,
  ProfileReadView,
  ProfilesView,
  ProfileVersionsView,
  RetirementProposalsView,
  RollBackOrder,
  RollBackView,
  RuleBookDifferenceView,
  RuleBooksView,
} from '../api.ts';
import { concerns } from './concern-schemas.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';
import { profileViewMembers } from './view-schemas.ts';

// The views of the life of profiles and rule books, each compared by the compiler with its type.

const text = Type.String();
const at = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 0 });
const version = Type.Integer({ minimum: 1 });
const hash = Type.String({ description: 'sha256: and 64 hexadecimal digits' });
const difference = Type.Object({
  path: Type.String({ description: 'JSON pointer; into the earlier one where the thing is gone' }),
  before: Type.Optional(Type.Unknown()),
  after: Type.Optional(Type.Unknown()),
  text: Type.String({ description: 'The same in words' }),
});

export const profilesView = named<ProfilesView>(
  'Profiles',
  describing<ProfilesView>()(
    Type.Object({
      rows: Type.Array(
        Type.Object({
          ...profileViewMembers,
          recentMatches: Type.Optional(
            Type.Object(
              {
                since: Type.String({ format: 'date', description: 'The first UTC day that counts' }),
                matches: count,
                lastMatchedAt: Type.Optional(at),
              },
              {
                description:
                  'Of the last 30 days, by any of its versions; for what is in force, or matched something',
              },
            ),
          ),
        }),
      ),
      next: Type.Optional(Type.String({ description: 'Cursor of the next page; absent on the last' })),
      matchesCountedUpTo: Type.Optional(
        Type.String({ format: 'date-time', description: 'When the last declaration counted was decided' }),
      ),
    }),
  ),
);

export const profileVersionsView = named<ProfileVersionsView>(
  'ProfileVersions',
  describing<ProfileVersionsView>()(
    Type.Object({
      versions: Type.Array(
        Type.Object({
          ...profileViewMembers,
          events: Type.Array(
            Type.Object({
              kind: Type.Enum([...actKinds]),
              at,
              by: text,
              state: Type.Optional(
                Type.Enum([...profileStates], { description: 'After it; absent where it moved nowhere' }),
              ),
              reason: Type.Optional(text),
              confirmed: Type.Optional(concerns),
            }),
          ),
          steps: Type.Array(
            Type.Object({
              step: Type.Enum([...profileSteps]),
              refusedAs: Type.Optional(
                Type.Enum(['author', 'approver'], { description: 'As what four eyes keep you from it' }),
              ),
            }),
            { description: 'What whoever asks may do with it now' },
          ),
        }),
      ),
    }),
  ),
);

export const profileDifferenceView = named<ProfileDifferenceView>(
  'ProfileDifference',
  describing<ProfileDifferenceView>()(
    Type.Object({ id: text, from: version, to: version, differences: Type.Array(difference) }),
  ),
);

export const profileReadView = named<ProfileReadView>(
  'ProfileRead',
  describing<ProfileReadView>()(
    Type.Object({
      at,
      by: text,
      operation: Type.String({ description: 'As this document names it' }),
      ruleBook: Type.Optional(Type.String({ description: 'Where it was seen within a whole rule book' })),
    }),
  ),
);

export const retirementProposalsView = named<RetirementProposalsView>(
  'RetirementProposals',
  describing<RetirementProposalsView>()(
    Type.Object({
      at,
      daysWithoutMatch: version,
      counted: Type.Object({
        countedUpTo: Type.Optional(at),
        isComplete: Type.Boolean({ description: 'Whether every decision stored is counted' }),
      }),
      proposals: Type.Array(
        Type.Object({
          id: text,
          version,
          name: text,
          riskArea: text,
          owner: Type.Optional(text),
          validTo: Type.Optional(text),
          why: Type.Enum(['no-match', 'validity-ended']),
          inForceSince: at,
          daysInForce: count,
          matches: Type.Integer({ minimum: 0, description: 'Since it came in force' }),
          lastMatchedAt: Type.Optional(at),
        }),
      ),
    }),
  ),
);

export const ruleBooks = named<RuleBooksView>(
  'RuleBooks',
  describing<RuleBooksView>()(
    Type.Object({
      inForce: Type.Object({ hash, profiles: count, lists: count }),
      unsound: Type.Optional(
        Type.Object({ hash, why: text }, { description: 'In force, and not to be made ready on this node' }),
      ),
      rows: Type.Array(
        Type.Object({
          number: version,
          hash,
          at,
          by: text,
          profiles: count,
          changes: Type.Optional(
            Type.Object({
              added: count,
              removed: count,
              changed: count,
              lists: count,
              settings: Type.Boolean(),
            }),
          ),
          cause: Type.Optional(text),
          reason: Type.Optional(text),
        }),
      ),
      next: Type.Optional(Type.String({ description: 'Cursor of the next page; absent on the last' })),
    }),
  ),
);

export const ruleBookDifferenceView = named<RuleBookDifferenceView>(
  'RuleBookDifference',
  describing<RuleBookDifferenceView>()(
    Type.Object({
      from: hash,
      to: hash,
      added: Type.Array(text),
      removed: Type.Array(text),
      changed: Type.Array(Type.Object({ id: text, differences: Type.Array(difference) })),
      moreChanged: count,
      lists: Type.Array(
        Type.Object({
          name: text,
          added: Type.Array(Type.Unknown()),
          removed: Type.Array(Type.Unknown()),
          moreAdded: count,
          moreRemoved: count,
        }),
      ),
      settings: Type.Array(difference),
    }),
  ),
);

export const rollBackOrder = named<RollBackOrder>(
  'RollBackOrder',
  describing<RollBackOrder>()(Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2_000 }) })),
);

export const rollBackView = named<RollBackView>(
  'RollBack',
  describing<RollBackView>()(Type.Object({ ruleBook: hash, from: hash })),
);

export const profileLifeSchemas = [
  profilesView,
  profileVersionsView,
  profileDifferenceView,
  profileReadView,
  retirementProposalsView,
  ruleBooks,
  ruleBookDifferenceView,
  rollBackOrder,
  rollBackView,
];
