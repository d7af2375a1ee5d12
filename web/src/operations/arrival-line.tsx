import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeclarationRow } from '../../../src/server/api.ts';
import { MeasureNames } from '../controls/measure-names.tsx';
import { flowNames } from '../declaration/flow.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { selectorNames } from '../lanes/selected-by.ts';
import { useFormats } from '../language/use-formats.ts';
import { LevelMark } from '../risk/level-mark.tsx';
import { Datum } from '../shell/datum.tsx';
import rows from '../shell/rows.module.css';
import classes from './arrival-line.module.css';
import { ArrivalTime } from './arrival-time.tsx';

type Props = { readonly row: DeclarationRow; readonly isFresh: boolean };

/** One declaration of the list: what came, where it went, and why. */
export function ArrivalLine({ row, isFresh }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <tr className={`${rows.row} ${classes.line}`} data-fresh={isFresh}>
      <td className={classes.time}>
        <ArrivalTime at={row.decidedAt} />
      </td>
      <th scope="row" className={classes.declaration}>
        <Link to="/declarations/$id" params={{ id: row.id }} className={classes.id}>
          <Datum code>{row.id}</Datum>
        </Link>
        <span className={rows.second}>
          {t(flowNames[row.flow])}
          {row.version > 1 ? <> · {t('declaration.version', { version: row.version })}</> : null}
        </span>
      </th>
      <td className={classes.importer}>
        <span className={classes.first}>
          {row.importer === undefined ? '–' : <Datum title={row.importer}>{row.importer}</Datum>}
        </span>
        <span className={rows.second}>
          {row.office === '' ? (
            t('office.unnamed')
          ) : (
            <>
              <span className={classes.onCard}>{t('offices.office')} </span>
              <Datum code>{row.office}</Datum>
            </>
          )}
        </span>
      </td>
      <td className={classes.goods}>
        <Datum code>{row.commodityCode ?? '–'}</Datum>
        <span className={rows.second}>
          {t('goods.items', { count: row.items, items: formats.number(row.items) })}
        </span>
      </td>
      <td className={classes.lane}>
        <LaneBadge lane={row.lane} />
        <span className={rows.second}>{t(selectorNames[row.selectedBy])}</span>
      </td>
      <td className={classes.risk}>
        <LevelMark level={row.level} />
        <span className={rows.second}>
          <Datum>{formats.percent(row.likelihood)}</Datum>
        </span>
      </td>
      <td className={classes.why}>
        {row.reason === undefined ? null : (
          <span className={classes.reason}>
            <Datum title={row.reason}>{row.reason}</Datum>
          </span>
        )}
        {row.measures.length === 0 ? null : (
          <span className={classes.measures}>
            <MeasureNames codes={row.measures} />
          </span>
        )}
      </td>
    </tr>
  );
}
