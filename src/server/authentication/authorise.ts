import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Right, rightsOf } from '../../domain/role.ts';
import type { User } from '../../domain/user.ts';
import { type Answer, send } from '../answer.ts';
import type { Operation } from '../operation.ts';
import { refusal } from '../refusal.ts';
import type { Serving } from '../serving.ts';
import { credentialsOf } from './credentials.ts';
import { recognise } from './recognise.ts';
import { isSameOrigin } from './same-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; undefined for nobody. */
    user: User | undefined;
  }
}

/**
 * The hook that lets a request through to an operation or refuses it, before its body or the id it names is
 * looked at: nobody learns from a refusal what there is.
 */
export function authorise({ rights, method, opensSession, isAnonymous }: Operation, serving: Serving) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (isAnonymous === true) return undefined;
    const recognised = await recognise(request, serving);
    if ('refused' in recognised) return send(reply, recognised.refused);
    request.user = recognised.user;
    const isOpen = rights.length === 0;
    if (!isOpen && request.user === undefined) return send(reply, unauthenticated());
    const actsByCookie = credentialsOf(request)?.kind === 'session' || opensSession === true;
    if (method !== 'GET' && actsByCookie && !isSameOrigin(request)) return send(reply, refusal('cross-site'));
    if (!isOpen && !holdsAny(request.user, rights)) return send(reply, refusal('forbidden'));
    return undefined;
  };
}

export function unauthenticated(): Answer {
  return refusal('unauthenticated', undefined, { headers: { 'www-authenticate': 'Bearer' } });
}

function holdsAny(user: User | undefined, rights: readonly Right[]): boolean {
  if (user === undefined) return false;
  const held = rightsOf(user.roles);
  return rights.some((right) => held.has(right));
}
