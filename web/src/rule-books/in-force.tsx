import { useTranslation } from 'react-i18next';
import type { RuleBooksView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Card } from '../shell/card.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';
import { HashMark } from './hash-mark.tsx';

/** What decides now. */
export function InForce({ inForce }: { readonly inForce: RuleBooksView['inForce'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Card
      title={t('ruleBooks.inForce')}
      aside={<CopyButton text={inForce.hash} label={t('decision.ruleBook.copy')} />}
    >
      <Facts
        facts={[
          { name: t('decision.ruleBook'), value: <HashMark hash={inForce.hash} /> },
          { name: t('profiles.title'), value: <Datum>{formats.number(inForce.profiles)}</Datum> },
          { name: t('lists.title'), value: <Datum>{formats.number(inForce.lists)}</Datum> },
        ]}
      />
    </Card>
  );
}
