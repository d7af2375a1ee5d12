import { CirclePlay, CircleStop, FilePlus, type LucideIcon } from 'lucide-react';
import type { ChallengerView } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

export type ChallengerState = ChallengerView['state'];

type Standing = {
  readonly name: MessageKey;
  readonly icon: LucideIcon;
  readonly standing?: 'at-work' | 'over';
};

/** Where a challenger stands, in the order of its life. */
export const challengerMarks = {
  registered: { name: 'challengerState.registered', icon: FilePlus },
  running: { name: 'challengerState.running', icon: CirclePlay, standing: 'at-work' },
  stopped: { name: 'challengerState.stopped', icon: CircleStop, standing: 'over' },
} as const satisfies Record<ChallengerState, Standing>;
