import Type from 'typebox';
import type { Parsed, Problem } from '../../domain/problem.ts';
import type { ChangeLine } from '../../intake/list-changes.ts';
import { jsonPointer, placeWithin, problemAt } from '../../intake/problems.ts';
import type { ChangeReader } from '../../intake/read-list-change.ts';
import { readContent, requestPlace } from '../body/read-content.ts';
import { smallJson } from '../body/small-json.ts';
import { proposalRefusals, propose } from '../lists/propose.ts';
import { Upload } from '../lists/read-upload.ts';
import { changeReader } from '../lists/table-held.ts';
import { listChange, listProposal } from '../openapi/list-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { isPossibleId, nameParameters } from './parameters.ts';

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

export const proposeEntries = operation({
  id: 'proposeEntries',
  method: 'POST',
  path: '/lists/:name/entries',
  tag: 'lists',
  summary: 'Propose entries to add, change or remove, as the next version of a list',
  about:
    'An entry takes the place of the one with the same value and validFrom; one that ends is given its last day in ' +
    'validTo, and "remove": true takes it off the list. Entries of a party list may say who it is, and rows of a table ' +
    'say what is looked up under their value. One bad entry refuses all, unless partial=true. The version ' +
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
    const upload = new Upload(linesOfEntries(entries, changeReader(serving, header, replace)), (line) => ({
      path: jsonPointer(['entries', line - 1]),
    }));
    const proposal = { list: name, isWhole: replace, ...(reason !== undefined && { reason }) };
    return propose(serving, user, proposal, upload, partial);
  },
});

async function* linesOfEntries(
  entries: readonly unknown[],
  reader: ChangeReader,
): AsyncGenerator<ChangeLine> {
  for (const [index, entry] of entries.entries()) {
    const read = reader.read(entry, placeWithin(requestPlace, ['entries', index]));
    const line = index + 1;
    yield read.ok
      ? { kind: 'change', line, change: read.value }
      : { kind: 'rejected', line, problems: read.problems };
  }
}
