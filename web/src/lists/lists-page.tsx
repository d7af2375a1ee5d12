import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { listsQuery } from '../api/lists.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useMay } from '../shell/use-session.ts';
import { CreateList } from './create-list.tsx';
import classes from './lists-page.module.css';
import { ListsTable } from './lists-table.tsx';

/** The lists that profiles use. */
export function ListsPage() {
  const { t } = useTranslation();
  if (!useMay('profiles.read')) return <NotForThisAccount title={t('lists.title')} />;
  return <Lists />;
}

function Lists() {
  const { t } = useTranslation();
  const mayWrite = useMay('profiles.write');
  const lists = useInfiniteQuery(listsQuery);
  return (
    <>
      <PageHeader title={t('lists.title')} />
      <div className={classes.parts}>
        <Card title={t('lists.all')}>
          <Answered asked={lists} pending={<Skeleton height={240} />}>
            {({ pages }) => {
              const rows = pages.flatMap((page) => page.rows);
              return rows.length === 0 ? (
                <Notice icon={ListChecks} title={t('lists.none')} />
              ) : (
                <ListsTable rows={rows} />
              );
            }}
          </Answered>
          <MoreButton asked={lists} />
        </Card>
        {mayWrite ? <CreateList /> : null}
      </div>
    </>
  );
}
