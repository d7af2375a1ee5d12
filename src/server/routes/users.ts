import Type from 'typebox';
import { disableUser, renewToken } from '../../app/access/change-access.ts';
import { createUser, type NewUser } from '../../app/access/sign-in.ts';
import { jsonSchemaOf } from '../../domain/json-schema.ts';
import { roles } from '../../domain/role.ts';
import { choice, list as listOf, object, optional, required, text } from '../../domain/shape.ts';
import { type Answer, created, done, ok } from '../answer.ts';
import type { NewUserView, Page, UserView } from '../api.ts';
import { ofShape, readContent } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { newUser, pageOf, userView } from '../openapi/view-schemas.ts';
import { type Body, operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { idParameters, isPossibleId } from './parameters.ts';

const newUserShape = object<NewUser>({
  name: required(text(128), 'Unique; acts are recorded under it'),
  roles: required(listOf(choice(roles), 1, 100), 'Their rights add up'),
  offices: optional(listOf(text(32), 0, 1_000), 'Sees these offices only; every office when absent'),
});

type Disabling = { readonly reason?: string };

const disablingShape = object<Disabling>({ reason: optional(text(500), 'Why; kept in the record') });

/** Under these names the record tells of what no user did, so no user can have them. */
const takenNames: ReadonlySet<string> = new Set(['system', 'console', 'demonstration']);

const list = operation({
  id: 'listUsers',
  method: 'GET',
  path: '/users',
  tag: 'users',
  summary: 'People and systems that work with Tamga',
  rights: ['users.read'],
  answers: { 200: { about: 'All of them', schema: pageOf(userView.ref) } },
  answer: async ({ serving: { app } }) => {
    const page: Page<UserView> = { rows: await app.store.users.list() };
    return ok(page);
  },
});

const create = operation({
  id: 'createUser',
  method: 'POST',
  path: '/users',
  tag: 'users',
  summary: 'Make a user with a token',
  rights: ['users.write'],
  body: smallJson('Who, and what they may do', Type.Unsafe(jsonSchemaOf(newUserShape))),
  answers: { 201: { about: 'Made; the token is shown this once', schema: newUser.ref } },
  refuses: ['name-taken', 'already-made'],
  remembered: withoutToken,
  answer: async ({ serving: { app }, user, body }) => {
    const read = readContent(body.bytes, ofShape<NewUser>(newUserShape));
    if ('refused' in read) return read.refused;
    const wanted = { ...read.value, roles: [...new Set(read.value.roles)] };
    if (takenNames.has(wanted.name)) return refusal('name-taken');
    const result = await createUser(app, wanted, user.name);
    if (result.kind !== 'created') return refusal('name-taken');
    const view: NewUserView = { id: result.user.id, token: result.token };
    return created(view);
  },
});

const disable = operation({
  id: 'disableUser',
  method: 'POST',
  path: '/users/:id/disable',
  tag: 'users',
  summary: 'Take a user’s access away for good',
  about: 'Its token and its sessions end here at once, and within two seconds on every node.',
  rights: ['users.write'],
  parameters: idParameters,
  body: {
    ...smallJson('Why, if it is to be said', Type.Unsafe(jsonSchemaOf(disablingShape))),
    isOptional: true,
  },
  answers: { 204: { about: 'Done' } },
  refuses: ['not-found', 'unchanged', 'own-access', 'last-administrator'],
  answer: async ({ serving: { app, identities }, user, path: { id }, body }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const read = disablingOf(body);
    if ('refused' in read) return read.refused;
    const outcome = await disableUser(app, id, user, read.value.reason);
    identities.forgetUser(id);
    if (outcome === 'missing') return refusal('not-found');
    return outcome === 'disabled' ? done() : refusal(outcome);
  },
});

const renew = operation({
  id: 'renewToken',
  method: 'POST',
  path: '/users/:id/token',
  tag: 'users',
  summary: 'Give a user a new token',
  about: 'The old token and the user’s sessions end, here at once, and within two seconds on every node.',
  rights: ['users.write'],
  parameters: idParameters,
  answers: { 200: { about: 'Given; the token is shown this once', schema: newUser.ref } },
  refuses: ['not-found', 'user-disabled', 'already-made'],
  remembered: withoutToken,
  answer: async ({ serving: { app, identities }, user, path: { id } }) => {
    if (!isPossibleId(id)) return refusal('not-found');
    const result = await renewToken(app, id, user);
    identities.forgetUser(id);
    if (result.kind === 'renewed') return ok({ id, token: result.token } satisfies NewUserView);
    return refusal(result.kind === 'missing' ? 'not-found' : 'user-disabled');
  },
});

function disablingOf({ bytes }: Body): ReturnType<typeof readContent<Disabling>> {
  return bytes.length === 0 ? { value: {} } : readContent(bytes, ofShape<Disabling>(disablingShape));
}

/** A token is kept nowhere in clear: whoever lost the answer makes another user. */
function withoutToken(answer: Answer): Answer {
  return answer.status < 300 ? refusal('already-made', 'The token was shown then, and is not kept.') : answer;
}

export const userOperations = [list, create, disable, renew];
