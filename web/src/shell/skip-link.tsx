import { useTranslation } from 'react-i18next';
import classes from './skip-link.module.css';

/** Leads the keyboard past the navigation. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a href="#main" className={classes.link}>
      {t('shell.skip')}
    </a>
  );
}
