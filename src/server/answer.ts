import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** What is answered to a request, as a value: it can be tested, counted and remembered before it is sent. */
export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer that is still being made while it is sent. */
export type StreamedAnswer = {
  readonly status: number;
  readonly type: string;
  readonly stream: Readable;
};

export function json(status: number, value: unknown, headers?: Readonly<Record<string, string>>): Answer {
  return {
    status,
    type: 'application/json',
    body: JSON.stringify(value),
    ...(headers !== undefined && { headers }),
  };
}

export function ok(value: unknown): Answer {
  return json(200, value);
}

export function created(value: unknown): Answer {
  return json(201, value);
}

/** Nothing to say but that it is done. */
export function done(headers?: Readonly<Record<string, string>>): Answer {
  return { status: 204, type: '', body: '', ...(headers !== undefined && { headers }) };
}

export function send(reply: FastifyReply, answer: Answer | StreamedAnswer): FastifyReply {
  reply.code(answer.status);
  if ('stream' in answer) return sendStream(reply, answer);
  if (answer.headers !== undefined) reply.headers(answer.headers);
  return answer.status === 204 ? reply.send() : reply.type(answer.type).send(answer.body);
}

/** Sends the headers at once: the client may wait for them before it sends what is to be answered. */
function sendStream(reply: FastifyReply, { type, stream }: StreamedAnswer): FastifyReply {
  reply.type(type).send(stream);
  setImmediate(() => {
    if (!reply.raw.headersSent && !reply.raw.destroyed && reply.raw.hasHeader('content-type'))
      reply.raw.flushHeaders();
  });
  return reply;
}
