import { queryOptions } from '@tanstack/react-query';
import type { Right, SessionView } from '../../../src/server/api.ts';
import { request } from './request.ts';

/** GET /sessions: who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request<SessionView>('/sessions', { signal }),
  staleTime: 60_000,
});

/** What the server answers when nobody is signed in. */
export const nobody: SessionView = { name: '', roles: [], rights: [] };

export function isSignedIn(session: SessionView): boolean {
  return session.name !== '' || session.roles.length > 0 || session.rights.length > 0;
}

export function may(session: SessionView, right: Right): boolean {
  return session.rights.includes(right);
}
