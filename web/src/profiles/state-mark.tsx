import { Mark } from '../shell/mark.tsx';
import { type ProfileState, stateMarks } from './profile-state.ts';

type Props = { readonly state: ProfileState; readonly size?: 'small' | 'large' };

const standings = { active: 'at-work', retired: 'over' } as const;

/** Where a version stands. */
export function StateMark({ state, size = 'small' }: Props) {
  const standing = state === 'active' || state === 'retired' ? standings[state] : undefined;
  return <Mark {...stateMarks[state]} standing={standing} size={size} />;
}
