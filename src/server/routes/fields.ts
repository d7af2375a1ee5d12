import { operatorsByType } from '../../identify/conditions/operators-by-type.ts';
import type { Field } from '../../identify/fields/field.ts';
import { fieldAt, knownFields } from '../../identify/fields/field-catalogue.ts';
import { ok } from '../answer.ts';
import type { FieldsView, FieldView } from '../api.ts';
import { fieldsView } from '../openapi/field-schemas.ts';
import { operation } from '../operation.ts';

const boxPrefixes = ['attributes.', 'item.attributes.'] as const;

export const listFields = operation({
  id: 'listFields',
  method: 'GET',
  path: '/fields',
  tag: 'profiles',
  summary: 'What the conditions of profiles can ask about, and how',
  rights: ['profiles.read'],
  answers: { 200: { about: 'All of it; nothing here depends on what is stored', schema: fieldsView.ref } },
  answer: () => ok(catalogue),
});

const catalogue: FieldsView = {
  rows: knownFields().map(viewOf),
  boxes: boxPrefixes.flatMap((prefix) => {
    const field = fieldAt(`${prefix}name`);
    if (field === undefined) return [];
    const { path: _, ...rest } = viewOf(field);
    return [{ prefix, ...rest }];
  }),
};

function viewOf({ path, type, scope, many, needs, lookup, means }: Field): FieldView {
  return {
    path,
    type,
    scope,
    many,
    ...(needs !== undefined && { needs }),
    ...(lookup !== undefined && { list: lookup.list }),
    ...(means !== undefined && { means }),
    operators: operatorsByType[type],
  };
}
