import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { profileVersionsQuery } from '../api/profiles.ts';
import { statusOf } from '../api/request-refused.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { Pending } from '../shell/pending.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { useMay } from '../shell/use-session.ts';
import { ProfileMissing } from './profile-missing.tsx';
import { ProfileView } from './profile-view.tsx';

/** One risk profile: what it asks, where it stands, what would come of it. */
export function ProfilePage() {
  const { t } = useTranslation();
  if (!useMay('profiles.read')) return <NotForThisAccount title={t('profile.title')} />;
  return <FoundOrNot />;
}

function FoundOrNot() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/signed-in/profiles/$id' });
  const asked = useQuery(profileVersionsQuery(id));
  if (asked.data !== undefined) return <ProfileView key={id} id={id} view={asked.data} />;
  if (!asked.isError) return <Pending />;
  if (statusOf(asked.error) === 404) return <ProfileMissing id={id} />;
  return (
    <>
      <PageHeader title={t('profile.title')} />
      <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
    </>
  );
}
