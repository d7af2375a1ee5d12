import Type from 'typebox';
import { predicateOperators } from '../../domain/condition.ts';
import { dataNeeds } from '../../identify/fields/field.ts';
import type { FieldsView } from '../api.ts';
import { describing } from './describing.ts';
import { named } from './named-schema.ts';

const members = {
  type: Type.Enum(['text', 'number', 'boolean', 'moment']),
  scope: Type.Enum(['header', 'item'], { description: 'A field of items is judged once an item' }),
  many: Type.Boolean({ description: 'Whether it has several elements' }),
  needs: Type.Optional(
    Type.Enum([...dataNeeds], { description: 'Data beyond the declaration that it rests on' }),
  ),
  list: Type.Optional(Type.String({ description: 'The list of the rule book that it is looked up in' })),
  means: Type.Optional(Type.String({ description: 'What it tells, where the path does not say it' })),
  operators: Type.Array(Type.Enum([...predicateOperators]), { description: 'What can be asked of it' }),
};

export const fieldsView = named<FieldsView>(
  'Fields',
  describing<FieldsView>()(
    Type.Object({
      rows: Type.Array(
        Type.Object({ path: Type.String({ description: 'As a condition names it' }), ...members }),
      ),
      boxes: Type.Array(
        Type.Object({
          prefix: Type.String({ description: 'Stands before the name of the box' }),
          ...members,
        }),
        { description: 'National boxes, under whatever name' },
      ),
    }),
  ),
);
