import { CircleAlert, CircleCheck, CircleX, type LucideIcon } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../src/server/api.ts';
import { MeasureNames } from '../controls/measure-names.tsx';
import type { MessageKey } from '../language/message-key.ts';
import { useFormats } from '../language/use-formats.ts';
import { RiskAreaName } from '../risk/risk-area-name.tsx';
import { Datum } from '../shell/datum.tsx';
import classes from './finding-words.module.css';
import { ItemLinks } from './item-links.tsx';

const results = {
  compliant: { name: 'finding.compliant', icon: CircleCheck },
  discrepancy: { name: 'finding.discrepancy', icon: CircleAlert },
  violation: { name: 'finding.violation', icon: CircleX },
} as const satisfies Record<Finding['result'], { name: MessageKey; icon: LucideIcon }>;

/** What officers found, and what they did to find it. */
export function FindingWords({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { name, icon: Icon } = results[finding.result];
  return (
    <div className={classes.finding}>
      <p className={classes.result}>
        <Icon size={14} aria-hidden="true" /> {t(name)}
      </p>
      <ItemLinks items={finding.item === undefined ? undefined : [finding.item]} />
      <p>
        <MeasureNames codes={finding.measures} />
      </p>
      {finding.riskAreas === undefined || finding.riskAreas.length === 0 ? null : (
        <p>
          {finding.riskAreas.map((area, index) => (
            <Fragment key={area}>
              {index === 0 ? '' : ', '}
              <RiskAreaName area={area} />
            </Fragment>
          ))}
        </p>
      )}
      {finding.revenueRecovered === undefined ? null : (
        <p>
          {t('finding.recovered')} <Datum>{formats.money(finding.revenueRecovered)}</Datum>
        </p>
      )}
      {finding.remarks === undefined ? null : (
        <p>
          <Datum>{finding.remarks}</Datum>
        </p>
      )}
      <p>
        {t('finding.officers')} <Datum>{finding.officers.join(', ')}</Datum>
      </p>
    </div>
  );
}
