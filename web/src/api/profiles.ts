import { queryOptions } from '@tanstack/react-query';
import type {
  DraftView,
  Page,
  ProfileDifferenceView,
  ProfileReadView,
  ProfilesView,
  ProfileVersionsView,
  ProfileView,
  RetirementProposalsView,
} from '../../../src/server/api.ts';
import { pagesOf, recordedRead } from './pages-of.ts';
import { request } from './request.ts';

/** Which profiles to list; all of them where nothing is named. */
export type ProfileFilter = {
  readonly state?: ProfileView['state'] | undefined;
  readonly riskArea?: string | undefined;
  readonly contains?: string | undefined;
};

/** GET /profiles, by id. */
export function profilesQuery({ state, riskArea, contains }: ProfileFilter) {
  return pagesOf<ProfilesView>('/profiles', { state, riskArea, contains });
}

/** GET /retirement-proposals: what is in force and seems to be of no more use. */
export const retirementProposalsQuery = queryOptions({
  queryKey: ['retirement-proposals'],
  queryFn: ({ signal }) => request<RetirementProposalsView>('/retirement-proposals', { signal }),
  staleTime: 30_000,
});

/** GET /profiles/{id}/versions: every version, and what was done with each; the oldest first. */
export function profileVersionsQuery(id: string) {
  return queryOptions({
    queryKey: ['profile', id, 'versions'],
    queryFn: ({ signal }) => request<ProfileVersionsView>(`${pathOf(id)}/versions`, { signal }),
    ...recordedRead,
  });
}

/** GET /profiles/{id}/difference between two versions. */
export function profileDifferenceQuery(id: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['profile', id, 'difference', from, to],
    queryFn: ({ signal }) =>
      request<ProfileDifferenceView>(`${pathOf(id)}/difference`, { query: { from, to }, signal }),
    ...recordedRead,
  });
}

/** GET /profiles/{id}/reads: who saw it, the newest first. */
export function profileReadsQuery(id: string) {
  return pagesOf<Page<ProfileReadView>>(`${pathOf(id)}/reads`);
}

/** The address of a profile under /api/v1. */
export function pathOf(id: string): string {
  return `/profiles/${encodeURIComponent(id)}`;
}

/** POST /profiles: writes a draft that follows a version, 0 for a new profile. */
export function draftProfile(profile: unknown, follows: number): Promise<DraftView> {
  return request<DraftView>('/profiles', { method: 'POST', query: { follows }, body: profile });
}
