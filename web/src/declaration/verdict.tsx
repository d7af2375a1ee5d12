import { useTranslation } from 'react-i18next';
import type { Decision, Lane } from '../../../src/server/api.ts';
import { laneTreatments } from '../lanes/lane.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { selectorNames } from '../lanes/selected-by.ts';
import { useFormats } from '../language/use-formats.ts';
import { LevelMark } from '../risk/level-mark.tsx';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import classes from './verdict.module.css';

type Props = {
  readonly decision: Decision;
  /** The lane it is in now, when somebody re-routed it. */
  readonly now: Lane;
};

/** The decision in brief. */
export function Verdict({ decision, now }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div>
      <p className={classes.lane}>
        <LaneBadge lane={decision.lane} size="large" />
        <span>{t(laneTreatments[decision.lane])}</span>
      </p>
      {now === decision.lane ? null : (
        <p className={classes.now}>
          {t('decision.now')} <LaneBadge lane={now} /> {t(laneTreatments[now])}
        </p>
      )}
      <dl className={classes.facts}>
        <div>
          <dt>{t('decision.level')}</dt>
          <dd>
            <LevelMark level={decision.level} />
          </dd>
        </div>
        <div>
          <dt>{t('decision.likelihood')}</dt>
          <dd>
            <Datum>{formats.percent(decision.likelihood)}</Datum>
          </dd>
        </div>
        <div>
          <dt>{t('decision.revenueAtRisk')}</dt>
          <dd>
            <Datum>
              {decision.revenueAtRisk === undefined ? '–' : formats.money(decision.revenueAtRisk)}
            </Datum>
          </dd>
        </div>
        <div>
          <dt>{t('decision.selectedBy')}</dt>
          <dd>{t(selectorNames[decision.selectedBy])}</dd>
        </div>
        <div>
          <dt>{t('decision.decidedAt')}</dt>
          <dd>
            <Moment at={decision.decidedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('decision.version')}</dt>
          <dd>
            <Datum>{decision.version}</Datum>
          </dd>
        </div>
      </dl>
    </div>
  );
}
