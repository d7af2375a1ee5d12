import { queryOptions } from '@tanstack/react-query';
import type { ChallengerComparisonView, ChallengerView, Page } from '../../../src/server/api.ts';
import { pagesOf } from './pages-of.ts';
import { slowPollEveryMs } from './poll.ts';
import { request } from './request.ts';

/** GET /challengers, by name. */
export const challengersQuery = pagesOf<Page<ChallengerView>>('/challengers');

/** GET /challengers/{name}/comparison: what it would have decided, again and again while it runs. */
export function challengerQuery(name: string) {
  return queryOptions({
    queryKey: ['challenger', name],
    queryFn: ({ signal }) => request<ChallengerComparisonView>(`${pathOf(name)}/comparison`, { signal }),
    refetchInterval: ({ state }) => (state.data?.challenger.state === 'running' ? slowPollEveryMs : false),
  });
}

/** POST /challengers/{name}/start or /stop. */
export function stepChallenger(name: string, step: 'start' | 'stop'): Promise<ChallengerView> {
  return request<ChallengerView>(`${pathOf(name)}/${step}`, { method: 'POST' });
}

/** POST /challengers: registers the set that a file holds, under a name. */
export async function registerChallenger(name: string, file: File): Promise<ChallengerView> {
  const set: unknown = JSON.parse(await file.text());
  const body = { ...(Array.isArray(set) ? { profiles: set } : (set as object)), name };
  return request<ChallengerView>('/challengers', { method: 'POST', body });
}

function pathOf(name: string): string {
  return `/challengers/${encodeURIComponent(name)}`;
}
