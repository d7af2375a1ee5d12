import { useTranslation } from 'react-i18next';
import type { ProfileShadowView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import classes from './office-impacts.module.css';

/** What would have changed in each office. */
export function ShadowOffices({ offices }: { readonly offices: ProfileShadowView['offices'] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  if (offices.length === 0) return null;
  return (
    <Card title={t('officeImpacts.title')}>
      <Scrolling label={t('officeImpacts.title')} className={classes.scrolling}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t('offices.office')}</th>
              <th scope="col" className={tables.number}>
                {t('shadow.judged')}
              </th>
              <th scope="col" className={classes.share}>
                {t('shadow.matches')}
              </th>
              <th scope="col" className={tables.number}>
                {t('officeImpacts.changed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {offices.map((line) => (
              <tr key={line.office}>
                <th scope="row">
                  {line.office === '' ? t('office.unnamed') : <Datum code>{line.office}</Datum>}
                </th>
                <td className={tables.number}>
                  <Datum>{number(line.judged)}</Datum>
                </td>
                <td className={classes.share}>
                  <RateText rate={line.matches} />
                </td>
                <td className={tables.number}>
                  <Datum>{number(line.moved)}</Datum>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Card>
  );
}
