import { BookOpen } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleBooksView } from '../../../src/server/api.ts';
import { Card } from '../shell/card.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { RuleBookEntry } from './rule-book-entry.tsx';
import classes from './rule-book-list.module.css';

type Props = {
  readonly pages: readonly RuleBooksView[];
  readonly asked: ComponentProps<typeof MoreButton>['asked'];
};

/** Every time a rule book came in force, the newest first. */
export function RuleBookList({ pages, asked }: Props) {
  const { t } = useTranslation();
  const rows = pages.flatMap((page) => page.rows);
  const inForce = pages[0]?.inForce.hash;
  const newestInForce = rows.find(({ hash }) => hash === inForce)?.number;
  return (
    <Card title={t('ruleBooks.all')}>
      {rows.length === 0 ? <Notice icon={BookOpen} title={t('ruleBooks.none')} /> : null}
      <ol className={classes.list}>
        {rows.map((row, index) => {
          const before = rows[index + 1];
          return (
            <RuleBookEntry
              key={row.number}
              row={row}
              isInForce={row.number === newestInForce}
              mayComeBack={row.hash !== inForce}
              {...(before === undefined ? {} : { before: before.hash })}
            />
          );
        })}
      </ol>
      <MoreButton asked={asked} />
    </Card>
  );
}
