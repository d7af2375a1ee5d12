import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';
import { useFormats } from '../language/use-formats.ts';
import { RiskAreaName } from '../risk/risk-area-name.tsx';
import { Datum } from '../shell/datum.tsx';
import { Evidence } from './evidence.tsx';
import { ItemLinks } from './item-links.tsx';
import classes from './reason-entry.module.css';

const kinds = {
  profile: 'reason.profile',
  list: 'reason.list',
  value: 'reason.value',
  history: 'reason.history',
  model: 'reason.model',
  data: 'reason.data',
} as const satisfies Record<Reason['kind'], MessageKey>;

type Props = {
  readonly reason: Reason;
  /** The strongest shows its evidence at once. */
  readonly isFirst: boolean;
};

/** One reason: who says so, how strongly, and on which facts. */
export function ReasonEntry({ reason, isFirst }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = Object.keys(reason.evidence).length;
  return (
    <li className={classes.reason}>
      <p className={classes.source}>
        {t(kinds[reason.kind])} · <RiskAreaName area={reason.riskArea} /> · <Datum code>{reason.id}</Datum>
      </p>
      <p className={classes.text}>
        <Datum>{reason.text}</Datum>
      </p>
      <p className={classes.weight}>
        <span className={classes.bar} aria-hidden="true">
          <span style={{ width: `${reason.weight * 100}%` }} />
        </span>
        {t('reason.weight')} <Datum>{formats.percent(reason.weight)}</Datum>
      </p>
      <ItemLinks items={reason.items} />
      {facts === 0 ? null : (
        <details className={classes.facts} open={isFirst}>
          <summary>{t('reason.evidence', { facts: formats.number(facts) })}</summary>
          <Evidence value={reason.evidence} />
        </details>
      )}
    </li>
  );
}
