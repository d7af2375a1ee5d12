import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { fieldsQuery } from '../api/fields.ts';
import { profileVersionsQuery } from '../api/profiles.ts';
import { statusOf } from '../api/request-refused.ts';
import { ProfileMissing } from '../profiles/profile-missing.tsx';
import type { ShownVersion } from '../profiles/shown-version.ts';
import { Answered } from '../shell/answered.tsx';
import back from '../shell/back-link.module.css';
import { Datum } from '../shell/datum.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useMay } from '../shell/use-session.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { draftOf, emptyDraft } from './profile-draft.ts';
import { ProfileEditor } from './profile-editor.tsx';

/** Writes a new profile. */
export function NewProfilePage() {
  const { t } = useTranslation();
  if (!useMay('profiles.write')) return <NotForThisAccount title={t('editor.new')} />;
  return (
    <>
      <Link to="/profiles" className={back.back}>
        <ArrowLeft size={14} aria-hidden="true" />
        {t('profiles.title')}
      </Link>
      <PageHeader title={t('editor.new')} />
      <WithCatalogue>{(catalogue) => <Editing catalogue={catalogue} />}</WithCatalogue>
    </>
  );
}

/** Writes the next version of a profile, from what the newest says. */
export function NextVersionPage() {
  const { t } = useTranslation();
  if (!useMay('profiles.write')) return <NotForThisAccount title={t('editor.next')} />;
  return <FromNewest />;
}

function FromNewest() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/signed-in/profiles/$id/edit' });
  const asked = useQuery(profileVersionsQuery(id));
  if (statusOf(asked.error) === 404) return <ProfileMissing id={id} />;
  return (
    <>
      <Link to="/profiles/$id" params={{ id }} className={back.back}>
        <ArrowLeft size={14} aria-hidden="true" />
        {t('profile.title')}
      </Link>
      <PageHeader title={`${t('editor.next')} · ${id}`} heading={t('editor.next')}>
        <Datum code>{id}</Datum>
      </PageHeader>
      <Answered asked={asked} pending={<Skeleton height={420} />}>
        {({ versions }) => (
          <WithCatalogue>
            {(catalogue) => <Editing key={id} catalogue={catalogue} newest={versions.at(-1)} />}
          </WithCatalogue>
        )}
      </Answered>
    </>
  );
}

function WithCatalogue({ children }: { readonly children: (catalogue: Catalogue) => ReactNode }) {
  const asked = useQuery({ ...fieldsQuery, select: catalogueOf });
  return (
    <Answered asked={asked} pending={<Skeleton height={420} />}>
      {children}
    </Answered>
  );
}

type EditingProps = { readonly catalogue: Catalogue; readonly newest?: ShownVersion | undefined };

/** What is written begins once: another answer of the server does not take it away. */
function Editing({ catalogue, newest }: EditingProps) {
  const [start] = useState(() => ({
    draft: newest === undefined ? emptyDraft() : draftOf(newest.profile, catalogue),
    version: newest?.version ?? 0,
  }));
  return <ProfileEditor start={start.draft} version={start.version} catalogue={catalogue} />;
}
