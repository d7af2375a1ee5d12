import { request } from './request.ts';

/** DELETE /sessions: ends the session. */
export function signOut(): Promise<void> {
  return request<void>('/sessions', { method: 'DELETE' });
}
