import { useTranslation } from 'react-i18next';
import type { ChallengerComparisonView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';

type Props = { readonly selections: ChallengerComparisonView['selections'] };

/** What profiles select: those in force, those of the challenger, or both. */
export function SelectionsCard({ selections }: Props) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <Card title={t('selections.title')}>
      <Facts
        facts={[
          { name: t('selections.both'), value: <Datum>{number(selections.both)}</Datum> },
          { name: t('selections.onlyWouldBe'), value: <Datum>{number(selections.onlyWouldBe)}</Datum> },
          { name: t('selections.onlyInForce'), value: <Datum>{number(selections.onlyInForce)}</Datum> },
          { name: t('selections.neither'), value: <Datum>{number(selections.neither)}</Datum> },
        ]}
      />
    </Card>
  );
}
