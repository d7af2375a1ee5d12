import { useTranslation } from 'react-i18next';
import { PageHeader } from '../shell/page-header.tsx';
import { AccountFacts } from './account-facts.tsx';

/** The account somebody is signed in with. */
export function AccountPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('account.title')} />
      <AccountFacts />
    </>
  );
}
