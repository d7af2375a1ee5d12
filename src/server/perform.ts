import type { FastifyRequest } from 'fastify';
import type { Answer, StreamedAnswer } from './answer.ts';
import { bodyTypeOf } from './body/body-type.ts';
import { hasContent } from './body/has-content.ts';
import { readBody } from './body/read-body.ts';
import { keyedRequestOf } from './idempotency/keyed-request.ts';
import type { Body, Call, Operation } from './operation.ts';
import type { Serving } from './serving.ts';

const nothing: Body = { media: '', bytes: new Uint8Array(0) };

/** Answers a request that was let through: reads its body, and lets the operation act once for each key. */
export async function perform(
  operation: Operation,
  request: FastifyRequest,
  serving: Serving,
): Promise<Answer | StreamedAnswer> {
  const full = operation.admit?.(serving);
  if (full !== undefined) return full;
  if (operation.body === undefined) return act(operation, request, serving, nothing);
  if (operation.body.isOptional === true && !hasContent(request))
    return act(operation, request, serving, nothing);
  const type = bodyTypeOf(request.headers['content-type'], operation.body);
  if ('status' in type) return type;
  if (operation.body.streamed === true)
    return act(operation, request, serving, { ...nothing, media: type.media });
  const { limits, bodyMilliseconds } = serving.options;
  const read = await readBody(request.raw, {
    maximumBytes: type.maximumBytes(limits),
    milliseconds: bodyMilliseconds,
    held: serving.heldBytes,
  });
  if (read.kind === 'refused') return read.answer;
  try {
    return await act(operation, request, serving, { media: type.media, bytes: read.bytes });
  } finally {
    read.release();
  }
}

async function act(
  operation: Operation,
  request: FastifyRequest,
  serving: Serving,
  body: Body,
): Promise<Answer | StreamedAnswer> {
  const { user } = request;
  const call: Call = { serving, user, path: request.params, query: request.query, body, request };
  const { remembered = (answer: Answer) => answer } = operation;
  if (operation.method !== 'POST' || remembered === false || user === undefined)
    return operation.answer(call);
  const keyed = keyedRequestOf(request, user.id, body);
  if (keyed === undefined) return operation.answer(call);
  if ('refused' in keyed) return keyed.refused;
  return serving.answers.once(keyed, async () => whole(await operation.answer(call)), remembered);
}

function whole(answer: Answer | StreamedAnswer): Answer {
  if ('stream' in answer) throw new Error('An answer that is a stream cannot be remembered');
  return answer;
}
