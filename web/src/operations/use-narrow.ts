import { useNavigate } from '@tanstack/react-router';
import type { OperationsSearch } from './operations-search.ts';

/** What a filter is set to; undefined lifts it. */
type Narrowing = { readonly [Name in keyof OperationsSearch]: OperationsSearch[Name] | undefined };

/** Sets filters of the operations page, in its address. */
export function useNarrow(): (by: Narrowing) => void {
  const navigate = useNavigate({ from: '/operations' });
  return (by) => void navigate({ search: (search) => narrow(search, by), resetScroll: false });
}

/** The filters with some of them changed. */
export function narrow<Search extends OperationsSearch>(search: Search, by: Narrowing): Search {
  const narrowed = { ...search, ...by };
  return Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== undefined)) as Search;
}
