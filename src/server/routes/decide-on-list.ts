import Type from 'typebox';
import { acceptChanges, type ListDecisionResult, withdrawChanges } from '../../app/lists/decide-on-list.ts';
import { listInForce } from '../../app/lists/list-in-force.ts';
import { jsonSchemaOf } from '../../domain/json-schema.ts';
import { type Answer, ok } from '../answer.ts';
import { smallJson } from '../body/small-json.ts';
import { confirmationOf, confirmQuery, reasonOf, reasonShape, refuseUnconfirmed } from '../confirmation.ts';
import { few } from '../few.ts';
import { versionView } from '../lists/show-lists.ts';
import { listVersion } from '../openapi/list-schemas.ts';
import { type Operation, operation } from '../operation.ts';
import { comeBack, refusal } from '../refusal.ts';
import type { Serving } from '../serving.ts';
import { isPossibleId, nameParameters, versionNumber } from './parameters.ts';

const decidedVersion = Type.Object({
  version: versionNumber('The version that was looked at'),
});

const accept = operation({
  id: 'acceptList',
  method: 'POST',
  path: '/lists/:name/accept',
  tag: 'lists',
  summary: 'Bring a proposed version of a list in force',
  about:
    'Author and approver are two people. A list that profiles in force ask for cannot be emptied. Where a profile that ' +
    'asks for it would then send a large share of the flow to red, it wants to be confirmed.',
  rights: ['profiles.approve'],
  parameters: nameParameters,
  query: Type.Object({ ...decidedVersion.properties, ...confirmQuery }),
  body: {
    ...smallJson('Why, if it is to be said', Type.Unsafe(jsonSchemaOf(reasonShape))),
    isOptional: true,
  },
  answers: { 200: { about: 'In force; this node decides accordingly', schema: listVersion.ref } },
  refuses: [
    'wrong-state',
    'four-eyes',
    'overtaken',
    'in-use',
    'needs-confirmation',
    'rule-book-unsound',
    'record-mismatch',
    'invalid-content',
  ],
  answer: async ({ serving, user, path: { name }, query: { version, confirm }, body }) => {
    const read = reasonOf(body);
    if ('refused' in read) return read.refused;
    if (!isPossibleId(name)) return refusal('not-found');
    const confirmation = confirmationOf(confirm, read.value);
    if ('refused' in confirmation) return confirmation.refused;
    const { reason } = read.value;
    const terms = { ...(reason !== undefined && { reason }), ...confirmation };
    return answerTo(serving, name, await acceptChanges(serving.app, user, name, version, terms));
  },
});

const withdraw = operation({
  id: 'withdrawList',
  method: 'POST',
  path: '/lists/:name/withdraw',
  tag: 'lists',
  summary: 'Withdraw a proposed version of a list',
  rights: ['profiles.write', 'profiles.approve'],
  parameters: nameParameters,
  query: decidedVersion,
  answers: { 200: { about: 'Withdrawn', schema: listVersion.ref } },
  refuses: ['wrong-state'],
  answer: async ({ serving, user, path: { name }, query: { version } }) => {
    if (!isPossibleId(name)) return refusal('not-found');
    return answerTo(serving, name, await withdrawChanges(serving.app, user, name, version));
  },
});

async function answerTo({ app }: Serving, name: string, result: ListDecisionResult): Promise<Answer> {
  switch (result.kind) {
    case 'decided': {
      const inForce = listInForce(app, name, await app.store.lists.versions([name]));
      return ok(versionView(result.version, inForce?.version));
    }
    case 'missing':
      return refusal('not-found');
    case 'wrong-state':
      return refusal('wrong-state', `The version is ${result.state}; only a proposed one can be decided on.`);
    case 'four-eyes':
      return refusal('four-eyes', 'You are the author of this version.');
    case 'overtaken': {
      const now = result.by === undefined ? 'none is in force now' : `version ${result.by} is in force now`;
      return refusal(
        'overtaken',
        `The version changes another one, and ${now}; withdraw and propose it again.`,
      );
    }
    case 'unconfirmed':
      return refuseUnconfirmed(result.concerns);
    case 'busy':
      return comeBack('too-many-requests', 'Too much is being tried on history.', 10);
    case 'in-use':
      return refusal('in-use', `${result.why} Asked for by ${few(result.profiles)}.`);
    case 'rule-book-unsound':
      return refusal('rule-book-unsound', `Suspend what is wrong in it, or roll it back: ${result.why}`);
  }
}

export const decideOnListOperations: readonly Operation[] = [accept, withdraw];
