import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from './page-header.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** In the place of a page that could not be shown, such as when its code did not arrive. */
export function Failed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <>
      <PageHeader title={t('problem.title')} />
      <ProblemNotice error={error} onRetry={retry} />
    </>
  );
}
