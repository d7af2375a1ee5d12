import type { FastifyInstance } from 'fastify';
import { send } from './answer.ts';
import { authorise } from './authentication/authorise.ts';
import type { Operation } from './operation.ts';
import { perform } from './perform.ts';
import type { Serving } from './serving.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
}

/** Makes a route of an operation: who may is judged first, then the address, then the content. */
export function registerOperation(scope: FastifyInstance, operation: Operation, serving: Serving): void {
  const { signInsPerMinute } = serving.options.rateLimit;
  scope.route({
    method: operation.method,
    url: operation.path,
    config: { operation, ...(operation.opensSession === true && { rateLimit: { max: signInsPerMinute } }) },
    schema: {
      ...(operation.parameters !== undefined && { params: operation.parameters }),
      ...(operation.query !== undefined && { querystring: operation.query }),
    },
    onRequest: [authorise(operation, serving)],
    handler: async (request, reply) => send(reply, await perform(operation, request, serving)),
  });
}
