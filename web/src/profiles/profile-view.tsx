import { Link, useSearch } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProfileVersionsView } from '../../../src/server/api.ts';
import { ImpactPart } from '../impact/impact-part.tsx';
import { ShadowPart } from '../impact/shadow-part.tsx';
import back from '../shell/back-link.module.css';
import { Datum } from '../shell/datum.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PartLinks } from '../shell/part-links.tsx';
import { useMay } from '../shell/use-session.ts';
import { OverviewPart } from './overview-part.tsx';
import { ProfileMissing } from './profile-missing.tsx';
import type { ProfilePart } from './profile-search.ts';
import classes from './profile-view.module.css';
import { ReadersPart } from './readers-part.tsx';
import { StateMark } from './state-mark.tsx';
import { VersionsPart } from './versions-part.tsx';

type Props = { readonly id: string; readonly view: ProfileVersionsView };

const partNames = {
  overview: 'profile.part.overview',
  impact: 'profile.part.impact',
  shadow: 'profile.part.shadow',
  versions: 'profile.part.versions',
  readers: 'profile.part.readers',
} as const satisfies Record<ProfilePart, string>;

/** The version the address names, or the newest; one part of it at a time. */
export function ProfileView({ id, view: { versions } }: Props) {
  const { t } = useTranslation();
  const { version, part = 'overview' } = useSearch({ from: '/signed-in/profiles/$id' });
  const mayAudit = useMay('audit.read');
  const shown = version === undefined ? versions.at(-1) : versions.find((each) => each.version === version);
  if (shown === undefined) {
    return <ProfileMissing id={id} {...(version === undefined ? {} : { version })} />;
  }
  const parts = (Object.keys(partNames) as ProfilePart[])
    .filter((one) => one !== 'readers' || mayAudit)
    .map((one) => ({ part: one, name: partNames[one] }));
  const newest = versions.at(-1)?.version ?? shown.version;
  return (
    <>
      <Link to="/profiles" className={back.back}>
        <ArrowLeft size={14} aria-hidden="true" />
        {t('profiles.title')}
      </Link>
      <PageHeader title={`${shown.profile.name} · ${id}`} heading={<Datum>{shown.profile.name}</Datum>}>
        <StateMark state={shown.state} size="large" />
        <span className={classes.kind}>
          <Datum code>{id}</Datum> · {t('declaration.version', { version: shown.version })}
        </span>
        {shown.version === newest ? null : (
          <Link to="." search={({ version: _, ...search }) => search} className={classes.newest}>
            {t('profile.toNewest', { version: newest })}
          </Link>
        )}
      </PageHeader>
      <PartLinks label={t('profile.parts')} parts={parts} chosen={part} usual="overview" />
      <Part part={part} versions={versions} shown={shown} />
    </>
  );
}

type PartProps = {
  readonly part: ProfilePart;
  readonly versions: ProfileVersionsView['versions'];
  readonly shown: ProfileVersionsView['versions'][number];
};

function Part({ part, versions, shown }: PartProps) {
  switch (part) {
    case 'overview':
      return <OverviewPart shown={shown} />;
    case 'impact':
      return <ImpactPart shown={shown} />;
    case 'shadow':
      return <ShadowPart shown={shown} />;
    case 'versions':
      return <VersionsPart versions={versions} shown={shown} />;
    case 'readers':
      return <ReadersPart id={shown.id} />;
  }
}
