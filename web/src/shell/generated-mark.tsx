import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './generated-mark.module.css';
import { useSession } from './use-session.ts';

/** Says so where nothing on the pages tells of anyone, lest somebody act on it. */
export function GeneratedMark() {
  const { t } = useTranslation();
  if (useSession().generatedData !== true) return null;
  return (
    <p className={classes.mark}>
      <FlaskConical size={13} aria-hidden="true" />
      {t('shell.generated')}
    </p>
  );
}
