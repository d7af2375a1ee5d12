import { queryOptions } from '@tanstack/react-query';
import type { Declaration } from '../../../src/server/api.ts';
import { request } from './request.ts';

/** GET /declarations/{id}: what was declared, in its newest version. */
export function declarationQuery(id: string) {
  return queryOptions({
    queryKey: ['declaration', id],
    queryFn: ({ signal }) => request<Declaration>(`/declarations/${encodeURIComponent(id)}`, { signal }),
  });
}
