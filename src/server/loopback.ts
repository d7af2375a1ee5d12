import type { FastifyRequest } from 'fastify';

/** Whether a request comes from this machine. */
export function isLoopback({ socket }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? '';
  return /^(::ffff:)?127\./.test(address) || address === '::1';
}
