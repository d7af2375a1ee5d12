import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that acts by a cookie was made by our own pages. Browsers say where a request comes from;
 * programs that keep cookies say nothing, and no other site can use them.
 */
export function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  const own = URL.canParse(origin) && host !== undefined ? `${new URL(origin).protocol}//${host}` : '';
  return URL.canParse(own) && new URL(own).host === new URL(origin).host;
}
