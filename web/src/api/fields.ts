import { queryOptions } from '@tanstack/react-query';
import type { FieldsView } from '../../../src/server/api.ts';
import { request } from './request.ts';

/** GET /fields: what conditions can ask about; the same as long as the server runs. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: ({ signal }) => request<FieldsView>('/fields', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
