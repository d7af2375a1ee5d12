import type { SessionView } from '../../../src/server/api.ts';
import { request } from './request.ts';

/** POST /sessions: begins a session with a token. */
export function signIn(token: string): Promise<SessionView> {
  return request<SessionView>('/sessions', { method: 'POST', body: { token } });
}
