import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DeclarationRow, Lane, Page } from '../../../src/server/api.ts';
import type { Flow } from '../declaration/flow.ts';
import { pollEveryMs } from './poll.ts';
import { request } from './request.ts';

/** Which declarations to list; all of them where nothing is named. */
export type DeclarationFilter = {
  readonly office?: string | undefined;
  readonly lane?: Lane | undefined;
  readonly flow?: Flow | undefined;
};

const pageLimit = 50;

/** GET /declarations: one page of the list, the newest first. */
export function declarationPage(
  filter: DeclarationFilter,
  page: { readonly cursor?: string; readonly signal?: AbortSignal } = {},
): Promise<Page<DeclarationRow>> {
  return request('/declarations', {
    query: { ...filter, cursor: page.cursor, limit: pageLimit },
    ...(page.signal === undefined ? {} : { signal: page.signal }),
  });
}

/** The newest page, again and again. */
export function newestDeclarationsQuery(filter: DeclarationFilter) {
  return queryOptions({
    queryKey: ['declarations', filter.office ?? '', filter.lane ?? '', filter.flow ?? ''],
    queryFn: async ({ signal }) => ({ filter, page: await declarationPage(filter, { signal }) }),
    refetchInterval: pollEveryMs,
    placeholderData: keepPreviousData,
  });
}
