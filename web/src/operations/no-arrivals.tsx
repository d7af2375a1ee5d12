import { Link, useSearch } from '@tanstack/react-router';
import { Filter } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../shell/notice.tsx';
import { FirstDeclaration } from './first-declaration.tsx';
import { narrow } from './use-narrow.ts';

/** In the place of an empty list: nothing fits the filters, or nothing came at all. */
export function NoArrivals() {
  const { t } = useTranslation();
  const { office, lane, flow } = useSearch({ from: '/signed-in/operations' });
  if (office === undefined && lane === undefined && flow === undefined) return <FirstDeclaration />;
  return (
    <Notice icon={Filter} title={t('arrivals.nothingFits')}>
      <Link
        from="/operations"
        to="."
        search={(search) => narrow(search, { office: undefined, lane: undefined, flow: undefined })}
        resetScroll={false}
      >
        {t('arrivals.clear')}
      </Link>
    </Notice>
  );
}
