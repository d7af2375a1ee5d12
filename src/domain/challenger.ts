export const challengerStates = ['registered', 'running', 'stopped'] as const;
export type ChallengerState = (typeof challengerStates)[number];

/** Challengers that may run at once where the settings say nothing: each of them judges every declaration. */
export const defaultMaximumRunningChallengers = 3;

/**
 * A whole rule book that judges the live traffic beside the one in force, and decides nothing. What it holds
 * never changes; whoever wants another registers another.
 */
export type Challenger = {
  readonly name: string;
  /** 'sha256:…' of what it holds. */
  readonly ruleBook: string;
  readonly profiles: number;
  readonly lists: number;
  readonly author: string;
  readonly registeredAt: string;
  readonly starter?: string;
  readonly startedAt?: string;
  readonly stopper?: string;
  readonly stoppedAt?: string;
};

export function challengerStateOf({ startedAt, stoppedAt }: Challenger): ChallengerState {
  if (stoppedAt !== undefined) return 'stopped';
  return startedAt === undefined ? 'registered' : 'running';
}

export type ChallengerStepResult =
  | { readonly kind: 'taken'; readonly challenger: Challenger }
  | { readonly kind: 'wrong-state'; readonly state: ChallengerState }
  | { readonly kind: 'own-work' }
  | { readonly kind: 'too-many'; readonly maximum: number };

/**
 * Starts a challenger. Whoever wrote it does not start it: it asks every trader's declaration, and each one
 * that runs costs as much as deciding does.
 */
export function startChallenger(
  challenger: Challenger,
  running: { readonly now: number; readonly maximum: number },
  by: string,
  at: string,
): ChallengerStepResult {
  const state = challengerStateOf(challenger);
  if (state !== 'registered') return { kind: 'wrong-state', state };
  if (challenger.author === by) return { kind: 'own-work' };
  if (running.now >= running.maximum) return { kind: 'too-many', maximum: running.maximum };
  return { kind: 'taken', challenger: { ...challenger, starter: by, startedAt: at } };
}

/** Stops a challenger for good: a comparison with a gap in it would be read as one without. */
export function stopChallenger(challenger: Challenger, by: string, at: string): ChallengerStepResult {
  const state = challengerStateOf(challenger);
  if (state !== 'running') return { kind: 'wrong-state', state };
  return { kind: 'taken', challenger: { ...challenger, stopper: by, stoppedAt: at } };
}
