import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';

type Line = Readonly<Record<string, unknown>>;

/** A client that sends a batch and reads its answers at the same time, a line at a time. */
export class BatchClient {
  readonly answered: Promise<void>;
  status = 0;
  headers: IncomingHttpHeaders = {};
  isClosed = false;
  readonly #request: ClientRequest;
  #response: IncomingMessage | undefined;
  #lines: AsyncIterator<string> | undefined;
  #failure: Error | undefined;

  constructor(port: number, token: string, headers: Readonly<Record<string, string>>) {
    this.#request = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/declarations/batch',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson', ...headers },
    });
    this.#request.on('close', () => {
      this.isClosed = true;
    });
    this.answered = new Promise((resolve, reject) => {
      this.#request.on('response', (response) => {
        this.status = response.statusCode ?? 0;
        this.headers = response.headers;
        this.#response = response;
        response.on('error', (error) => {
          this.#failure = error;
        });
        this.#lines = createInterface({ input: response, crlfDelay: Number.POSITIVE_INFINITY })[
          Symbol.asyncIterator
        ]();
        resolve();
      });
      this.#request.on('error', reject);
    });
    this.answered.catch(() => {});
    this.#request.flushHeaders();
  }

  /** Resolves when the content is on its way. */
  send(content: string | Buffer): Promise<void> {
    return new Promise((resolve) => {
      if (this.#request.write(content) || this.isClosed) return resolve();
      const go = (): void => {
        this.#request.off('drain', go).off('close', go);
        resolve();
      };
      this.#request.on('drain', go).on('close', go);
    });
  }

  end(): void {
    this.#request.end();
  }

  destroy(): void {
    this.#request.destroy();
  }

  pause(): void {
    this.#response?.socket.pause();
  }

  resume(): void {
    this.#response?.socket.resume();
  }

  /** The next answer; undefined after the last, an error where they break off. */
  async next(): Promise<Line | undefined> {
    await this.answered;
    const line = await this.#lines?.next();
    if (line === undefined || line.done === true) {
      if (this.#failure !== undefined || this.#response?.complete === false)
        throw this.#failure ?? new Error('Broken off');
      return undefined;
    }
    return JSON.parse(line.value) as Line;
  }

  async rest(): Promise<readonly Line[]> {
    const lines: Line[] = [];
    for (let line = await this.next(); line !== undefined; line = await this.next()) lines.push(line);
    return lines;
  }
}
