import { useMutation, useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useReducer } from 'react';
import type { DeclarationRow, Page } from '../../../src/server/api.ts';
import { type DeclarationFilter, declarationPage, newestDeclarationsQuery } from '../api/declarations.ts';
import { type ArrivalsList, extend, receive, release } from './arrivals-list.ts';

type Event =
  | {
      readonly kind: 'received';
      readonly filter: DeclarationFilter;
      readonly page: Page<DeclarationRow>;
      readonly hold: boolean;
    }
  | { readonly kind: 'extended'; readonly cursor: string; readonly page: Page<DeclarationRow> }
  | { readonly kind: 'released' };

/** The list of arrivals, kept up to date; `mustHold` says whether the reader is in the middle of it. */
export function useArrivals(filter: DeclarationFilter, mustHold: () => boolean) {
  const newest = useQuery(newestDeclarationsQuery(filter));
  const [list, tell] = useReducer(follow, undefined);

  // Before the browser paints: a page that is no longer busy shows its rows.
  useLayoutEffect(() => {
    if (newest.data !== undefined) tell({ kind: 'received', ...newest.data, hold: mustHold() });
  }, [newest.data, mustHold]);

  const older = useMutation({
    mutationFn: (cursor: string) => declarationPage(filter, { cursor }),
    onSuccess: (page, cursor) => tell({ kind: 'extended', cursor, page }),
  });

  return {
    list,
    newest,
    older,
    showNews: () => tell({ kind: 'released' }),
  };
}

function follow(list: ArrivalsList | undefined, event: Event): ArrivalsList | undefined {
  if (event.kind === 'received') return receive(list, event.filter, event.page, event.hold);
  if (list === undefined) return undefined;
  return event.kind === 'extended' ? extend(list, event.cursor, event.page) : release(list);
}
