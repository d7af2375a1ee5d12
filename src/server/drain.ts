import type { FastifyInstance } from 'fastify';

/** How often connections that have become idle are closed while the server closes. */
const sweepMilliseconds = 100;

/** Tells those who wait for more that the server closes, and after a while that it does not wait any more. */
export class Drain {
  readonly #closing = new AbortController();
  readonly #interrupting = new AbortController();
  readonly #milliseconds: number;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  get interrupting(): AbortSignal {
    return this.#interrupting.signal;
  }

  /**
   * When the server closes, what is under way is finished and every answer closes its connection. At half
   * time batches stop reading; at the end connections are cut, so that closing always ends.
   */
  watch(server: FastifyInstance): void {
    server.addHook('preClose', async () => this.#begin(server));
    server.addHook('onSend', async (_request, reply, payload) => {
      if (this.#closing.signal.aborted) reply.header('connection', 'close');
      return payload;
    });
  }

  #begin({ server }: FastifyInstance): void {
    this.#closing.abort();
    const timers = [
      // An answer that began before could not say that it closes its connection.
      setInterval(() => server.closeIdleConnections(), sweepMilliseconds),
      setTimeout(() => this.#interrupting.abort(), this.#milliseconds / 2),
      setTimeout(() => server.closeAllConnections(), this.#milliseconds),
    ];
    for (const timer of timers) timer.unref();
    server.once('close', () => {
      for (const timer of timers) clearTimeout(timer);
    });
    if (!server.listening) for (const timer of timers) clearTimeout(timer);
  }
}
