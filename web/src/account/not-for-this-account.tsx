import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { AccountFacts } from './account-facts.tsx';
import classes from './not-for-this-account.module.css';

/** In the place of a page the account has no right to: what it may do instead. */
export function NotForThisAccount({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={title} />
      <div className={classes.notice}>
        <Notice icon={Lock} title={t('account.notHere')} />
      </div>
      <AccountFacts />
    </>
  );
}
