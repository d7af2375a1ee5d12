import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Swords } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { challengersQuery } from '../api/challengers.ts';
import classes from '../impact/impact-part.module.css';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useMay } from '../shell/use-session.ts';
import { ChallengersTable } from './challengers-table.tsx';
import { RegisterChallenger } from './register-challenger.tsx';

/** The rule books that are or were tried on the live traffic. */
export function ChallengersPage() {
  const { t } = useTranslation();
  if (!useMay('profiles.read')) return <NotForThisAccount title={t('challengers.title')} />;
  return <Challengers />;
}

function Challengers() {
  const { t } = useTranslation();
  const mayWrite = useMay('profiles.write');
  const challengers = useInfiniteQuery(challengersQuery);
  return (
    <>
      <PageHeader title={t('challengers.title')} />
      <div className={classes.parts}>
        <p className={classes.about}>{t('challengers.about')}</p>
        <Card title={t('challengers.all')}>
          <Answered asked={challengers} pending={<Skeleton height={240} />}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows);
              return rows.length === 0 ? (
                <Notice icon={Swords} title={t('challengers.none')} />
              ) : (
                <ChallengersTable rows={rows} />
              );
            }}
          </Answered>
          <MoreButton asked={challengers} />
        </Card>
        {mayWrite ? <RegisterChallenger /> : null}
      </div>
    </>
  );
}
