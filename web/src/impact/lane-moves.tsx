import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { laneNames, lanes } from '../lanes/lane.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import classes from './lane-moves.module.css';
import { type LaneMatrix, movesOf } from './moves-of.ts';

type Props = {
  readonly matrix: LaneMatrix;
  readonly changed: number;
  /** Declarations in all. */
  readonly of: number;
};

/** Who would go to another lane: the moves as bars, and the whole as a table. */
export function LaneMoves({ matrix, changed, of }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const moves = movesOf(matrix);
  const most = moves[0]?.declarations ?? 1;
  return (
    <>
      <p className={classes.sum}>
        {t('laneMoves.changed', {
          changed: formats.number(changed),
          declarations: formats.number(of),
          share: of === 0 ? '–' : formats.percent(changed / of),
        })}
      </p>
      <ul className={classes.moves}>
        {moves.map(({ from, to, declarations }) => (
          <li key={`${from} ${to}`}>
            <span className={classes.lanes}>
              <LaneBadge lane={from} />
              <ArrowRight size={14} role="img" aria-label={t('history.then')} />
              <LaneBadge lane={to} />
            </span>
            <span className={classes.bar} aria-hidden="true">
              <span data-lane={to} style={{ width: `${(declarations / most) * 100}%` }} />
            </span>
            <Datum>{formats.number(declarations)}</Datum>
          </li>
        ))}
      </ul>
      <Scrolling label={t('laneMoves.table')}>
        <table className={`${tables.table} ${classes.matrix}`}>
          <caption>{t('laneMoves.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('laneMoves.inForce')}</th>
              {lanes.map((lane) => (
                <th key={lane} scope="col" className={tables.number}>
                  {t(laneNames[lane])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lanes.map((from) => (
              <tr key={from}>
                <th scope="row">
                  <LaneBadge lane={from} />
                </th>
                {lanes.map((to) => (
                  <td key={to} className={tables.number} data-stays={from === to}>
                    <Datum>{matrix[from][to] === 0 ? '–' : formats.number(matrix[from][to])}</Datum>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}
