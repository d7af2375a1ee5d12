import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../shell/copy-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import classes from './first-declaration.module.css';
import { postingCommand } from './posting-command.ts';

/** How the first declaration gets here. */
export function FirstDeclaration() {
  const { t } = useTranslation();
  const command = postingCommand(window.location.origin, new Date());
  return (
    <Notice icon={Inbox} title={t('arrivals.none')}>
      <p>{t('arrivals.none.how')}</p>
      <Scrolling label={t('arrivals.none.command')} className={classes.command}>
        <pre translate="no">
          <code>{command}</code>
        </pre>
      </Scrolling>
      <CopyButton text={command} label={t('arrivals.none.copy')} />
      <p>{t('arrivals.none.token')}</p>
    </Notice>
  );
}
