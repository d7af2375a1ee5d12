import type { FastifyRequest } from 'fastify';
import type { Answer } from './answer.ts';
import { unauthenticated } from './authentication/authorise.ts';
import { recognise } from './authentication/recognise.ts';
import type { Operation } from './operation.ts';
import { refusal } from './refusal.ts';
import type { Serving } from './serving.ts';

type Known = { readonly pattern: RegExp; readonly method: string };

/**
 * Answers requests below `prefix` that no operation serves: what can be done there is for those to know who
 * are let in.
 */
export function unknownAnswerer(prefix: string, operations: readonly Operation[], serving: Serving) {
  const known = operations.map(({ path, method }): Known => {
    return { method, pattern: new RegExp(`^${prefix}${path.replaceAll(/:\w+/g, '[^/]+')}$`) };
  });
  return async (request: FastifyRequest): Promise<Answer> => {
    const recognised = await recognise(request, serving);
    if ('refused' in recognised) return recognised.refused;
    if (recognised.user === undefined) return unauthenticated();
    const [path = ''] = request.url.split('?', 1);
    const methods = known.flatMap(({ pattern, method }) => (pattern.test(path) ? [method] : []));
    if (methods.length === 0) return refusal('not-found');
    const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
    return refusal('method-not-allowed', `Allowed here: ${allow}.`, { headers: { allow } });
  };
}
