import { useTranslation } from 'react-i18next';
import { type ProfileState, stateMarks } from './profile-state.ts';
import classes from './state-mark.module.css';

type Props = { readonly state: ProfileState; readonly size?: 'small' | 'large' };

/** Where a version stands, as a word with its icon; without colour, which belongs to the lanes. */
export function StateMark({ state, size = 'small' }: Props) {
  const { t } = useTranslation();
  const { name, icon: Icon } = stateMarks[state];
  return (
    <span className={classes.mark} data-size={size} data-state={state}>
      <Icon size={size === 'large' ? 16 : 13} aria-hidden="true" />
      {t(name)}
    </span>
  );
}
