import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { flowNames } from '../declaration/flow.ts';
import { RiskAreaName } from '../risk/risk-area-name.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';
import type { Profile } from './shown-version.ts';
import { ValidityDays } from './validity-days.tsx';

/** Why the profile exists, who answers for it, and where and when it applies. */
export function PurposeCard({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation();
  const { offices = [], flow } = profile;
  return (
    <Card title={t('purpose.title')}>
      <Facts
        facts={[
          { name: t('profile.riskArea'), value: <RiskAreaName area={profile.riskArea} /> },
          { name: t('profile.owner'), value: datumOr(profile.owner) },
          { name: t('flow.label'), value: t(flow === undefined ? 'flow.all' : flowNames[flow]) },
          {
            name: t('account.offices'),
            value: offices.length === 0 ? t('account.allOffices') : <Datum code>{offices.join(', ')}</Datum>,
          },
          {
            name: t('profile.validity'),
            value: <ValidityDays from={profile.validFrom} to={profile.validTo} />,
          },
          { name: t('profile.legalBasis'), value: datumOr(profile.legalBasis), isWide: true },
          { name: t('profile.justification'), value: datumOr(profile.justification), isWide: true },
        ]}
      />
    </Card>
  );
}

function datumOr(text: string | undefined): ReactNode {
  return text === undefined ? '–' : <Datum>{text}</Datum>;
}
