import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Stands where a page will be. */
export function Pending() {
  const { t } = useTranslation();
  return (
    <div>
      <VisuallyHidden component="h1">{t('shell.loading')}</VisuallyHidden>
      <Skeleton height={28} width="min(20rem, 60%)" mb="md" />
      <Skeleton height={160} mb="md" />
      <Skeleton height={280} />
    </div>
  );
}
