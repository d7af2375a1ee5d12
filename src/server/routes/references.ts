import Type from 'typebox';
import type { KeptReferences } from '../../app/ports/reference-store.ts';
import { referenceTold } from '../../app/references/reference-told.ts';
import type { CommodityCode, CountryCode } from '../../domain/codes.ts';
import { ok } from '../answer.ts';
import type { ReferencesRow } from '../api-references.ts';
import { defaultLimit, pageOfRows, pageQuery, sequenceOfCursor } from '../list-page.ts';
import { referencesRow, referenceView } from '../openapi/reference-schemas.ts';
import { pageOf } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { badCursor } from './parameters.ts';

const listReferences = operation({
  id: 'listReferences',
  method: 'GET',
  path: '/references',
  tag: 'references',
  summary: 'Unit-value references that were built, the last first',
  about: 'Every night from what is settled; of old ones the hash stays, which the record tells.',
  rights: ['profiles.read'],
  query: Type.Object({ ...pageQuery }),
  answers: { 200: { about: 'A page of references', schema: pageOf(referencesRow.ref) } },
  answer: async ({ serving: { app }, query: { limit = defaultLimit, cursor } }) => {
    const before = cursor === undefined ? undefined : sequenceOfCursor(cursor);
    if (cursor !== undefined && before === undefined) return badCursor();
    const kept = await app.store.references.list(before, limit + 1);
    return ok(pageOfRows(kept, limit, rowOf, ({ sequence }) => sequence));
  },
});

/** A code of a message, which holds no character that a key of references is parted by. */
const shortCode = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 32, pattern: '^[^\\u0000]*$', description }));

const getReference = operation({
  id: 'getReference',
  method: 'GET',
  path: '/references/current',
  tag: 'references',
  summary: 'What is normal for a commodity code, by the references this node judges by',
  about:
    'The value per kg with its quantiles, on how many values of which level of the tariff it rests, and usual masses.',
  rights: ['profiles.read'],
  query: Type.Object({
    code: Type.String({ pattern: '^[0-9]{2,12}$', description: 'Commodity code, 2 to 12 digits' }),
    origin: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', description: 'Unknown when absent' })),
    unit: shortCode('Also by this supplementary unit'),
    packageKind: shortCode('How the goods are packed'),
  }),
  answers: { 200: { about: 'What is normal', schema: referenceView.ref } },
  refuses: ['not-found'],
  answer: ({ serving: { app }, query: { code, origin, unit, packageKind } }) => {
    const [newest] = app.knowledge.sources.references ?? [];
    if (newest === undefined) return refusal('not-found');
    return ok(
      referenceTold(newest, {
        code: code as CommodityCode,
        ...(origin !== undefined && { origin: origin as CountryCode }),
        ...(unit !== undefined && { unit }),
        ...(packageKind !== undefined && { packageKind }),
      }),
    );
  },
});

export const referenceOperations = [listReferences, getReference];

function rowOf({ sequence: _, ...row }: KeptReferences): ReferencesRow {
  return row;
}
