import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from '../profiles/state-mark.module.css';

/** Says that changes wait for somebody to accept them. */
export function ProposedMark() {
  const { t } = useTranslation();
  return (
    <span className={classes.mark}>
      <Hourglass size={13} aria-hidden="true" />
      {t('listState.proposed')}
    </span>
  );
}
