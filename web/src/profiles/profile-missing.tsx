import { Link } from '@tanstack/react-router';
import { FileX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Datum } from '../shell/datum.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';

type Props = { readonly id: string; readonly version?: number };

/** For an id no profile has, or a version it does not have. */
export function ProfileMissing({ id, version }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('profile.missing.title')} />
      <Notice
        icon={FileX}
        title={t(version === undefined ? 'profile.missing.text' : 'profile.missing.version')}
      >
        <p>
          <Datum code>{id}</Datum>
          {version === undefined ? null : <> · {t('declaration.version', { version })}</>}
        </p>
        <Link to="/profiles">{t('profile.missing.all')}</Link>
      </Notice>
    </>
  );
}
