import { Link, useSearch } from '@tanstack/react-router';
import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import actions from '../shell/action-link.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { PartLinks } from '../shell/part-links.tsx';
import { useMay } from '../shell/use-session.ts';
import { ProfilesCard } from './profiles-card.tsx';
import { RetirementProposals } from './retirement-proposals.tsx';

const parts = [
  { part: 'all', name: 'profiles.all' },
  { part: 'proposals', name: 'profiles.proposals' },
] as const;

/** Every risk profile, and those that could be retired. */
export function ProfilesPage() {
  const { t } = useTranslation();
  if (!useMay('profiles.read')) return <NotForThisAccount title={t('profiles.title')} />;
  return <Profiles />;
}

function Profiles() {
  const { t } = useTranslation();
  const mayWrite = useMay('profiles.write');
  const { part = 'all' } = useSearch({ from: '/signed-in/profiles' });
  return (
    <>
      <PageHeader title={t('profiles.title')}>
        {mayWrite ? (
          <Link to="/profiles/new" className={actions.action}>
            <PencilLine size={14} aria-hidden="true" />
            {t('editor.write')}
          </Link>
        ) : null}
      </PageHeader>
      <PartLinks label={t('profiles.parts')} parts={parts} chosen={part} usual="all" />
      {part === 'all' ? <ProfilesCard /> : <RetirementProposals />}
    </>
  );
}
