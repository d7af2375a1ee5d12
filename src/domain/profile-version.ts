import type { RiskProfile } from './risk-profile.ts';

export const profileStates = ['draft', 'submitted', 'approved', 'active', 'suspended', 'retired'] as const;
export type ProfileState = (typeof profileStates)[number];

/** What can be done to a version of a profile. */
export const profileSteps = ['submit', 'approve', 'activate', 'suspend', 'retire'] as const;
export type ProfileStep = (typeof profileSteps)[number];

/** One immutable version of a profile, with where it stands and who brought it there. */
export type ProfileVersion = {
  readonly profile: RiskProfile;
  readonly version: number;
  readonly state: ProfileState;
  readonly author: string;
  readonly approver?: string;
  readonly activator?: string;
  readonly createdAt: string;
  readonly changedAt: string;
};

const stepTable = {
  submit: { from: ['draft'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  activate: { from: ['approved', 'suspended'], to: 'active' },
  suspend: { from: ['active'], to: 'suspended' },
  retire: { from: ['draft', 'submitted', 'approved', 'active', 'suspended'], to: 'retired' },
} as const satisfies Record<ProfileStep, { from: readonly ProfileState[]; to: ProfileState }>;

/** The state a step leads to, or why it cannot be taken. */
export type StepResult =
  | { readonly kind: 'taken'; readonly version: ProfileVersion }
  | { readonly kind: 'wrong-state'; readonly state: ProfileState; readonly needed: readonly ProfileState[] }
  | { readonly kind: 'four-eyes'; readonly role: 'author' | 'approver' };

/**
 * Takes a step with a version. Author, approver and activator are three people: whoever wrote a profile
 * does not judge it, and whoever judged it does not bring it in force.
 */
export function takeStep(version: ProfileVersion, step: ProfileStep, by: string, at: string): StepResult {
  const { from, to } = stepTable[step];
  if (!(from as readonly ProfileState[]).includes(version.state)) {
    return { kind: 'wrong-state', state: version.state, needed: from };
  }
  if (step === 'approve' || step === 'activate') {
    if (version.author === by) return { kind: 'four-eyes', role: 'author' };
    if (step === 'activate' && version.approver === by) return { kind: 'four-eyes', role: 'approver' };
  }
  return {
    kind: 'taken',
    version: {
      ...version,
      state: to,
      changedAt: at,
      ...(step === 'approve' && { approver: by }),
      ...(step === 'activate' && { activator: by }),
    },
  };
}
