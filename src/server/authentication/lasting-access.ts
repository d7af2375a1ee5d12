import type { FastifyRequest } from 'fastify';
import type { Serving } from '../serving.ts';
import { credentialsOf } from './credentials.ts';

/** Whether what let a request in would still do so, for requests that go on for long after they were let in. */
export function lastingAccess(
  request: FastifyRequest,
  { identities }: Serving,
): () => boolean | Promise<boolean> {
  const credentials = credentialsOf(request);
  if (credentials === undefined) return () => false;
  const find = identities.finder(credentials);
  return () => {
    const found = find();
    return found instanceof Promise ? found.then((user) => user !== undefined) : found !== undefined;
  };
}
