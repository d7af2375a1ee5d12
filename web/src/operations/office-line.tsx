import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperationsView } from '../../../src/server/api.ts';
import { LaneBar } from '../lanes/lane-bar.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import tables from '../shell/table.module.css';
import classes from './office-line.module.css';
import { narrow } from './use-narrow.ts';

/** One office: how much came, where it went, what waits. */
export function OfficeLine({ line }: { readonly line: OperationsView['offices'][number] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { office: chosen } = useSearch({ from: '/signed-in/operations' });
  const isChosen = chosen === line.office;
  return (
    <tr>
      <th scope="row">
        {line.office === '' ? (
          t('office.unnamed')
        ) : (
          <Link
            from="/operations"
            to="."
            className={classes.link}
            search={(search) => narrow(search, { office: isChosen ? undefined : line.office })}
            resetScroll={false}
            aria-current={isChosen ? 'true' : undefined}
            title={t(isChosen ? 'filter.lift' : 'filter.set')}
          >
            <Datum code>{line.office}</Datum>
          </Link>
        )}
      </th>
      <td className={classes.bar}>
        <LaneBar counts={line.lanes} />
      </td>
      <td className={tables.number}>
        <Datum>{formats.number(line.decided)}</Datum>
      </td>
      <td className={tables.number}>
        <Datum>{formats.number(line.queue)}</Datum>
      </td>
    </tr>
  );
}
