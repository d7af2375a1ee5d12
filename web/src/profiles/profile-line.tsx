import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProfileRow } from '../../../src/server/api.ts';
import { MeasureNames } from '../controls/measure-names.tsx';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { useFormats } from '../language/use-formats.ts';
import { RiskAreaName } from '../risk/risk-area-name.tsx';
import { Datum } from '../shell/datum.tsx';
import rows from '../shell/rows.module.css';
import classes from './profile-line.module.css';
import { StateMark } from './state-mark.tsx';
import { ValidityDays } from './validity-days.tsx';

/** One profile of the list: what it is about, what it asks for, where it stands. */
export function ProfileLine({ row }: { readonly row: ProfileRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { profile } = row;
  const { lane, measures = [], likelihood } = profile.then;
  return (
    <tr className={`${rows.row} ${classes.line}`}>
      <th scope="row" className={classes.profile}>
        <Link to="/profiles/$id" params={{ id: row.id }} className={classes.name}>
          <Datum>{profile.name}</Datum>
        </Link>
        <span className={rows.second}>
          <Datum code>{row.id}</Datum> · {t('declaration.version', { version: row.version })}
        </span>
      </th>
      <td className={classes.area}>
        <RiskAreaName area={profile.riskArea} />
        <span className={rows.second}>
          {profile.owner === undefined ? '–' : <Datum title={profile.owner}>{profile.owner}</Datum>}
        </span>
      </td>
      <td className={classes.asks}>
        <span className={classes.lane}>
          {lane === undefined ? t('profile.noLane') : <LaneBadge lane={lane} />}
          {likelihood === undefined ? null : (
            <span title={t('decision.likelihood')}>
              <Datum>{formats.percent(likelihood)}</Datum>
            </span>
          )}
        </span>
        <span className={rows.second}>
          <MeasureNames codes={measures} />
        </span>
      </td>
      <td className={classes.state}>
        <StateMark state={row.state} />
        <span className={rows.second}>
          <time dateTime={row.changedAt} title={formats.dateTime(row.changedAt)} translate="no">
            {formats.date(row.changedAt)}
          </time>
        </span>
      </td>
      <td className={classes.matches}>
        <RecentMatches recent={row.recentMatches} />
      </td>
      <td className={classes.validity}>
        <ValidityDays from={profile.validFrom} to={profile.validTo} />
      </td>
    </tr>
  );
}

/** How often it matched of late, and when last; nothing where it decides nothing. */
function RecentMatches({ recent }: { readonly recent: ProfileRow['recentMatches'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (recent === undefined) return '–';
  const { matches, lastMatchedAt, since } = recent;
  return (
    <>
      <span title={`${t('profiles.matchesSince')} ${formats.day(since)}`}>
        <span className={classes.matchesName}>{t('profiles.column.matches')}: </span>
        <Datum>{formats.number(matches)}</Datum>
      </span>
      {lastMatchedAt === undefined ? null : (
        <span className={rows.second}>
          {t('profiles.lastMatch')}{' '}
          <time dateTime={lastMatchedAt} title={formats.dateTime(lastMatchedAt)} translate="no">
            {formats.date(lastMatchedAt)}
          </time>
        </span>
      )}
    </>
  );
}
