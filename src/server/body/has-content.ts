import type { FastifyRequest } from 'fastify';

/** Whether a request says that content comes with it. */
export function hasContent({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
