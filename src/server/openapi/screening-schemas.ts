import Type from 'typebox';
import type { ScreeningOrder } from '../../app/screening/decide-on-match.ts';
import { jsonSchemaOf } from '../../domain/json-schema.ts';
import { type ComparedParty, screeningVerdicts } from '../../domain/screening-decision.ts';
import { choice, country, list, object, optional, required, text } from '../../domain/shape.ts';
import type { DecidedScreeningView, ScreeningDecisionView, ScreeningView } from '../api-screening.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';

const partyShape = object<ComparedParty>({
  id: optional(text(64), 'Tax or registration number as declared'),
  name: optional(text(512), 'Name as declared'),
  country: optional(country, 'ISO 3166-1 alpha-2'),
});

/** Who is asked about. */
export type ScreeningQuestion = { readonly parties: readonly ComparedParty[] };

export const screeningQuestionShape = object<ScreeningQuestion>({
  parties: required(list(partyShape, 1, 100), 'As declarations name them'),
});

export const screeningOrderShape = object<ScreeningOrder>({
  list: required(text(128), 'The watch list'),
  entry: required(text(1_024), 'Value of the entry'),
  party: required(partyShape, 'As it was declared: what is said holds for this identifier, name and country'),
  decision: required(choice(screeningVerdicts), 'Whether the party is the entry'),
  reason: required(text(4_096), 'Why'),
  declarationId: optional(text(128), 'The declaration it came up with'),
});

const word = Type.String();
const party = Type.Object({
  id: Type.Optional(word),
  name: Type.Optional(word),
  country: Type.Optional(word),
});

export const screeningQuestion = named<ScreeningQuestion>(
  'ScreeningQuestion',
  jsonSchemaOf(screeningQuestionShape),
);

export const screeningOrder = named<ScreeningOrder>('ScreeningOrder', jsonSchemaOf(screeningOrderShape));

export const screeningView = named<ScreeningView>(
  'Screening',
  describing<ScreeningView>()(
    Type.Object({
      lists: Type.Array(word, {
        description: 'What they were compared with: the lists of knowledge.screenedLists that there are',
      }),
      rows: Type.Array(
        Type.Object({
          party,
          matches: Type.Array(
            Type.Object({
              list: word,
              entry: word,
              score: Type.Number({ minimum: 0, maximum: 1 }),
              byIdentifier: Type.Boolean(),
              explanation: Type.String({ description: 'What is alike' }),
              isCleared: Type.Boolean({ description: 'It was decided that the party is not this entry' }),
            }),
          ),
        }),
      ),
    }),
  ),
);

const decided = {
  list: word,
  entry: word,
  party,
  decision: Type.Enum([...screeningVerdicts]),
  reason: word,
  declarationId: Type.Optional(word),
  by: word,
  at: Type.String({ format: 'date-time' }),
  isCleared: Type.Boolean({ description: 'The party passes the entry now, by this and what others said' }),
};

export const decidedScreening = named<DecidedScreeningView>(
  'DecidedScreening',
  describing<DecidedScreeningView>()(Type.Object(decided)),
);

export const screeningDecision = named<ScreeningDecisionView>(
  'ScreeningDecision',
  describing<ScreeningDecisionView>()(
    Type.Object({
      ...decided,
      isByHandler: Type.Boolean({
        description: 'Who decided also re-routed the declaration named, or recorded a finding on it',
      }),
    }),
  ),
);

export const screeningSchemas = [
  screeningQuestion,
  screeningOrder,
  screeningView,
  decidedScreening,
  screeningDecision,
];
