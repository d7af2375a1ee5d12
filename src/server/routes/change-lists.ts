import Type from 'typebox';
import type { ListDecisionResult } from '../../app/change-list.ts';
import { acceptChanges, createList, listInForce, withdrawChanges } from '../../app/change-list.ts';
import { jsonSchemaOf } from '../../domain/json-schema.ts';
import { type ListHeader, type ListKind, listKinds } from '../../domain/list-version.ts';
import type { Parsed, Problem } from '../../domain/problem.ts';
import { choice, object, optional, required, text } from '../../domain/shape.ts';
import type { ChangeLine } from '../../intake/list-changes.ts';
import { jsonPointer, problemAt } from '../../intake/problems.ts';
import { readListChange } from '../../intake/read-list-change.ts';
import { isForbiddenKey } from '../../intake/read-shape.ts';
import { type Answer, created, ok } from '../answer.ts';
import type { ListView } from '../api.ts';
import { ofShape, readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { confirmationOf, confirmQuery, reasonOf, reasonShape, refuseUnconfirmed } from '../confirmation.ts';
import { proposalRefusals, propose } from '../lists/propose.ts';
import { Upload } from '../lists/read-upload.ts';
import { versionView } from '../lists/show-lists.ts';
import { listChange, listProposal, listVersion, listView } from '../openapi/list-schemas.ts';
import { type Operation, operation } from '../operation.ts';
import { comeBack, refusal } from '../refusal.ts';
import type { Serving } from '../serving.ts';
import { nameParameters } from './lists.ts';
import { isPossibleId } from './parameters.ts';

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

const create = operation({
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

/** How changes are taken. */
export const proposalQuery = {
  partial: Type.Optional(
    Type.Boolean({ description: 'Whether to leave out what cannot be taken; else one bad line refuses all' }),
  ),
  replace: Type.Optional(
    Type.Boolean({ description: 'Whether this is the whole list, and whatever else is on it goes' }),
  ),
};

type ProposedEntries = { readonly reason?: string; readonly entries: readonly unknown[] };

function readProposed(value: unknown): Parsed<ProposedEntries> {
  const problems: Problem[] = [];
  const refuse = (steps: readonly string[], code: Problem['code'], message: string): void => {
    problems.push(problemAt(requestPlace, steps, code, message));
  };
  const members = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const { reason, entries } = members;
  for (const key of Object.keys(members).filter((each) => each !== 'reason' && each !== 'entries'))
    refuse([key], 'unknown-key', 'Known are reason and entries.');
  if (!Array.isArray(entries)) refuse(['entries'], 'wrong-type', 'Give a list of entries.');
  const isReason = typeof reason === 'string' && reason.length <= 1_024 && reason.isWellFormed();
  if (reason !== undefined && (!isReason || reason.includes('\0')))
    refuse(['reason'], 'wrong-type', 'Give the reason as text of at most 1024 characters.');
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: members as ProposedEntries, warnings: [] };
}

const proposeEntries = operation({
  id: 'proposeEntries',
  method: 'POST',
  path: '/lists/:name/entries',
  tag: 'lists',
  summary: 'Propose entries to add, change or remove, as the next version of a list',
  about:
    'An entry takes the place of the one with the same value and validFrom; one that ends is given its last day in ' +
    'validTo, and "remove": true takes it off the list. One bad entry refuses all, unless partial=true. The version ' +
    'decides once somebody else accepts it; until then no other change can be proposed.',
  rights: ['profiles.write'],
  parameters: nameParameters,
  query: Type.Object(proposalQuery),
  body: smallJson(
    'The changes, and why they are made',
    Type.Object({ reason: Type.Optional(Type.String()), entries: Type.Array(listChange.ref) }),
  ),
  answers: { 201: { about: 'Proposed', schema: listProposal.ref } },
  refuses: proposalRefusals,
  answer: async ({ serving, user, path: { name }, query: { partial = false, replace = false }, body }) => {
    const header = isPossibleId(name) ? await serving.app.store.lists.find(name) : undefined;
    if (header === undefined) return refusal('not-found');
    const read = readContent(body.bytes, readProposed);
    if ('refused' in read) return read.refused;
    const { reason, entries } = read.value;
    const upload = new Upload(linesOfEntries(entries, header.kind), (line) => ({
      path: jsonPointer(['entries', line - 1]),
    }));
    const proposal = { list: name, isWhole: replace, ...(reason !== undefined && { reason }) };
    return propose(serving, user, proposal, upload, partial);
  },
});

async function* linesOfEntries(entries: readonly unknown[], kind: ListKind): AsyncGenerator<ChangeLine> {
  for (const [index, entry] of entries.entries()) {
    const pathOf = (steps: readonly (string | number)[]): string => jsonPointer(['entries', index, ...steps]);
    const read = readListChange(entry, kind, { ...requestPlace, pathOf });
    const line = index + 1;
    yield read.ok
      ? { kind: 'change', line, change: read.value }
      : { kind: 'rejected', line, problems: read.problems };
  }
}

const decidedVersion = Type.Object({
  version: Type.Integer({
    minimum: 1,
    maximum: 2_147_483_647,
    description: 'The version that was looked at',
  }),
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
    case 'in-use': {
      const [named, more] = [result.profiles.slice(0, 20).join(', '), result.profiles.length - 20];
      return refusal('in-use', `${result.why} Asked for by ${named}${more > 0 ? ` and ${more} more` : ''}.`);
    }
    case 'rule-book-unsound':
      return refusal('rule-book-unsound', `Suspend what is wrong in it, or roll it back: ${result.why}`);
  }
}

export const changeListOperations: readonly Operation[] = [create, proposeEntries, accept, withdraw];
