import { queryOptions } from '@tanstack/react-query';
import type { BacktestView, BacktestWish, OutcomeView, ProfileShadowView } from '../../../src/server/api.ts';
import { recordedRead } from './pages-of.ts';
import { pathOf } from './profiles.ts';
import { request } from './request.ts';

/** GET /profiles/{id}/backtest: the last one of a version. Where none was made, that is a refusal: ask only then. */
export function backtestQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['profile', id, 'backtest', version],
    queryFn: ({ signal }) => request<BacktestView>(`${pathOf(id)}/backtest`, { query: { version }, signal }),
    ...recordedRead,
  });
}

/** POST /profiles/{id}/backtest: tries a version on history, now. */
export function runBacktest(id: string, version: number, wish: BacktestWish): Promise<BacktestView> {
  return request<BacktestView>(`${pathOf(id)}/backtest`, { method: 'POST', query: { version }, body: wish });
}

/** GET /profiles/{id}/outcome: what really happened while a version was in force. */
export function outcomeQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['profile', id, 'outcome', version],
    queryFn: ({ signal }) => request<OutcomeView>(`${pathOf(id)}/outcome`, { query: { version }, signal }),
    staleTime: 30_000,
  });
}

/** GET /profiles/{id}/shadow: what a version would have decided; a refusal for one that never stood in shadow. */
export function profileShadowQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['profile', id, 'shadow', version],
    queryFn: ({ signal }) =>
      request<ProfileShadowView>(`${pathOf(id)}/shadow`, { query: { version }, signal }),
    staleTime: 10_000,
  });
}
