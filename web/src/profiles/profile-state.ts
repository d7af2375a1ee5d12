import {
  Archive,
  BadgeCheck,
  CalendarClock,
  CirclePause,
  CirclePlay,
  EyeOff,
  type LucideIcon,
  PencilLine,
  Send,
} from 'lucide-react';
import type { ProfileView } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

/** Where a version of a profile stands. */
export type ProfileState = ProfileView['state'];

/** In the order of a profile's life. */
export const stateMarks = {
  draft: { name: 'profileState.draft', icon: PencilLine },
  submitted: { name: 'profileState.submitted', icon: Send },
  approved: { name: 'profileState.approved', icon: BadgeCheck },
  scheduled: { name: 'profileState.scheduled', icon: CalendarClock },
  shadow: { name: 'profileState.shadow', icon: EyeOff },
  active: { name: 'profileState.active', icon: CirclePlay },
  suspended: { name: 'profileState.suspended', icon: CirclePause },
  retired: { name: 'profileState.retired', icon: Archive },
} as const satisfies Record<ProfileState, { name: MessageKey; icon: LucideIcon }>;

export const profileStates = Object.keys(stateMarks) as readonly ProfileState[];

/** The state a text names. */
export function profileStateOf(text: unknown): ProfileState | undefined {
  return profileStates.find((state) => state === text);
}
