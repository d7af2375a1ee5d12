import type { Concern } from './concern.ts';
import type { RiskProfile } from './risk-profile.ts';

export const profileStates = [
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'active',
  'shadow',
  'suspended',
  'retired',
] as const;
export type ProfileState = (typeof profileStates)[number];

/** What people can do to a version of a profile. */
export const profileSteps = [
  'submit',
  'approve',
  'activate',
  'schedule',
  'shadow',
  'suspend',
  'retire',
] as const;
export type ProfileStep = (typeof profileSteps)[number];

/** One immutable version of a profile, with where it stands and who brought it there. */
export type ProfileVersion = {
  readonly profile: RiskProfile;
  readonly version: number;
  readonly state: ProfileState;
  readonly author: string;
  readonly approver?: string;
  /** Who brought it in force, or set the time from which it is to be. */
  readonly activator?: string;
  readonly createdAt: string;
  readonly changedAt: string;
  /** While it is scheduled: when it comes in force, without a person. */
  readonly scheduledFor?: string;
  /** Why it stands where it does, where somebody or the course of things gave a reason. */
  readonly stateReason?: string;
  /** What spoke against the step that brought it there, where somebody confirmed it all the same, for that reason. */
  readonly confirmed?: readonly Concern[];
};

const stepTable = {
  submit: { from: ['draft'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  schedule: { from: ['approved', 'scheduled', 'shadow', 'suspended'], to: 'scheduled' },
  activate: { from: ['approved', 'scheduled', 'shadow', 'suspended'], to: 'active' },
  shadow: { from: ['approved', 'suspended'], to: 'shadow' },
  suspend: { from: ['scheduled', 'active', 'shadow'], to: 'suspended' },
  retire: {
    from: ['draft', 'submitted', 'approved', 'scheduled', 'active', 'shadow', 'suspended'],
    to: 'retired',
  },
} as const satisfies Record<ProfileStep, { from: readonly ProfileState[]; to: ProfileState }>;

/** Steps by which somebody answers for what a version says, so that it must be certain which one they looked at. */
export const judgingSteps: readonly ProfileStep[] = ['approve', 'schedule', 'activate', 'shadow'];

/** The state a step leads to, or why it cannot be taken. */
export type StepResult =
  | { readonly kind: 'taken'; readonly version: ProfileVersion }
  | { readonly kind: 'wrong-state'; readonly state: ProfileState; readonly needed: readonly ProfileState[] }
  | { readonly kind: 'four-eyes'; readonly role: 'author' | 'approver' };

/** What a step is taken with beside who and when. */
export type StepTerms = {
  /** For `schedule`: when the version is to come in force. */
  readonly scheduledFor?: string;
  /** Why, in the words of whoever takes the step. */
  readonly reason?: string;
};

/**
 * Takes a step with a version. Author, approver and activator are three people: whoever wrote a profile
 * does not judge it, and whoever judged it does not bring it in force, now or on a day to come. A shadow
 * decides nothing, so that its approver may start it; its author may not, since it asks every trader's
 * declaration.
 */
export function takeStep(
  version: ProfileVersion,
  step: ProfileStep,
  by: string,
  at: string,
  { scheduledFor = at, reason }: StepTerms = {},
): StepResult {
  const { from, to } = stepTable[step];
  if (!(from as readonly ProfileState[]).includes(version.state)) {
    return { kind: 'wrong-state', state: version.state, needed: from };
  }
  const refused = refusedRole(version, step, by);
  if (refused !== undefined) return { kind: 'four-eyes', role: refused };
  return {
    kind: 'taken',
    version: {
      ...moved(version, to, at, reason),
      ...(step === 'approve' && { approver: by }),
      ...((step === 'activate' || step === 'schedule') && { activator: by }),
      ...(step === 'schedule' && { scheduledFor }),
    },
  };
}

/** A step that a version's state allows; `refusedAs` where a person has served it as what keeps them from it. */
export type OpenStep = { readonly step: ProfileStep; readonly refusedAs?: 'author' | 'approver' };

/** The steps a version's state allows, and what of them this person may not take. */
export function openSteps(version: ProfileVersion, by: string): readonly OpenStep[] {
  return profileSteps.flatMap((step): OpenStep[] => {
    const result = takeStep(version, step, by, version.changedAt);
    if (result.kind === 'wrong-state') return [];
    return [result.kind === 'four-eyes' ? { step, refusedAs: result.role } : { step }];
  });
}

/** The version in another state, without what only its state until now told of. */
export function moved(
  version: ProfileVersion,
  state: ProfileState,
  at: string,
  reason?: string,
): ProfileVersion {
  const { scheduledFor: _until, stateReason: _before, confirmed: _concerns, ...rest } = version;
  return { ...rest, state, changedAt: at, ...(reason !== undefined && { stateReason: reason }) };
}

/** Whether one of the steps brings a version from where it stands to a state, and somebody may take it. */
export function mayMove(
  version: Pick<ProfileVersion, 'state' | 'author'> & { readonly approver: string | undefined },
  to: ProfileState,
  by: string,
): boolean {
  return profileSteps.some((step) => {
    const { from, to: reached }: { from: readonly ProfileState[]; to: ProfileState } = stepTable[step];
    return reached === to && from.includes(version.state) && refusedRole(version, step, by) === undefined;
  });
}

/** As what somebody already served this version, when that keeps them from taking the step. */
function refusedRole(
  { author, approver }: { readonly author: string; readonly approver?: string | undefined },
  step: ProfileStep,
  by: string,
): 'author' | 'approver' | undefined {
  const bringsInForce = step === 'activate' || step === 'schedule';
  if (author === by && (bringsInForce || step === 'approve' || step === 'shadow')) return 'author';
  return approver === by && bringsInForce ? 'approver' : undefined;
}
