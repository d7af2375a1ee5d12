import type { FastifyRequest } from 'fastify';

export const sessionCookie = 'tamga_session';

/** What a request shows to be let in: a program its token, a page its session. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'session'; readonly session: string };

/** Longer texts are no token of ours, and are not worth a hash. */
const maximumLength = 1_024;

/** A token goes before a session; a header of another scheme is no credential. */
export function credentialsOf(request: FastifyRequest): Credentials | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    return token !== undefined && token.length <= maximumLength ? { kind: 'token', token } : undefined;
  }
  const session = request.cookies[sessionCookie];
  return session !== undefined && session !== '' && session.length <= maximumLength
    ? { kind: 'session', session }
    : undefined;
}
