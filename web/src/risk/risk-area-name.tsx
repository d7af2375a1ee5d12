import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import { Datum } from '../shell/datum.tsx';

/** The kinds of likely non-compliance known by name; an administration's own are shown as they are called. */
export const riskAreaNames: Readonly<Record<string, MessageKey | undefined>> = {
  undervaluation: 'riskArea.undervaluation',
  'over-valuation': 'riskArea.over-valuation',
  misclassification: 'riskArea.misclassification',
  origin: 'riskArea.origin',
  parties: 'riskArea.parties',
  route: 'riskArea.route',
  transit: 'riskArea.transit',
  regime: 'riskArea.regime',
  weight: 'riskArea.weight',
  split: 'riskArea.split',
  container: 'riskArea.container',
  narcotics: 'riskArea.narcotics',
  precursors: 'riskArea.precursors',
  sanctions: 'riskArea.sanctions',
  'dual-use': 'riskArea.dual-use',
  permits: 'riskArea.permits',
  ipr: 'riskArea.ipr',
  cites: 'riskArea.cites',
  'high-value': 'riskArea.high-value',
  'data-quality': 'riskArea.data-quality',
};

export function RiskAreaName({ area }: { readonly area: string }) {
  const { t } = useTranslation();
  const name = riskAreaNames[area.toLowerCase().replaceAll(' ', '-')];
  return name === undefined ? <Datum>{area}</Datum> : t(name);
}
