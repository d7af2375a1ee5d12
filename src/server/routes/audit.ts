import Type from 'typebox';
import { profilesIn, recordProfileRead } from '../../app/profiles/record-read.ts';
import { ok } from '../answer.ts';
import { defaultLimit, pageOfRows, pageQuery, sequenceOfCursor } from '../list-page.ts';
import { act, pageOf } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { badCursor } from './parameters.ts';

export const listActs = operation({
  id: 'listActs',
  method: 'GET',
  path: '/audit',
  tag: 'audit',
  summary: 'What people and decisions did, the newest first, each linked to the one before',
  about: 'Acts on a profile hold its condition: who was shown them is recorded before it is answered.',
  rights: ['audit.read'],
  query: Type.Object({ ...pageQuery }),
  answers: { 200: { about: 'A page of acts', schema: pageOf(act.ref) } },
  answer: async ({ serving: { app }, user, query: { limit = defaultLimit, cursor } }) => {
    const before = cursor === undefined ? undefined : sequenceOfCursor(cursor);
    if (cursor !== undefined && before === undefined) return badCursor();
    const acts = await app.store.acts.list(before, limit + 1);
    await recordProfileRead(app, user, 'listActs', profilesIn(acts.slice(0, limit)));
    return ok(
      pageOfRows(
        acts,
        limit,
        (each) => each,
        ({ sequence }) => sequence,
      ),
    );
  },
});
