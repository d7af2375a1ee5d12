import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LaneCounts } from '../../../src/server/api.ts';
import { lanes } from '../lanes/lane.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import tables from '../shell/table.module.css';
import { useMay } from '../shell/use-session.ts';
import classes from './lane-share-table.module.css';
import { narrow } from './use-narrow.ts';

type Props = { readonly counts: LaneCounts; readonly decided: number };

/** The count and the share of each lane; its name narrows the list below to it. */
export function LaneShareTable({ counts, decided }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const hasList = useMay('declarations.read');
  const { lane: chosen } = useSearch({ from: '/signed-in/operations' });
  return (
    <table className={tables.table}>
      <thead>
        <tr>
          <th scope="col">{t('lanes.lane')}</th>
          <th scope="col" className={tables.number}>
            {t('lanes.count')}
          </th>
          <th scope="col" className={tables.number}>
            {t('lanes.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane}>
            <th scope="row">
              {hasList ? (
                <Link
                  from="/operations"
                  to="."
                  className={classes.link}
                  search={(search) => narrow(search, { lane: chosen === lane ? undefined : lane })}
                  resetScroll={false}
                  aria-current={chosen === lane ? 'true' : undefined}
                  title={t(chosen === lane ? 'filter.lift' : 'filter.set')}
                >
                  <LaneBadge lane={lane} />
                </Link>
              ) : (
                <LaneBadge lane={lane} />
              )}
            </th>
            <td className={tables.number}>
              <Datum>{formats.number(counts[lane])}</Datum>
            </td>
            <td className={tables.number}>
              <Datum>{decided > 0 ? formats.percent(counts[lane] / decided) : '–'}</Datum>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
