import { queryOptions } from '@tanstack/react-query';
import type { Decision } from '../../../src/server/api.ts';
import { request } from './request.ts';

/** GET /declarations/{id}/decision: what was decided about the newest version. */
export function decisionQuery(id: string) {
  return queryOptions({
    queryKey: ['decision', id],
    queryFn: ({ signal }) =>
      request<Decision>(`/declarations/${encodeURIComponent(id)}/decision`, { signal }),
  });
}
