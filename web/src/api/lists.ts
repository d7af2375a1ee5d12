import { queryOptions } from '@tanstack/react-query';
import type {
  ListDifferenceRow,
  ListEntry,
  ListProposalView,
  ListVersionView,
  ListView,
  Page,
} from '../../../src/server/api.ts';
import { pagesOf } from './pages-of.ts';
import { request } from './request.ts';

/** GET /lists, by name; not what is on them. */
export const listsQuery = pagesOf<Page<ListView>>('/lists');

/** GET /lists: as many as one answer holds, to choose from by name. */
export const listNamesQuery = queryOptions({
  queryKey: ['list-names'],
  queryFn: ({ signal }) => request<Page<ListView>>('/lists', { query: { limit: 200 }, signal }),
  staleTime: 30_000,
});

/** GET /lists/{name}: its owner, the version in force, and what is proposed. */
export function listQuery(name: string) {
  return queryOptions({
    queryKey: ['list', name],
    queryFn: ({ signal }) => request<ListView>(pathOf(name), { signal }),
  });
}

/** GET /lists/{name}/versions, the newest first. */
export function listVersionsQuery(name: string) {
  return pagesOf<Page<ListVersionView>>(`${pathOf(name)}/versions`);
}

/** GET /lists/{name}/entries of a version, or those whose value or remark holds a text. */
export function listEntriesQuery(name: string, version: number, contains?: string) {
  return pagesOf<Page<ListEntry>>(`${pathOf(name)}/entries`, { version, contains });
}

/** GET /lists/{name}/difference between two versions. */
export function listDifferenceQuery(name: string, from: number, to: number) {
  return pagesOf<Page<ListDifferenceRow>>(`${pathOf(name)}/difference`, { from, to });
}

/** POST /lists: writes down that there is a list. */
export function createList(
  list: Pick<ListView, 'name' | 'kind' | 'owner'> & { readonly description?: string },
): Promise<ListView> {
  return request<ListView>('/lists', { method: 'POST', body: list });
}

/** An entry to be put on a list, or taken off it. */
export type ListChange = ListEntry & { readonly remove?: true };

/** POST /lists/{name}/entries: proposes changes as the next version. */
export function proposeChanges(
  name: string,
  changes: { readonly reason?: string; readonly entries: readonly ListChange[] },
): Promise<ListProposalView> {
  return request<ListProposalView>(`${pathOf(name)}/entries`, { method: 'POST', body: changes });
}

/** How a file of entries is taken. */
export type UploadTerms = {
  readonly reason?: string;
  /** Leave out lines that cannot be taken, rather than refuse all. */
  readonly partial: boolean;
  /** The file is the whole list. */
  readonly replace: boolean;
};

/** POST /lists/{name}/entries/batch: proposes what a file of CSV or NDJSON says. */
export function uploadEntries(
  name: string,
  file: File,
  { reason, partial, replace }: UploadTerms,
): Promise<ListProposalView> {
  const type = /\.(ndjson|jsonl)$/i.test(file.name) ? 'application/x-ndjson' : 'text/csv';
  return request<ListProposalView>(`${pathOf(name)}/entries/batch`, {
    method: 'POST',
    query: {
      reason,
      partial: partial ? 'true' : undefined,
      replace: replace ? 'true' : undefined,
    },
    file: { type, content: file },
  });
}

/** Why a version is accepted, and what is confirmed that speaks against it. */
export type DecisionTerms = {
  readonly reason?: string;
  readonly confirm?: boolean;
  readonly confirms?: readonly string[];
};

/** POST /lists/{name}/accept or /withdraw: what becomes of a proposed version. */
export function decideOnList(
  name: string,
  version: number,
  decision: 'accept' | 'withdraw',
  { confirm = false, ...terms }: DecisionTerms = {},
): Promise<ListVersionView> {
  return request<ListVersionView>(`${pathOf(name)}/${decision}`, {
    method: 'POST',
    query: { version, confirm: confirm ? 'true' : undefined },
    ...(decision === 'accept' && { body: terms }),
  });
}

function pathOf(name: string): string {
  return `/lists/${encodeURIComponent(name)}`;
}
