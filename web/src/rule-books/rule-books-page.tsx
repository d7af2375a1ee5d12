import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NotForThisAccount } from '../account/not-for-this-account.tsx';
import { ruleBooksQuery } from '../api/rule-books.ts';
import { Answered } from '../shell/answered.tsx';
import { Datum } from '../shell/datum.tsx';
import { Notice } from '../shell/notice.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useMay } from '../shell/use-session.ts';
import { InForce } from './in-force.tsx';
import { RuleBookDifference } from './rule-book-difference.tsx';
import { RuleBookList } from './rule-book-list.tsx';
import classes from './rule-books-page.module.css';

/** Every rule book that was in force: what brought it, what changed with it, and the way back. */
export function RuleBooksPage() {
  const { t } = useTranslation();
  if (!useMay('rule-books.read')) return <NotForThisAccount title={t('ruleBooks.title')} />;
  return <RuleBooks />;
}

function RuleBooks() {
  const { t } = useTranslation();
  const { from, to } = useSearch({ from: '/signed-in/rule-books' });
  const ruleBooks = useInfiniteQuery(ruleBooksQuery);
  return (
    <>
      <PageHeader title={t('ruleBooks.title')} />
      <div className={classes.parts}>
        <Answered asked={ruleBooks} pending={<Skeleton height={360} />}>
          {({ pages }) => {
            const [first] = pages;
            if (first === undefined) return null;
            const { inForce, unsound } = first;
            return (
              <>
                {unsound === undefined ? null : (
                  <Notice icon={TriangleAlert} title={t('ruleBooks.unsound')} urgent>
                    <p>
                      <Datum code>{unsound.hash}</Datum>
                    </p>
                    <p lang="en">
                      <Datum>{unsound.why}</Datum>
                    </p>
                  </Notice>
                )}
                <InForce inForce={inForce} />
                {from === undefined || to === undefined ? null : (
                  <RuleBookDifference
                    key={`${from} ${to}`}
                    from={from}
                    to={to}
                    known={pages.flatMap((page) => page.rows)}
                  />
                )}
                <RuleBookList pages={pages} asked={ruleBooks} />
              </>
            );
          }}
        </Answered>
      </div>
    </>
  );
}
