import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BacktestView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';
import rows from '../shell/rows.module.css';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import classes from './overlap.module.css';

type Props = { readonly overlap: BacktestView['overlap']; readonly matches: number };

/** How much of what it would select is selected already, and by what. */
export function Overlap({ overlap, matches }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Card title={t('overlap.title')}>
      <Facts
        facts={[
          { name: t('overlap.already'), value: <RateText rate={overlap.alreadySelectedShare} /> },
          { name: t('overlap.new'), value: <RateText rate={overlap.newShare} /> },
          {
            name: t('overlap.onlyDrawn'),
            value: (
              <Datum>
                {formats.number(overlap.onlyDrawn)} / {formats.number(matches)}
              </Datum>
            ),
          },
        ]}
      />
      {overlap.profiles.length === 0 ? (
        <p className={classes.none}>{t('overlap.none')}</p>
      ) : (
        <Scrolling label={t('overlap.title')} className={classes.scrolling}>
          <table className={`${tables.table} ${classes.table}`}>
            <thead>
              <tr>
                <th scope="col">{t('overlap.profile')}</th>
                <th scope="col" className={tables.number}>
                  {t('overlap.selects')}
                </th>
                <th scope="col" className={tables.number}>
                  {t('overlap.matches')}
                </th>
                <th scope="col" className={tables.number}>
                  {t('overlap.covered')}
                </th>
              </tr>
            </thead>
            <tbody>
              {overlap.profiles.map((other) => (
                <tr key={other.profile}>
                  <th scope="row">
                    <Link to="/profiles/$id" params={{ id: other.profile }}>
                      <Datum code>{other.profile}</Datum>
                    </Link>
                    <span className={rows.second}>
                      <Datum title={other.name}>{other.name}</Datum>
                    </span>
                  </th>
                  <Share part={other.selected} of={matches} share={other.selectedShare} />
                  <Share part={other.matched} of={matches} share={other.matchedShare} />
                  <Share part={other.matched} of={other.matches} share={other.coveredShare} />
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </Card>
  );
}

type ShareProps = { readonly part: number; readonly of: number; readonly share: number };

/** A share with the counts it rests on. */
function Share({ part, of, share }: ShareProps) {
  const formats = useFormats();
  return (
    <td className={tables.number}>
      <Datum>
        {formats.percent(share)}
        <span className={rows.second}>
          {formats.number(part)} / {formats.number(of)}
        </span>
      </Datum>
    </td>
  );
}
