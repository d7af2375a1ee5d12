import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { OperationsView } from '../../../src/server/api.ts';
import { pollFiguresEveryMs } from './poll.ts';
import { request } from './request.ts';

/** GET /operations: the last hours at a glance, of one office or of all. */
export function operationsQuery(scope: { readonly office?: string | undefined; readonly hours: number }) {
  const everyMs = pollFiguresEveryMs(scope.hours);
  return queryOptions({
    queryKey: ['operations', scope.office ?? '', scope.hours],
    queryFn: ({ signal }) => request<OperationsView>('/operations', { query: scope, signal }),
    refetchInterval: everyMs,
    // Until then neither a pointer over a filter nor a window that comes to the front asks again.
    staleTime: everyMs,
    placeholderData: keepPreviousData,
  });
}
