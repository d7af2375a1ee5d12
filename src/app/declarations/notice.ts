import type { Decision } from '../../domain/decision.ts';
import type { Lane } from '../../domain/lane.ts';

/**
 * All that a trader learns of a decision. Nothing in it depends on what selected the declaration: a draw, a
 * profile and an officer's choice look alike.
 */
export type Notice = {
  readonly declarationId: string;
  readonly version: number;
  readonly action: 'release' | 'documents' | 'examination';
  readonly at: string;
  readonly appeal: string;
};

const actionByLane = {
  green: 'release',
  blue: 'release',
  yellow: 'documents',
  red: 'examination',
} as const satisfies Record<Lane, Notice['action']>;

/** The notice of a decision, in the lane the declaration is in now. */
export function noticeOf(
  stored: { readonly decision: Decision; readonly lane: Lane },
  appeal: string,
): Notice {
  const { declarationId, version, decidedAt } = stored.decision;
  return { declarationId, version, action: actionByLane[stored.lane], at: decidedAt, appeal };
}
