import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { UserId } from '../../domain/user.ts';
import type { Answer } from '../answer.ts';
import type { Body } from '../operation.ts';
import { refusal } from '../refusal.ts';
import type { KeyedRequest } from './answer-memory.ts';

/** The request under the Idempotency-Key it was sent with; undefined without one. */
export function keyedRequestOf(
  request: FastifyRequest,
  user: UserId,
  body: Body,
): KeyedRequest | { readonly refused: Answer } | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key)) {
    return {
      refused: refusal('malformed-request', 'An Idempotency-Key is 1 to 255 printable ASCII characters.'),
    };
  }
  const requestHash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${body.media}\n`)
    .update(body.bytes)
    .digest('hex');
  return { user, key, requestHash };
}
