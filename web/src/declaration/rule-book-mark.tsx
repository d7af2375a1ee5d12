import { useTranslation } from 'react-i18next';
import { CopyButton } from '../shell/copy-button.tsx';
import { Datum } from '../shell/datum.tsx';
import classes from './rule-book-mark.module.css';

const shownLength = 'sha256:'.length + 12;

/** The hash of everything that decided; whoever has it can find the rule book and decide again. */
export function RuleBookMark({ hash }: { readonly hash: string }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('decision.ruleBook')}</h3>
      <p className={classes.mark}>
        <Datum code title={hash}>
          {hash.length > shownLength ? `${hash.slice(0, shownLength)}…` : hash}
        </Datum>
        <CopyButton text={hash} label={t('decision.ruleBook.copy')} />
      </p>
    </section>
  );
}
