import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import classes from './offices-table.module.css';

export type OfficeColumn<Line> = {
  readonly name: MessageKey;
  readonly kind: 'number' | 'share' | 'bar';
  readonly of: (line: Line) => ReactNode;
};

type Props<Line> = {
  readonly offices: readonly Line[];
  readonly columns: readonly OfficeColumn<Line>[];
};

const classOf = { number: tables.number, share: classes.share, bar: classes.bar } as const;

/** What would change in each office. */
export function OfficesTable<Line extends { readonly office: string }>({ offices, columns }: Props<Line>) {
  const { t } = useTranslation();
  if (offices.length === 0) return null;
  return (
    <Card title={t('officeImpacts.title')}>
      <Scrolling label={t('officeImpacts.title')} className={classes.scrolling}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t('offices.office')}</th>
              {columns.map(({ name, kind }) => (
                <th key={name} scope="col" className={classOf[kind]}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {offices.map((line) => (
              <tr key={line.office}>
                <th scope="row">
                  {line.office === '' ? t('office.unnamed') : <Datum code>{line.office}</Datum>}
                </th>
                {columns.map(({ name, kind, of }) => (
                  <td key={name} className={classOf[kind]}>
                    {of(line)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Card>
  );
}
