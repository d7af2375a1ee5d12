import { queryOptions } from '@tanstack/react-query';
import type { HistoryView } from '../../../src/server/api.ts';
import { request } from './request.ts';

/** GET /declarations/{id}/history: everything that happened to a declaration, the oldest first. */
export function historyQuery(id: string) {
  return queryOptions({
    queryKey: ['history', id],
    queryFn: ({ signal }) =>
      request<HistoryView>(`/declarations/${encodeURIComponent(id)}/history`, { signal }),
  });
}
