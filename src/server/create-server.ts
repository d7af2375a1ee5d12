import fastifyCookie from '@fastify/cookie';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { App } from '../app/app.ts';
import { Places } from '../app/places.ts';
import { send } from './answer.ts';
import { answerError } from './answer-error.ts';
import { unknownAnswerer } from './answer-unknown.ts';
import { Identities } from './authentication/identities.ts';
import { WrongTokens } from './authentication/wrong-tokens.ts';
import { HeldBytes } from './body/held-bytes.ts';
import { Drain } from './drain.ts';
import { frameworkOptions } from './framework-options.ts';
import { AnswerMemory } from './idempotency/answer-memory.ts';
import { createLogger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { registerOpenApi } from './openapi/openapi.ts';
import { apiOperations } from './operations-table.ts';
import { registerPages } from './pages.ts';
import { registerRateLimits } from './rate-limits.ts';
import { registerOperation } from './register-operation.ts';
import { houseOperations } from './routes/house.ts';
import { resolveOptions, type ServerOptions } from './server-options.ts';
import type { Serving } from './serving.ts';
import { parameterValidator } from './validate-parameters.ts';
import { watchRequests } from './watch-requests.ts';

const apiPrefix = '/api/v1';
/** Each holds a transaction open while it arrives. */
const uploadsAtOnce = 2;

/**
 * The HTTP server of an app, ready to listen: the operations of the API, the house's own, and the pages.
 * Closing it finishes what was accepted.
 */
export async function createServer(app: App, options: ServerOptions): Promise<FastifyInstance> {
  const resolved = resolveOptions(options);
  const server = fastify(frameworkOptions(createLogger(resolved)));
  const drain = new Drain(resolved.drainMilliseconds);
  const serving: Serving = {
    app,
    options: resolved,
    metrics: new Metrics(() => app.submissions.length),
    identities: new Identities(app),
    wrongTokens: new WrongTokens(resolved.rateLimit),
    answers: new AnswerMemory(app.store.answers, (error) =>
      server.log.warn({ err: error }, 'an answer could not be kept for its key'),
    ),
    heldBytes: new HeldBytes(resolved.bodyBytes),
    uploads: new Places(uploadsAtOnce, 0, 1),
    closing: drain.closing,
    interrupting: drain.interrupting,
    describe: () => server.swagger(),
  };
  server.decorateRequest('user', undefined);
  drain.watch(server);
  watchRequests(server, serving);
  takeBodiesAsTheyCome(server);
  server.setValidatorCompiler(parameterValidator);
  server.setErrorHandler<FastifyError>(async (error, request, reply) =>
    send(reply, await answerError(error, request, serving)),
  );
  await server.register(fastifyCookie);
  await registerOpenApi(server, resolved.version);
  await server.register((scope) => registerApi(scope, serving), { prefix: apiPrefix });
  for (const operation of houseOperations) registerOperation(server, operation, serving);
  await registerPages(server, { webRoot: resolved.webRoot, isSecure: resolved.secureCookies });
  await server.ready();
  return server;
}

async function registerApi(scope: FastifyInstance, serving: Serving): Promise<void> {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });
  await registerRateLimits(scope, serving.options.rateLimit);
  for (const operation of apiOperations) registerOperation(scope, operation, serving);
  // Routes of their own, since the pages' route for every file would go before a handler for what is not found.
  const answerUnknown = unknownAnswerer(apiPrefix, apiOperations, serving);
  scope.all('/*', async (request, reply) => send(reply, await answerUnknown(request)));
  scope.all('', async (request, reply) => send(reply, await answerUnknown(request)));
}

/** Operations read their bodies themselves: what they take, how much of it, and how it is read, is theirs to say. */
function takeBodiesAsTheyCome(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
}
