import type { ProfileView, Right } from '../../../src/server/api.ts';
import { type ProfileStep, profileSteps } from '../api/profile-step.ts';
import type { ProfileState } from './profile-state.ts';

/** As what somebody already served a version, when that keeps them from a step. */
export type ServedAs = 'author' | 'approver';

/** A step that a version's state allows, and whether this user may take it. */
export type StepNow = { readonly step: ProfileStep; readonly refusedAs?: ServedAs };

type Rule = {
  readonly from: readonly ProfileState[];
  readonly right: Right;
  readonly notBy: readonly ServedAs[];
};

/** As the server has it; the server decides, these only keep back what it would refuse. */
const rules: Readonly<Record<ProfileStep, Rule>> = {
  submit: { from: ['draft'], right: 'profiles.write', notBy: [] },
  approve: { from: ['submitted'], right: 'profiles.approve', notBy: ['author'] },
  activate: {
    from: ['approved', 'scheduled', 'shadow', 'suspended'],
    right: 'profiles.approve',
    notBy: ['author', 'approver'],
  },
  schedule: {
    from: ['approved', 'scheduled', 'shadow', 'suspended'],
    right: 'profiles.approve',
    notBy: ['author', 'approver'],
  },
  shadow: { from: ['approved', 'suspended'], right: 'profiles.approve', notBy: ['author'] },
  suspend: { from: ['scheduled', 'active', 'shadow'], right: 'profiles.approve', notBy: [] },
  retire: {
    from: ['draft', 'submitted', 'approved', 'scheduled', 'active', 'shadow', 'suspended'],
    right: 'profiles.approve',
    notBy: [],
  },
};

type Standing = Pick<ProfileView, 'state' | 'author' | 'approver'>;

/** The steps open to a user with these rights and this name, those of four eyes they may not take included. */
export function stepsNow(
  version: Standing,
  user: { readonly name: string; readonly rights: readonly string[] },
): readonly StepNow[] {
  return profileSteps
    .filter((step) => rules[step].from.includes(version.state) && user.rights.includes(rules[step].right))
    .map((step) => {
      const refusedAs = rules[step].notBy.find((role) => version[role] === user.name);
      return refusedAs === undefined ? { step } : { step, refusedAs };
    });
}
