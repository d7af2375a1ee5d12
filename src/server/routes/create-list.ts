import Type from 'typebox';
import { createList } from '../../app/lists/create-list.ts';
import { type ListHeader, listKinds } from '../../domain/list-version.ts';
import type { Parsed } from '../../domain/problem.ts';
import { choice, object, optional, required, text } from '../../domain/shape.ts';
import { problemAt } from '../../intake/problems.ts';
import { isForbiddenKey } from '../../intake/read-shape.ts';
import { created } from '../answer.ts';
import type { ListView } from '../api.ts';
import { ofShape, readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { listView } from '../openapi/list-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';

type ListOrder = Pick<ListHeader, 'name' | 'kind' | 'owner' | 'description'>;

const listOrder = object<ListOrder>({
  name: required(text(128), 'What profiles call it'),
  kind: required(choice(listKinds), 'What its values are'),
  owner: required(text(128), 'Who answers for it'),
  description: optional(text(1_024), 'What it is for'),
});

function readListOrder(value: unknown): Parsed<ListOrder> {
  const read = ofShape<ListOrder>(listOrder)(value);
  if (!read.ok) return read;
  const { name } = read.value;
  if (!isForbiddenKey(name) && name === name.trim() && !/\p{Cc}/u.test(name)) return read;
  const message =
    'A name is one line without spaces around it, and not one that JavaScript keeps for itself.';
  return { ok: false, problems: [problemAt(requestPlace, ['name'], 'ill-formed-text', message)] };
}

export const createListOperation = operation({
  id: 'createList',
  method: 'POST',
  path: '/lists',
  tag: 'lists',
  summary: 'Write down that there is a list; its entries are proposed afterwards',
  rights: ['profiles.write'],
  body: smallJson(
    'The list',
    Type.Object({
      name: Type.String({ minLength: 1, maxLength: 128 }),
      kind: Type.Enum([...listKinds]),
      owner: Type.String({ minLength: 1, maxLength: 128 }),
      description: Type.Optional(Type.String({ maxLength: 1_024 })),
    }),
  ),
  answers: { 201: { about: 'There is such a list', schema: listView.ref } },
  refuses: ['name-taken'],
  answer: async ({ serving, user, body }) => {
    const read = readContent(body.bytes, readListOrder);
    if ('refused' in read) return read.refused;
    const result = await createList(serving.app, user, read.value);
    if (result.kind === 'name-taken') return refusal('name-taken');
    const view: ListView = result.header;
    return created(view);
  },
});
