import { lastingAccess } from '../authentication/lasting-access.ts';
import { answeredLines } from '../batch/answered-lines.ts';
import { OrderedAnswers, type Window } from '../batch/ordered-answers.ts';
import { contentEncodingOf } from '../body/content-encoding.ts';
import { declaration } from '../openapi/noun-schemas.ts';
import { batchLine } from '../openapi/view-schemas.ts';
import { operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import { admitSubmission } from '../submission-answer.ts';

const ndjson = 'application/x-ndjson';
const window: Window = { questions: 2_048, bytes: 33_554_432 };

export const submitBatch = operation({
  id: 'submitBatch',
  method: 'POST',
  path: '/declarations/batch',
  tag: 'declarations',
  summary: 'Decide and store declarations of any number, one a line',
  about:
    'Answered while it is still being sent: one line for each line, in order, as soon as it is durable. Blank ' +
    'lines are passed over. Read the answers while you send, or the server stops reading; lines that were not ' +
    'answered when the connection ends may be sent again. It breaks off when the access of its sender ends.',
  rights: ['declarations.submit'],
  body: {
    about: 'One declaration a line',
    types: [
      { media: ndjson, schema: declaration.ref, maximumBytes: () => Number.POSITIVE_INFINITY },
      { media: 'application/ndjson', schema: declaration.ref, maximumBytes: () => Number.POSITIVE_INFINITY },
    ],
    streamed: true,
  },
  answers: { 200: { about: 'One line for each line', media: ndjson, schema: batchLine.ref } },
  remembered: false,
  admit: admitSubmission,
  answer: ({ serving, user, request }) => {
    if (contentEncodingOf(request.raw) === undefined) {
      return refusal('unsupported-type', 'Content-Encoding can be gzip, or none.');
    }
    const stream = new OrderedAnswers(
      answeredLines(request.raw, user, lastingAccess(request, serving), serving),
      window,
      serving.interrupting,
    );
    // What was not read when the answers end would stand in the way of the next request.
    stream.once('close', () => request.raw.resume());
    return { status: 200, type: ndjson, stream };
  },
});
