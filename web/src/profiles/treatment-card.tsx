import { useTranslation } from 'react-i18next';
import { MeasureNames } from '../controls/measure-names.tsx';
import { laneTreatments } from '../lanes/lane.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';
import type { Profile } from './shown-version.ts';
import classes from './treatment-card.module.css';

/** What a match asks for, and what the officer is told: never why. */
export function TreatmentCard({ outcome }: { readonly outcome: Profile['then'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { lane, measures = [], likelihood, selectionRate, instruction } = outcome;
  return (
    <Card title={t('treatment.title')}>
      <Facts
        facts={[
          {
            name: t('lanes.lane'),
            value:
              lane === undefined ? (
                t('profile.noLane')
              ) : (
                <span className={classes.lane}>
                  <LaneBadge lane={lane} /> {t(laneTreatments[lane])}
                </span>
              ),
          },
          {
            name: t('decision.measures'),
            value: measures.length === 0 ? t('decision.measures.none') : <MeasureNames codes={measures} />,
          },
          {
            name: t('decision.likelihood'),
            value: likelihood === undefined ? '–' : <Datum>{formats.percent(likelihood)}</Datum>,
          },
          {
            name: t('treatment.selectionRate'),
            value:
              selectionRate === undefined ? (
                t('treatment.everyMatch')
              ) : (
                <Datum>{formats.percent(selectionRate)}</Datum>
              ),
          },
        ]}
      />
      <section className={classes.instruction}>
        <h3>{t('treatment.instruction')}</h3>
        {instruction === undefined ? (
          <p>{t('treatment.noInstruction')}</p>
        ) : (
          <blockquote>
            <Datum>{instruction}</Datum>
          </blockquote>
        )}
        <p className={classes.about}>{t('treatment.instruction.about')}</p>
      </section>
    </Card>
  );
}
