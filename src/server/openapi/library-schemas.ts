import Type from 'typebox';
import { dataNeeds } from '../../identify/fields/field.ts';
import type { LibraryView } from '../api.ts';
import { describing } from './describing.ts';
import { namedList } from './list-schemas.ts';
import { named } from './named-schema.ts';
import { riskProfile } from './noun-schemas.ts';

const text = Type.String();
const needs = Type.Object({
  data: Type.Array(Type.Enum([...dataNeeds]), { description: 'Data beyond the declaration' }),
  lists: Type.Array(
    Type.Object({
      name: text,
      holds: Type.String({ description: 'What its values are; of a table, what stands under them' }),
      example: namedList,
    }),
  ),
  boxes: Type.Array(text, { description: 'National boxes of the declaration' }),
});
const lack = Type.Union([
  Type.Object({
    kind: Type.Literal('list'),
    name: text,
    state: Type.Enum(['not-there', 'not-filled'], {
      description: 'Not filled where it holds examples alone',
    }),
  }),
  Type.Object({
    kind: Type.Literal('data'),
    name: Type.Enum([...dataNeeds]),
    state: Type.Literal('not-loaded'),
  }),
]);

export const libraryView = named<LibraryView>(
  'Library',
  describing<LibraryView>()(
    Type.Object({
      rows: Type.Array(
        Type.Object({
          kind: Type.Enum(['profile', 'template', 'not-decidable', 'built-in']),
          indicator: Type.String({ description: 'A letter for its group, and two digits' }),
          name: text,
          riskArea: text,
          basis: Type.String({ description: 'What it rests on' }),
          profile: Type.Optional(riskProfile.ref),
          looksFor: Type.Optional(Type.String({ description: 'The condition in words' })),
          howToCalibrate: Type.Optional(text),
          needs: Type.Optional(needs),
          wouldNeed: Type.Optional(
            Type.String({ description: 'What is missing for it to be decided at all' }),
          ),
          where: Type.Optional(Type.String({ description: 'Where it is applied without a profile' })),
          ready: Type.Boolean({ description: 'Whether nothing it needs is lacking' }),
          lacks: Type.Array(lack),
        }),
      ),
    }),
  ),
);
