import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Datum } from '../shell/datum.tsx';
import { Notice } from '../shell/notice.tsx';

/** What the server wants to be confirmed before a step is taken. */
export function StepConcerns({ concerns }: { readonly concerns: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Notice icon={TriangleAlert} title={t('step.concerns')} urgent>
      {concerns.map((concern) => (
        <p key={concern} lang="en">
          <Datum>{concern}</Datum>
        </p>
      ))}
    </Notice>
  );
}
