import {
  Archive,
  BadgeCheck,
  CalendarClock,
  CirclePause,
  CirclePlay,
  EyeOff,
  type LucideIcon,
  Send,
} from 'lucide-react';
import type { ProfileStep } from '../api/profile-step.ts';
import type { MessageKey } from '../language/message-key.ts';

/** What each step is called, and what it brings about. */
export const stepWords = {
  submit: { name: 'step.submit', about: 'step.submit.about', icon: Send },
  approve: { name: 'step.approve', about: 'step.approve.about', icon: BadgeCheck },
  activate: { name: 'step.activate', about: 'step.activate.about', icon: CirclePlay },
  schedule: { name: 'step.schedule', about: 'step.schedule.about', icon: CalendarClock },
  shadow: { name: 'step.shadow', about: 'step.shadow.about', icon: EyeOff },
  suspend: { name: 'step.suspend', about: 'step.suspend.about', icon: CirclePause },
  retire: { name: 'step.retire', about: 'step.retire.about', icon: Archive },
} as const satisfies Record<ProfileStep, { name: MessageKey; about: MessageKey; icon: LucideIcon }>;
