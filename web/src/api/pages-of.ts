import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Page } from '../../../src/server/api.ts';
import { request } from './request.ts';

/** What was read is put on record, so it is not asked for again only because a window came to the front. */
export const recordedRead = { staleTime: 30_000, refetchOnWindowFocus: false } as const;

/** A list of the server, page by page: the first at once, each other on demand. */
export function pagesOf<Answer extends Page<unknown>>(
  path: string,
  query: Readonly<Record<string, string | number | undefined>> = {},
) {
  return infiniteQueryOptions({
    queryKey: ['pages', path, query],
    queryFn: ({ pageParam, signal }) =>
      request<Answer>(path, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    ...recordedRead,
  });
}
