import { Link } from '@tanstack/react-router';
import { FileX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Datum } from '../shell/datum.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';

/** For a number no declaration has, or none that this account may see. */
export function DeclarationMissing({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('declaration.missing.title')} />
      <Notice icon={FileX} title={t('declaration.missing.text')}>
        <p>
          <Datum code>{id}</Datum>
        </p>
        <Link to="/">{t('notFound.home')}</Link>
      </Notice>
    </>
  );
}
