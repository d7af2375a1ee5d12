import fastifyRateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { isLoopback } from './loopback.ts';
import type { RateLimit } from './server-options.ts';

/** Limits how often one user asks; where nobody is known, how often one address does. */
export async function registerRateLimits(scope: FastifyInstance, limit: RateLimit): Promise<void> {
  await scope.register(fastifyRateLimit, {
    max: limit.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ user, ip }) => user?.id ?? ip,
    allowList: (request) => !limit.onLoopback && isLoopback(request),
    // What is left is nobody's business, and costs bytes in every answer.
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  });
}
