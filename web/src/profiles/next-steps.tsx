import { Link } from '@tanstack/react-router';
import { FlaskConical, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import actions from '../shell/action-link.module.css';
import { useMay } from '../shell/use-session.ts';
import classes from './next-steps.module.css';

/** Where the work on a profile goes on: trying this version on the past, and writing the next. */
export function NextSteps({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const mayWrite = useMay('profiles.write');
  const mayTry = useMay('profiles.approve') || mayWrite;
  if (!mayTry) return null;
  return (
    <p className={classes.links}>
      <Link to="." search={(search) => ({ ...search, part: 'impact' })} className={actions.action}>
        <FlaskConical size={14} aria-hidden="true" />
        {t('editor.try')}
      </Link>
      {mayWrite ? (
        <Link to="/profiles/$id/edit" params={{ id }} className={actions.action}>
          <PencilLine size={14} aria-hidden="true" />
          {t('editor.writeNext')}
        </Link>
      ) : null}
    </p>
  );
}
