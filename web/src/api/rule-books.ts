import { queryOptions } from '@tanstack/react-query';
import type { RollBackView, RuleBookDifferenceView, RuleBooksView } from '../../../src/server/api.ts';
import { pagesOf, recordedRead } from './pages-of.ts';
import { request } from './request.ts';

/** GET /rule-books: what decides now, and every rule book that came in force, the newest first. */
export const ruleBooksQuery = pagesOf<RuleBooksView>('/rule-books');

/** GET /rule-books/{hash}/difference: what a later one has in place of it. */
export function ruleBookDifferenceQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['rule-book-difference', from, to],
    queryFn: ({ signal }) =>
      request<RuleBookDifferenceView>(`/rule-books/${encodeURIComponent(from)}/difference`, {
        query: { to },
        signal,
      }),
    ...recordedRead,
  });
}

/** POST /rule-books/{hash}/activate: brings a rule book that was in force before in force again. */
export function rollBack(hash: string, reason: string): Promise<RollBackView> {
  return request<RollBackView>(`/rule-books/${encodeURIComponent(hash)}/activate`, {
    method: 'POST',
    body: { reason },
  });
}
