import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, FileX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChallengerComparisonView } from '../../../src/server/api.ts';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { challengerQuery } from '../api/challengers.ts';
import { statusOf } from '../api/request-refused.ts';
import classes from '../impact/impact-part.module.css';
import { ShadowReport } from '../impact/shadow-report.tsx';
import back from '../shell/back-link.module.css';
import { Datum } from '../shell/datum.tsx';
import { Mark } from '../shell/mark.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { Pending } from '../shell/pending.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { useMay } from '../shell/use-session.ts';
import { ChallengerCard } from './challenger-card.tsx';
import { challengerMarks } from './challenger-state.ts';
import { SelectionsCard } from './selections-card.tsx';

/** One challenger: where it stands, and what it would have decided. */
export function ChallengerPage() {
  const { t } = useTranslation();
  if (!useMay('profiles.read')) return <NotForThisAccount title={t('challenger.title')} />;
  return <FoundOrNot />;
}

function FoundOrNot() {
  const { t } = useTranslation();
  const { name } = useParams({ from: '/signed-in/challengers/$name' });
  const asked = useQuery(challengerQuery(name));
  if (asked.data !== undefined) return <Found view={asked.data} />;
  if (!asked.isError) return <Pending />;
  if (statusOf(asked.error) === 404) return <Missing name={name} />;
  return (
    <>
      <PageHeader title={t('challenger.title')} />
      <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
    </>
  );
}

function Found({ view }: { readonly view: ChallengerComparisonView }) {
  const { t } = useTranslation();
  const { challenger } = view;
  return (
    <>
      <Link to="/challengers" className={back.back}>
        <ArrowLeft size={14} aria-hidden="true" />
        {t('challengers.title')}
      </Link>
      <PageHeader
        title={`${challenger.name} · ${t('challenger.title')}`}
        heading={<Datum>{challenger.name}</Datum>}
      >
        <Mark {...challengerMarks[challenger.state]} size="large" />
      </PageHeader>
      <div className={classes.parts}>
        <ChallengerCard challenger={challenger} />
        {challenger.state === 'registered' ? null : (
          <ShadowReport view={view} tried="challenger">
            <SelectionsCard selections={view.selections} />
          </ShadowReport>
        )}
      </div>
    </>
  );
}

function Missing({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('challenger.missing.title')} />
      <Notice icon={FileX} title={t('challenger.missing.text')}>
        <p>
          <Datum>{name}</Datum>
        </p>
        <Link to="/challengers">{t('challenger.missing.all')}</Link>
      </Notice>
    </>
  );
}
