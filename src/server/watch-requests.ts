import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Serving } from './serving.ts';

/** How long the rest of a request may still come in after it was answered. */
const lingerMilliseconds = 10_000;

/**
 * Counts and logs every request once it is answered. A line names the route and never the address, which may
 * hold what was declared.
 */
export function watchRequests(server: FastifyInstance, serving: Serving): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unmatched';
    const milliseconds = reply.elapsedTime;
    serving.metrics.countRequest(method, route, reply.statusCode, milliseconds);
    request.log.info(
      { method, route, status: reply.statusCode, milliseconds, user: request.user?.id },
      'answered',
    );
    endLingering(request, reply);
  });
}

/** Whoever was answered before all was sent may finish sending, but not for ever. */
function endLingering({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete || raw.destroyed) return;
  const timer = setTimeout(() => reply.raw.socket?.destroy(), lingerMilliseconds);
  timer.unref();
  raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
}
