import { useTranslation } from 'react-i18next';
import type { Decision } from '../../../src/server/api.ts';
import { MeasureName } from '../controls/measure-name.tsx';
import { Datum } from '../shell/datum.tsx';
import { ItemLinks } from './item-links.tsx';
import classes from './ordered-measures.module.css';

/** What the officer is to do. */
export function OrderedMeasures({ measures }: { readonly measures: Decision['measures'] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('decision.measures')}</h3>
      {measures.length === 0 ? <p className={classes.none}>{t('decision.measures.none')}</p> : null}
      <ol className={classes.list}>
        {measures.map((measure) => (
          <li key={`${measure.code} ${measure.items?.join() ?? ''} ${measure.instruction ?? ''}`}>
            <b>
              <MeasureName code={measure.code} />
            </b>
            <ItemLinks items={measure.items} />
            {measure.instruction === undefined ? null : (
              <p>
                <Datum>{measure.instruction}</Datum>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
