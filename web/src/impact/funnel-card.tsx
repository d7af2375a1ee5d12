import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BacktestView } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';
import { useFormats } from '../language/use-formats.ts';
import { ConditionTree } from '../profiles/condition-tree.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import classes from './funnel-card.module.css';

type Funnel = NonNullable<BacktestView['funnel']>;

const scopes: Readonly<Record<string, MessageKey>> = {
  flow: 'flow.label',
  offices: 'account.offices',
  validity: 'profile.validity',
};

const units = {
  items: 'funnel.items',
  declarations: 'funnel.declarations',
} as const satisfies Record<Funnel['unit'], MessageKey>;

/** How the parts of the profile narrow down what it looks at, one after the other. */
export function FunnelCard({ funnel }: { readonly funnel: Funnel }) {
  const { t } = useTranslation();
  return (
    <Card title={t('funnel.title')}>
      <ol className={classes.funnel}>
        <Step words={t(units[funnel.unit])} passed={funnel.of} of={funnel.of} />
        {funnel.steps.map(({ asks, passed }, index) => (
          <Step
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a report have no other identity, and never change
            key={index}
            words={typeof asks === 'string' ? <Scope name={asks} /> : <ConditionTree condition={asks} />}
            passed={passed}
            of={funnel.of}
          />
        ))}
      </ol>
    </Card>
  );
}

function Scope({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const key = scopes[name];
  return key === undefined ? <Datum code>{name}</Datum> : t(key);
}

type StepProps = { readonly words: ReactNode; readonly passed: number; readonly of: number };

function Step({ words, passed, of }: StepProps) {
  const formats = useFormats();
  const share = of === 0 ? 0 : passed / of;
  return (
    <li>
      <div>{words}</div>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <Datum>
        {formats.number(passed)} <span className={classes.share}>({formats.percent(share)})</span>
      </Datum>
    </li>
  );
}
