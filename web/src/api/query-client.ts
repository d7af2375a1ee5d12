import { QueryCache, QueryClient } from '@tanstack/react-query';
import { RequestRefused, statusOf } from './request-refused.ts';
import { nobody, sessionQuery } from './session.ts';

/** Keeps what the server answered; `onSignedOut` is called when it no longer knows who asks. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        if (statusOf(error) !== 401) return;
        client.setQueryData(sessionQuery.queryKey, nobody);
        onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        // On a customs network the server may be reachable while the browser thinks it is offline.
        networkMode: 'always',
        // Long enough that what was asked for ahead is not asked for again when its page opens.
        staleTime: 2_000,
        retry: (failures, error) => failures < 2 && isWorthRepeating(error),
        retryDelay: (failures, error) => delayMsBefore(failures, error),
      },
    },
  });
  return client;
}

function isWorthRepeating(error: Error): boolean {
  const status = statusOf(error);
  return status === undefined || status === 429 || status >= 500;
}

function delayMsBefore(failures: number, error: Error): number {
  const asked = error instanceof RequestRefused ? error.retryAfter : undefined;
  return asked === undefined ? 500 * 2 ** failures : Math.min(asked, 30) * 1_000;
}
