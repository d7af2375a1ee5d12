import Type from 'typebox';
import {
  findDeclaration,
  listDeclarations,
  readHistory,
  readNotice,
} from '../../app/declarations/read-declarations.ts';
import type { DeclarationSummary } from '../../app/ports/store.ts';
import { ok } from '../answer.ts';
import type { DeclarationRow } from '../api.ts';
import { defaultLimit, pageOfRows, pageQuery, sequenceOfCursor } from '../list-page.ts';
import { decision, declaration, notice } from '../openapi/noun-schemas.ts';
import { declarationRow, history, pageOf } from '../openapi/view-schemas.ts';
import { openedHistory } from '../opened-history.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { badCursor, filterOf, filterQuery, idParameters, isPossibleId, versionQuery } from './parameters.ts';

const list = operation({
  id: 'listDeclarations',
  method: 'GET',
  path: '/declarations',
  tag: 'declarations',
  summary: 'Declarations in their newest version, the last decided first',
  rights: ['declarations.read'],
  query: Type.Object({ ...filterQuery, ...pageQuery }),
  answers: { 200: { about: 'A page of declarations', schema: pageOf(declarationRow.ref) } },
  answer: async ({ serving, user, query: { limit = defaultLimit, cursor, ...filter } }) => {
    const before = cursor === undefined ? undefined : sequenceOfCursor(cursor);
    if (cursor !== undefined && before === undefined) return badCursor();
    const found = await listDeclarations(serving.app, user, filterOf(filter), before, limit + 1);
    return ok(pageOfRows(found, limit, rowOf, (summary) => summary.sequence));
  },
});

function rowOf({ sequence: _, ...row }: DeclarationSummary): DeclarationRow {
  return row;
}

const find = operation({
  id: 'getDeclaration',
  method: 'GET',
  path: '/declarations/:id',
  tag: 'declarations',
  summary: 'A declaration as it was stored',
  rights: ['declarations.read'],
  parameters: idParameters,
  query: versionQuery,
  answers: { 200: { about: 'The declaration', schema: declaration.ref } },
  answer: async ({ serving, user, path: { id }, query: { version } }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const stored = await findDeclaration(serving.app, user, id, version);
    return stored === undefined ? refusal('not-found') : ok(stored.declaration);
  },
});

const findDecision = operation({
  id: 'getDecision',
  method: 'GET',
  path: '/declarations/:id/decision',
  tag: 'declarations',
  summary: 'The decision on a declaration, as it was made',
  about: 'Equal to what the submission was answered. Re-routes are later records; see the history.',
  rights: ['decisions.read'],
  parameters: idParameters,
  query: versionQuery,
  answers: { 200: { about: 'The decision', schema: decision.ref } },
  answer: async ({ serving, user, path: { id }, query: { version } }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const stored = await findDeclaration(serving.app, user, id, version);
    return stored === undefined ? refusal('not-found') : ok(stored.decision);
  },
});

const findHistory = operation({
  id: 'getHistory',
  method: 'GET',
  path: '/declarations/:id/history',
  tag: 'declarations',
  summary: 'Decisions, re-routes and findings, the oldest first',
  rights: ['decisions.read'],
  parameters: idParameters,
  answers: { 200: { about: 'All that is recorded of it', schema: history.ref } },
  answer: async ({ serving, user, path: { id } }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const recorded = await readHistory(serving.app, user, id);
    return recorded === undefined ? refusal('not-found') : ok(openedHistory(recorded));
  },
});

const findNotice = operation({
  id: 'getNotice',
  method: 'GET',
  path: '/declarations/:id/notice',
  tag: 'declarations',
  summary: 'What the trader is told',
  about: 'A declarant hears of its own declarations; of others as little as of those that are not there.',
  rights: ['notices.read-own', 'decisions.read'],
  parameters: idParameters,
  answers: { 200: { about: 'The notice', schema: notice.ref } },
  answer: async ({ serving, user, path: { id } }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const found = await readNotice(serving.app, user, id);
    return found === undefined ? refusal('not-found') : ok(found);
  },
});

export const readDeclarationOperations = [list, find, findDecision, findHistory, findNotice];
