import type { ProfileVersionsView, ProfileView } from '../../../src/server/api.ts';
import { pathOf } from './profiles.ts';
import { request } from './request.ts';

type OpenStep = ProfileVersionsView['versions'][number]['steps'][number];

/** What people can do with a version of a profile. */
export type ProfileStep = OpenStep['step'];

/** As what somebody already served a version, when that keeps them from a step. */
export type ServedAs = NonNullable<OpenStep['refusedAs']>;

/** A step as it is asked for. */
export type StepWish = {
  readonly step: ProfileStep;
  readonly version: number;
  readonly reason?: string;
  /** ISO 8601; for a step that waits for its time. */
  readonly from?: string;
  /** Take it although the server has concerns. */
  readonly confirm?: boolean;
  /** Only these of them. */
  readonly confirms?: readonly string[];
};

/** POST /profiles/{id}/{step} */
export function takeStep(
  id: string,
  { step, version, confirm = false, ...terms }: StepWish,
): Promise<ProfileView> {
  return request<ProfileView>(`${pathOf(id)}/${step}`, {
    method: 'POST',
    query: { version, confirm: confirm ? 'true' : undefined },
    body: terms,
  });
}
