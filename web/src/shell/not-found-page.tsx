import { Link } from '@tanstack/react-router';
import { MapPinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';
import { PageHeader } from './page-header.tsx';

/** For an address that is no page. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <Notice icon={MapPinOff} title={t('notFound.text')}>
        <Link to="/">{t('notFound.home')}</Link>
      </Notice>
    </>
  );
}
