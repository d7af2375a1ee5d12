import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChallengerView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Mark } from '../shell/mark.tsx';
import { Moment } from '../shell/moment.tsx';
import rows from '../shell/rows.module.css';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { challengerMarks } from './challenger-state.ts';

/** Each challenger with where it stands, what it holds, and who brought it there. */
export function ChallengersTable({ rows: challengers }: { readonly rows: readonly ChallengerView[] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <Scrolling label={t('challengers.all')}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{t('lists.name')}</th>
            <th scope="col">{t('profile.state')}</th>
            <th scope="col" className={tables.number}>
              {t('profiles.title')}
            </th>
            <th scope="col" className={tables.number}>
              {t('lists.title')}
            </th>
            <th scope="col">{t('challenger.registered')}</th>
            <th scope="col">{t('challenger.started')}</th>
            <th scope="col">{t('challenger.stopped')}</th>
          </tr>
        </thead>
        <tbody>
          {challengers.map((challenger) => (
            <tr key={challenger.name}>
              <th scope="row">
                <Link to="/challengers/$name" params={{ name: challenger.name }}>
                  <Datum>{challenger.name}</Datum>
                </Link>
              </th>
              <td>
                <Mark {...challengerMarks[challenger.state]} />
              </td>
              <td className={tables.number}>
                <Datum>{number(challenger.profiles)}</Datum>
              </td>
              <td className={tables.number}>
                <Datum>{number(challenger.lists)}</Datum>
              </td>
              <td>
                <Done at={challenger.registeredAt} by={challenger.author} />
              </td>
              <td>
                <Done at={challenger.startedAt} by={challenger.starter} />
              </td>
              <td>
                <Done at={challenger.stoppedAt} by={challenger.stopper} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

type DoneProps = { readonly at: string | undefined; readonly by: string | undefined };

/** When something was done, and who did it. */
function Done({ at, by }: DoneProps) {
  if (at === undefined) return '–';
  return (
    <>
      <Moment at={at} withoutZone />
      <span className={rows.second}>
        <Datum>{by}</Datum>
      </span>
    </>
  );
}
