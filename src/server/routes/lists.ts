import Type from 'typebox';
import { listInForce } from '../../app/lists/list-in-force.ts';
import type { EntryDifference } from '../../app/ports/list-store.ts';
import { recordListRead } from '../../app/profiles/record-read.ts';
import { keyOfEntry, type ListEntry } from '../../domain/list-entry.ts';
import { ok } from '../answer.ts';
import { defaultLimit, pageOfRows, pageQuery, textOfCursor } from '../list-page.ts';
import { versionViewsOf, viewsOf } from '../lists/show-lists.ts';
import { listDifference, listEntry, listVersion, listView } from '../openapi/list-schemas.ts';
import { pageOf } from '../openapi/view-schemas.ts';
import { type Operation, operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import type { Serving } from '../serving.ts';
import { badCursor, isPossibleId, nameParameters, versionNumber } from './parameters.ts';

/** Values are longer than ids, and so are cursors that name them. */
const entryPageQuery = {
  ...pageQuery,
  cursor: Type.Optional(Type.String({ maxLength: 4_096, description: 'The `next` of the page before' })),
};

const list = operation({
  id: 'listLists',
  method: 'GET',
  path: '/lists',
  tag: 'lists',
  summary: 'Lists that profiles use, by name; not what is on them',
  rights: ['profiles.read'],
  query: Type.Object(pageQuery),
  answers: { 200: { about: 'A page of lists', schema: pageOf(listView.ref) } },
  answer: async ({ serving, query: { limit = defaultLimit, cursor } }) => {
    const after = cursor === undefined ? undefined : textOfCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor();
    const found = await serving.app.store.lists.list(after, limit + 1);
    const views = await viewsOf(serving, found.slice(0, limit));
    return ok(
      pageOfRows(
        found,
        limit,
        (header) => views.get(header.name),
        ({ name }) => name,
      ),
    );
  },
});

const find = operation({
  id: 'getList',
  method: 'GET',
  path: '/lists/:name',
  tag: 'lists',
  summary: 'A list: its owner, the version in force, and what is proposed',
  rights: ['profiles.read'],
  parameters: nameParameters,
  answers: { 200: { about: 'The list', schema: listView.ref } },
  answer: async ({ serving, path: { name } }) => {
    const header = isPossibleId(name) ? await serving.app.store.lists.find(name) : undefined;
    if (header === undefined) return refusal('not-found');
    return ok((await viewsOf(serving, [header])).get(name));
  },
});

const versions = operation({
  id: 'listListVersions',
  method: 'GET',
  path: '/lists/:name/versions',
  tag: 'lists',
  summary: 'The versions of a list, the newest first: who changed how much, when, and who accepted it',
  rights: ['profiles.read'],
  parameters: nameParameters,
  query: Type.Object(pageQuery),
  answers: { 200: { about: 'A page of versions', schema: pageOf(listVersion.ref) } },
  answer: async ({ serving, path: { name }, query: { limit = defaultLimit, cursor } }) => {
    const before = cursor === undefined ? undefined : Number(textOfCursor(cursor));
    if (Number.isNaN(before)) return badCursor();
    const header = isPossibleId(name) ? await serving.app.store.lists.find(name) : undefined;
    if (header === undefined) return refusal('not-found');
    const all = await versionViewsOf(serving, name);
    const rows = all.filter(({ version }) => before === undefined || version < before);
    return ok(
      pageOfRows(
        rows,
        limit,
        (row) => row,
        ({ version }) => version,
      ),
    );
  },
});

const entries = operation({
  id: 'listEntries',
  method: 'GET',
  path: '/lists/:name/entries',
  tag: 'lists',
  summary: 'What is on a list; that it was read is recorded',
  rights: ['profiles.read'],
  parameters: nameParameters,
  query: Type.Object({
    version: Type.Optional(versionNumber('The version in force when absent')),
    contains: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 128,
        pattern: '^[^\\u0000]*$',
        description: 'Part of the value, the details or the remark, whatever its case',
      }),
    ),
    ...entryPageQuery,
  }),
  answers: { 200: { about: 'A page of entries', schema: pageOf(listEntry.ref) } },
  answer: async ({ serving, user, path: { name }, query }) => {
    const { limit = defaultLimit, cursor, contains, version: asked } = query;
    const after = cursor === undefined ? undefined : textOfCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor();
    const version = await versionToRead(serving, name, asked);
    if (version === undefined) return refusal('not-found');
    const { app } = serving;
    const what = {
      version,
      ...(contains !== undefined && { contains }),
      ...(after !== undefined && { after }),
    };
    await recordListRead(app, user, name, what);
    const found = await app.store.lists.entries(name, version, {
      limit: limit + 1,
      ...(contains !== undefined && { contains }),
      ...(after !== undefined && { after }),
    });
    return ok(pageOfRows(found, limit, (entry) => entry, keyOfEntry));
  },
});

/** The version asked for, or the one in force; undefined where there is none. */
async function versionToRead(
  { app }: Serving,
  name: string,
  asked: number | undefined,
): Promise<number | undefined> {
  if (!isPossibleId(name)) return undefined;
  const all = await app.store.lists.versions([name]);
  if (asked === undefined) return listInForce(app, name, all)?.version;
  return all.find(({ version }) => version === asked)?.version;
}

const difference = operation({
  id: 'getListDifference',
  method: 'GET',
  path: '/lists/:name/difference',
  tag: 'lists',
  summary: 'In which entries two versions of a list differ; that it was read is recorded',
  rights: ['profiles.read'],
  parameters: nameParameters,
  query: Type.Object({
    from: versionNumber('The version before'),
    to: versionNumber('The version after'),
    ...entryPageQuery,
  }),
  answers: { 200: { about: 'A page of differences', schema: pageOf(listDifference.ref) } },
  answer: async ({ serving, user, path: { name }, query: { from, to, limit = defaultLimit, cursor } }) => {
    const after = cursor === undefined ? undefined : textOfCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor();
    for (const version of [from, to]) {
      if ((await versionToRead(serving, name, version)) === undefined) return refusal('not-found');
    }
    const { app } = serving;
    await recordListRead(app, user, name, { from, to, ...(after !== undefined && { after }) });
    const found = await app.store.lists.differences(name, from, to, after, limit + 1);
    return ok(pageOfRows(found, limit, (row) => row, keyOfDifference));
  },
});

function keyOfDifference({ before, after }: EntryDifference): string {
  return keyOfEntry((before ?? after) as ListEntry);
}

export const listOperations: readonly Operation[] = [list, find, versions, entries, difference];
