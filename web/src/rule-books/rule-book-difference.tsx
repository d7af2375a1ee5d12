import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RuleBooksView } from '../../../src/server/api.ts';
import { ruleBookDifferenceQuery } from '../api/rule-books.ts';
import { useFormats } from '../language/use-formats.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { HashMark } from './hash-mark.tsx';
import { RuleBookChanges } from './rule-book-changes.tsx';
import classes from './rule-book-difference.module.css';

type Props = {
  readonly from: string;
  readonly to: string;
  /** Those listed on the page, so that their numbers can be told. */
  readonly known: RuleBooksView['rows'];
};

/** What one rule book has in place of another. */
export function RuleBookDifference({ from, to, known }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const asked = useQuery(ruleBookDifferenceQuery(from, to));
  const numberOf = (hash: string) => {
    const row = known.find((each) => each.hash === hash);
    return row === undefined ? '' : `№ ${formats.number(row.number)} `;
  };
  return (
    <Card
      title={t('ruleBooks.difference')}
      aside={
        <Link to="." search={({ from: _, to: __, ...search }) => search} className={classes.hide}>
          {t('ruleBooks.hideDifference')}
        </Link>
      }
    >
      <p className={classes.between}>
        <span translate="no">{numberOf(from)}</span>
        <HashMark hash={from} /> → <span translate="no">{numberOf(to)}</span>
        <HashMark hash={to} />
      </p>
      <Answered asked={asked} pending={<Skeleton height={160} />}>
        {(difference) => <RuleBookChanges difference={difference} />}
      </Answered>
    </Card>
  );
}
