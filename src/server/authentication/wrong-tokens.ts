import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../loopback.ts';
import type { RateLimit } from '../server-options.ts';
import { clientNetworkOf } from './client-network.ts';

const windowMilliseconds = 60_000;
/** Networks remembered at a time; beyond it the one heard of first is forgotten. */
const maximumNetworks = 10_000;

type Window = { count: number; readonly until: number };

/**
 * Counts the wrong tokens that come from an address, a minute at a time. What is right is not counted: any
 * number of users may work from one address.
 */
export class WrongTokens {
  readonly #limit: RateLimit;
  readonly #windows = new Map<string, Window>();

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** Whole seconds until tokens from where a request comes are looked at again; undefined while they are. */
  secondsLeft(request: FastifyRequest): number | undefined {
    const open = this.#openWindow(clientNetworkOf(request.ip));
    if (open === undefined || open.count < this.#limit.wrongTokensPerMinute) return undefined;
    return Math.ceil((open.until - performance.now()) / 1_000);
  }

  count(request: FastifyRequest): void {
    if (!this.#limit.onLoopback && isLoopback(request)) return;
    const network = clientNetworkOf(request.ip);
    const open = this.#openWindow(network);
    if (open !== undefined) open.count += 1;
    else this.#begin(network);
  }

  #openWindow(network: string): Window | undefined {
    const window = this.#windows.get(network);
    return window !== undefined && window.until > performance.now() ? window : undefined;
  }

  #begin(network: string): void {
    // A map keeps its keys in the order they came, so a window that begins anew goes to the end.
    this.#windows.delete(network);
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined && this.#windows.size >= maximumNetworks) this.#windows.delete(oldest);
    this.#windows.set(network, { count: 1, until: performance.now() + windowMilliseconds });
  }
}
