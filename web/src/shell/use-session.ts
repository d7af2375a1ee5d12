import { useQuery } from '@tanstack/react-query';
import type { Right, SessionView } from '../../../src/server/api.ts';
import { may, nobody, sessionQuery } from '../api/session.ts';

/** Who is signed in. */
export function useSession(): SessionView {
  return useQuery(sessionQuery).data ?? nobody;
}

/** Whether who is signed in may do something. */
export function useMay(right: Right): boolean {
  return may(useSession(), right);
}
