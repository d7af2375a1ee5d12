import type { FastifyBaseLogger } from 'fastify';
import { destination, pino } from 'pino';
import type { ResolvedOptions } from './server-options.ts';

const standardError = 2;

/** Log lines as JSON to stderr: results belong to stdout. */
export function createLogger({ logLevel }: ResolvedOptions): FastifyBaseLogger {
  return pino({ level: logLevel, base: null }, destination(standardError));
}
