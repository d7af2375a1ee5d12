import Type, { type Static } from 'typebox';
import type { User } from '../../domain/user.ts';
import { UnreadableStream, unpacked } from '../../intake/decompress.ts';
import type { Limits } from '../../intake/limits.ts';
import { type ChangeLine, changesFromCsv, changesFromNdjson } from '../../intake/list-changes.ts';
import { problemAt } from '../../intake/problems.ts';
import type { Answer } from '../answer.ts';
import { lastingAccess } from '../authentication/lasting-access.ts';
import { contentEncodingOf } from '../body/content-encoding.ts';
import { requestPlace } from '../body/read-content.ts';
import { arriving, proposalRefusals, propose } from '../lists/propose.ts';
import { BrokenOff, mostLines, Upload } from '../lists/read-upload.ts';
import { changeReader } from '../lists/table-held.ts';
import { listChange, listProposal } from '../openapi/list-schemas.ts';
import { type Call, operation } from '../operation.ts';
import { comeBack, refusal } from '../refusal.ts';
import { isPossibleId, nameParameters } from './parameters.ts';
import { proposalQuery } from './propose-entries.ts';

const csv = 'text/csv';
const endless = (): number => Number.POSITIVE_INFINITY;
/** No entry is longer. */
const lineBytes = 65_536;

const uploadQuery = Type.Object({
  reason: Type.Optional(
    Type.String({ maxLength: 1_024, pattern: '^[^\\u0000]*$', description: 'Why the list changes' }),
  ),
  ...proposalQuery,
});

export const uploadList = operation({
  id: 'uploadEntries',
  method: 'POST',
  path: '/lists/:name/entries/batch',
  tag: 'lists',
  summary: 'Propose entries of any number, one a line, as the next version of a list',
  about:
    'NDJSON of entries, or CSV with the columns value, validFrom, validTo, remark, source and remove, of which only ' +
    'value must be there; for a party list also name, names, country and identifiers, several of which are joined by ' +
    `|, and for a table the column is. Written down while it arrives, up to ${mostLines} lines within a quarter of an hour, one ` +
    'upload of a person at a time; answered at the end. Nothing is proposed when a line cannot be taken, unless ' +
    'partial=true. The answer names the lines.',
  rights: ['profiles.write'],
  parameters: nameParameters,
  query: uploadQuery,
  body: {
    about: 'One entry a line',
    types: [
      { media: 'application/x-ndjson', schema: listChange.ref, maximumBytes: endless },
      { media: 'application/ndjson', schema: listChange.ref, maximumBytes: endless },
      { media: csv, schema: Type.String(), maximumBytes: endless },
    ],
    streamed: true,
  },
  answers: { 201: { about: 'Proposed', schema: listProposal.ref } },
  refuses: [...proposalRefusals, 'malformed-content', 'too-slow', 'too-large'],
  remembered: false,
  answer: async (call) => {
    const { serving, user } = call;
    const answer = await serving.uploads.within(() => take(call), { by: user.id });
    return answer === 'full'
      ? comeBack('too-many-requests', 'You upload a list already, or others upload theirs.', 5)
      : answer;
  },
});

type UploadCall = Call<Static<typeof nameParameters>, Static<typeof uploadQuery>, User>;

async function take({ serving, user, path: { name }, query, body, request }: UploadCall): Promise<Answer> {
  const { app, options } = serving;
  if (contentEncodingOf(request.raw) === undefined)
    return refusal('unsupported-type', 'Content-Encoding can be gzip, or none.');
  const header = isPossibleId(name) ? await app.store.lists.find(name) : undefined;
  if (header === undefined) return refusal('not-found');
  const { reason, partial = false, replace = false } = query;
  const limits: Limits = { ...options.limits, recordBytes: lineBytes };
  const { source } = requestPlace;
  const bytes = unpacked(arriving(request, options), source, limits);
  const read: (...given: Parameters<typeof changesFromCsv>) => AsyncGenerator<ChangeLine> =
    body.media === csv ? changesFromCsv : changesFromNdjson;
  const changes = read(bytes, { source, limits, reader: changeReader(serving, header, replace) });
  const lines = replace ? unlessEmpty(changes) : changes;
  const upload = new Upload(lines, (line) => ({ line, path: '' }), lastingAccess(request, serving));
  const proposal = { list: name, isWhole: replace, ...(reason !== undefined && { reason }) };
  try {
    return await propose(serving, user, proposal, upload, partial);
  } catch (error) {
    if (error instanceof BrokenOff) return refusal(error.code, error.detail);
    if (request.raw.destroyed && !request.raw.complete)
      return refusal('malformed-request', 'The request ended before its content did.');
    throw error;
  } finally {
    // What was not read would stand in the way of the next request.
    request.raw.on('error', () => {}).resume();
  }
}

/** The lines of a whole list. A file without a single entry is a mistake, and would empty the list. */
async function* unlessEmpty(lines: AsyncGenerator<ChangeLine>): AsyncGenerator<ChangeLine> {
  let isEmpty = true;
  for await (const line of lines) {
    isEmpty &&= line.kind === 'rejected';
    yield line;
  }
  if (isEmpty) throw new UnreadableStream(problemAt(requestPlace, [], 'missing', nothingThere));
}

const nothingThere =
  'There is not one entry in the file that can be taken, and the list would be empty; take entries off it instead.';
