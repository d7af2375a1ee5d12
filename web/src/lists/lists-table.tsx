import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import rows from '../shell/rows.module.css';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { kindNames } from './list-kind.ts';
import { ProposedMark } from './proposed-mark.tsx';

/** Each list with what it holds, who answers for it, and which version is in force. */
export function ListsTable({ rows: lists }: { readonly rows: readonly ListView[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Scrolling label={t('lists.all')}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{t('lists.name')}</th>
            <th scope="col">{t('lists.kind')}</th>
            <th scope="col">{t('profile.owner')}</th>
            <th scope="col" className={tables.number}>
              {t('lists.entries')}
            </th>
            <th scope="col">{t('lists.inForce')}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.name}>
              <th scope="row">
                <Link to="/lists/$name" params={{ name: list.name }}>
                  <Datum>{list.name}</Datum>
                </Link>
                {list.description === undefined ? null : (
                  <span className={rows.second}>
                    <Datum title={list.description}>{list.description}</Datum>
                  </span>
                )}
              </th>
              <td>{t(kindNames[list.kind])}</td>
              <td>
                <Datum>{list.owner}</Datum>
              </td>
              <td className={tables.number}>
                <Datum>{list.inForce === undefined ? '–' : formats.number(list.inForce.entries)}</Datum>
              </td>
              <td>
                {list.inForce === undefined ? (
                  t('lists.noVersion')
                ) : (
                  <>
                    {t('declaration.version', { version: list.inForce.version })}
                    <span className={rows.second}>
                      <Moment at={list.inForce.decidedAt ?? list.inForce.createdAt} withoutZone />
                    </span>
                  </>
                )}
                {list.proposed === undefined ? null : <ProposedMark />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
