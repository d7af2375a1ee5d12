import type { IncomingMessage } from 'node:http';

/** How the content of a request is packed; undefined when it is in a way that is not taken. */
export function contentEncodingOf(request: IncomingMessage): 'identity' | 'gzip' | undefined {
  const named = (request.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (named === '' || named === 'identity') return 'identity';
  return named === 'gzip' || named === 'x-gzip' ? 'gzip' : undefined;
}
