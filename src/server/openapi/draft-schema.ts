import Type from 'typebox';
import type { DraftView } from '../api.ts';
import { named } from './named-schema.ts';
import { problem } from './noun-schemas.ts';
import { profileView } from './view-schemas.ts';

const { $id: _, properties, ...rest } = profileView.schema as { $id?: string; properties?: object };

/** A profile's version as it was just drafted, with what is odd about it. */
export const draftView = named<DraftView>('ProfileDraft', {
  ...rest,
  properties: {
    ...properties,
    warnings: Type.Optional(Type.Array(problem.ref, { description: 'What is odd about it' })),
  },
});
