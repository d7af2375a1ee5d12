import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { FileX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { listQuery } from '../api/lists.ts';
import { statusOf } from '../api/request-refused.ts';
import { Datum } from '../shell/datum.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { Pending } from '../shell/pending.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { useMay } from '../shell/use-session.ts';
import { ListPageView } from './list-page-view.tsx';

/** One list: what is on it, how it came to be so, and what is proposed. */
export function ListPage() {
  const { t } = useTranslation();
  if (!useMay('profiles.read')) return <NotForThisAccount title={t('list.title')} />;
  return <FoundOrNot />;
}

function FoundOrNot() {
  const { t } = useTranslation();
  const { name } = useParams({ from: '/signed-in/lists/$name' });
  const asked = useQuery(listQuery(name));
  if (asked.data !== undefined) return <ListPageView key={name} list={asked.data} />;
  if (!asked.isError) return <Pending />;
  if (statusOf(asked.error) !== 404) {
    return (
      <>
        <PageHeader title={t('list.title')} />
        <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('list.missing.title')} />
      <Notice icon={FileX} title={t('list.missing.text')}>
        <p>
          <Datum>{name}</Datum>
        </p>
        <Link to="/lists">{t('list.missing.all')}</Link>
      </Notice>
    </>
  );
}
