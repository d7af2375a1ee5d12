import { useIsFetching } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { onWaitingChange, waitingCount } from './waiting.ts';

/** Whether the page still lacks something to show: a poll that only brings news does not make it busy. */
export function useBusy(): boolean {
  const lacking = useIsFetching({ predicate: (query) => query.state.status === 'pending' });
  const arriving = useRouterState({ select: (state) => state.status === 'pending' });
  const waiting = useSyncExternalStore(onWaitingChange, waitingCount);
  return lacking > 0 || arriving || waiting > 0;
}
