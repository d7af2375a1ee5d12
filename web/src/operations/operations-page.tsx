import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { operationsQuery } from '../api/operations.ts';
import { Answered } from '../shell/answered.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useMay } from '../shell/use-session.ts';
import { Arrivals } from './arrivals.tsx';
import { Figures } from './figures.tsx';
import { FiguresPending } from './figures-pending.tsx';
import { Freshness } from './freshness.tsx';
import { OfficeFilter } from './office-filter.tsx';
import classes from './operations-page.module.css';
import { usualPeriod } from './operations-search.ts';
import { PeriodFilter } from './period-filter.tsx';

/** The last hours at a glance, and the declarations as they come. */
export function OperationsPage() {
  const { t } = useTranslation();
  if (!useMay('operations.read')) return <NotForThisAccount title={t('operations.title')} />;
  return <Operations />;
}

function Operations() {
  const { t } = useTranslation();
  const maySeeDeclarations = useMay('declarations.read');
  const { office, hours = usualPeriod } = useSearch({ from: '/signed-in/operations' });
  const operations = useQuery(operationsQuery({ office, hours }));
  return (
    <>
      <PageHeader title={t('operations.title')}>
        <Freshness at={operations.data?.at} isBroken={operations.isError} />
        <div className={classes.scope}>
          <OfficeFilter
            key={office ?? ''}
            office={office}
            known={operations.data?.offices.map((line) => line.office) ?? []}
          />
          <PeriodFilter hours={hours} />
        </div>
      </PageHeader>
      <div className={classes.parts}>
        <Answered asked={operations} pending={<FiguresPending />}>
          {(view) => <Figures view={view} isOlder={operations.isPlaceholderData} />}
        </Answered>
        {maySeeDeclarations ? <Arrivals /> : null}
      </div>
    </>
  );
}
