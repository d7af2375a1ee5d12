import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListEntry } from '../../../src/server/api.ts';
import { listDifferenceQuery } from '../api/lists.ts';
import { ValidityDays } from '../profiles/validity-days.tsx';
import { Answered } from '../shell/answered.tsx';
import { Datum } from '../shell/datum.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import rows from '../shell/rows.module.css';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { EntryDetails } from './entry-details.tsx';
import { hasDetails } from './list-kind.ts';

type Props = { readonly name: string; readonly from: number; readonly to: number };

/** In which entries two versions differ, side by side. */
export function ListDifference({ name, from, to }: Props) {
  const { t } = useTranslation();
  const asked = useInfiniteQuery(listDifferenceQuery(name, from, to));
  return (
    <>
      <Answered asked={asked} pending={<Skeleton height={120} />}>
        {({ pages }) => (
          <Scrolling label={t('versions.difference')}>
            <table className={tables.table}>
              <thead>
                <tr>
                  <th scope="col">{t('entry.value')}</th>
                  <th scope="col">{t('declaration.version', { version: from })}</th>
                  <th scope="col">{t('declaration.version', { version: to })}</th>
                </tr>
              </thead>
              <tbody>
                {pages
                  .flatMap((page) => page.rows)
                  .map(({ before, after }) => {
                    const entry = after ?? before;
                    if (entry === undefined) return null;
                    return (
                      <tr key={`${typeof entry.value} ${entry.value} ${entry.validFrom ?? ''}`}>
                        <th scope="row">
                          <Datum code>{entry.value}</Datum>
                        </th>
                        <td>
                          <Side entry={before} />
                        </td>
                        <td>
                          <Side entry={after} />
                        </td>
                      </tr>
                    );
                  })}
              </tbody>
            </table>
          </Scrolling>
        )}
      </Answered>
      <MoreButton asked={asked} />
    </>
  );
}

/** What a version says of an entry. */
function Side({ entry }: { readonly entry: ListEntry | undefined }) {
  const { t } = useTranslation();
  if (entry === undefined) return t('entry.notOnList');
  return (
    <>
      {hasDetails(entry) ? (
        <div>
          <EntryDetails entry={entry} />
        </div>
      ) : null}
      <ValidityDays from={entry.validFrom} to={entry.validTo} />
      {entry.remark === undefined ? null : (
        <span className={rows.second}>
          <Datum title={entry.remark}>{entry.remark}</Datum>
        </span>
      )}
    </>
  );
}
