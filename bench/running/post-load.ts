import autocannon from 'autocannon';

/** What came of posting many declarations one by one. */
export type PostLoad = {
  readonly seconds: number;
  /** Answers by their status; 0 stands for requests that had none. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Milliseconds from sending to the whole answer, of each request. */
  readonly latencies: readonly number[];
};

export type PostLoadOptions = {
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  /** Requests in all. A number and not a time: when it ends no request is left without its answer. */
  readonly requests: number;
  /** The body of the next request; it is asked for a few more than are sent. */
  readonly nextBody: () => string;
};

const timeoutSeconds = 30;

/** Posts declarations over so many connections, on each the next as soon as the last is answered. */
export async function postDeclarations(options: PostLoadOptions): Promise<PostLoad> {
  const statuses = new Map<number, number>();
  const latencies: number[] = [];
  const count = (status: number): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
  let [beganAt, endedAt] = [performance.now(), performance.now()];
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(configuration(options), (error) => (error ? reject(error) : resolve()));
    instance.on('start', () => {
      beganAt = performance.now();
    });
    instance.on('response', (_, status, __, milliseconds) => {
      endedAt = performance.now();
      count(status);
      latencies.push(milliseconds);
    });
    instance.on('reqError', () => count(0));
  });
  return { seconds: (endedAt - beganAt) / 1_000, statuses, latencies };
}

function configuration({ url, token, connections, requests, nextBody }: PostLoadOptions): autocannon.Options {
  return {
    url,
    connections,
    amount: requests,
    timeout: timeoutSeconds,
    requests: [
      {
        method: 'POST',
        path: '/api/v1/declarations',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: nextBody() }),
      },
    ],
  };
}
