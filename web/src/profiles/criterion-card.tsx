import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { ConditionTree } from './condition-tree.tsx';
import classes from './criterion-card.module.css';
import type { ShownVersion } from './shown-version.ts';

/** The secret part: what the profile looks for, as a list to read and as one sentence. */
export function CriterionCard({ shown }: { readonly shown: ShownVersion }) {
  const { t } = useTranslation();
  return (
    <Card
      title={t('criterion.title')}
      aside={
        <span className={classes.secret}>
          <EyeOff size={13} aria-hidden="true" />
          {t('criterion.secret')}
        </span>
      }
    >
      <div className={classes.tree}>
        <ConditionTree condition={shown.profile.when} />
      </div>
      <details className={classes.sentence}>
        <summary>{t('criterion.sentence')}</summary>
        <p lang="en">
          <Datum>{shown.inWords}</Datum>
        </p>
      </details>
    </Card>
  );
}
