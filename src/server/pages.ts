import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { send } from './answer.ts';
import { refusal } from './refusal.ts';

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
  },
};

const oneYear = 'public, max-age=31536000, immutable';

export type PageOptions = {
  /** Folder of the built pages; none are served without it. */
  readonly webRoot: string | undefined;
  /** Whether browsers reach us by https, and may be told to keep to it. */
  readonly isSecure: boolean;
};

/** Serves the pages: their files, and for every address of the application its one document. */
export async function registerPages(
  server: FastifyInstance,
  { webRoot, isSecure }: PageOptions,
): Promise<void> {
  await server.register(async (scope) => {
    await scope.register(fastifyHelmet, {
      contentSecurityPolicy,
      strictTransportSecurity: isSecure ? {} : false,
      // Browsers complain of this one where the connection is not secure.
      crossOriginOpenerPolicy: isSecure ? {} : false,
      originAgentCluster: false,
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'same-origin' },
    });
    const hasPages = webRoot !== undefined && existsSync(join(webRoot, 'index.html'));
    if (hasPages) {
      await scope.register(fastifyStatic, {
        root: webRoot,
        index: 'index.html',
        cacheControl: false,
        // The bundler puts a hash of the content into the names of assets, and into no other.
        setHeaders: (reply, path) => {
          reply.header('cache-control', path.startsWith(join(webRoot, 'assets')) ? oneYear : 'no-cache');
        },
      });
    }
    scope.setNotFoundHandler(async (request, reply) => {
      if (hasPages && wantsPage(request)) return reply.code(200).sendFile('index.html');
      return send(reply, refusal('not-found'));
    });
  });
}

/** Whether a request is for an address of the application, and not for a file that is not there. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const [path = ''] = url.split('?', 1);
  if (path === '/api' || path.startsWith('/api/') || path.startsWith('/assets/')) return false;
  const accepted = headers.accept ?? '*/*';
  if (accepted.includes('text/html')) return true;
  const lastSegment = path.slice(path.lastIndexOf('/') + 1);
  return accepted.includes('*/*') && !lastSegment.includes('.');
}
